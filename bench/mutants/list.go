package main

// mutants are the seeded bugs. Each is of a sort that has lost or leaked data in some system.
var mutants = []mutant{
	{
		name: "version-check-skipped", file: "graph/propose.go", pack: "./graph", run: "TestPropose",
		old: `expected != "" && version != expected`, bug: `expected != "" && version != version`,
	},
	{
		name: "audience-not-narrowed-by-edit", file: "graph/audience.go", pack: "./graph", run: "TestAudience",
		old: "said.Audience, said.Consents = AudienceStewards, nil\n\t\treturn nil",
		bug: "return nil",
	},
	{
		name: "hidden-referent-shows", file: "graph/visible.go", pack: "./graph", run: "TestView",
		old: "inAudience(p, stated, m) && seesWhatItIsAbout(p, stated, m)", bug: "inAudience(p, stated, m)",
	},
	{
		name: "view-key-misses-the-author", file: "graph/view.go", pack: "./graph", run: "TestSightOf|TestView",
		old: "if !s.wroteHidden(p) {", bug: "if true {",
	},
	{
		name: "delete-destroys-what-is-hidden", file: "graph/delete.go", pack: "./graph", run: "TestDelete",
		old: "if !d.sees(other) {\n\t\t\thidden = true\n\t\t\tcontinue\n\t\t}", bug: "hidden = false",
	},
	{
		name: "filter-after-aggregation", file: "graph/view.go", pack: "./graph", run: "TestView",
		old: "if len(seen) == s.Size() {", bug: "if sight.principal.Role.Steward() || len(seen) == s.Size() {",
	},
	{
		name: "base-not-compared", file: "graph/sqlite/commit.go", pack: "./graph/sqlite", run: "TestContract/Commit",
		old: "if outcome.Stale = h.Number != base; outcome.Stale ||", bug: "if outcome.Stale = h.Number < base; outcome.Stale ||",
	},
	{
		name: "key-not-looked-up", file: "graph/sqlite/commit.go", pack: "./graph/sqlite", run: "TestContract/Commit",
		old: "outcome.Stale || len(outcome.Known) > 0 || len(entries) == 0", bug: "outcome.Stale || len(entries) == 0",
	},
	{
		name: "event-forgotten", file: "graph/sqlite/commit.go", pack: "./graph/sqlite", run: "TestContract/Commit",
		old: "if err := w.event(h.key, event); err != nil {", bug: "if err := error(nil); err != nil {",
	},
	{
		name: "views-not-advanced", file: "graph/atlas/live.go", pack: "./graph/atlas", run: "TestView",
		old: "l.snapshot, l.views, l.checked = last.after, views, l.atlas.clock()",
		bug: "l.snapshot, l.checked = last.after, l.atlas.clock()",
	},
	{
		name: "check-under-way-is-shared", file: "graph/atlas/gate.go", pack: "./graph/atlas", run: "TestView_SharesChecks",
		old: "t = &turn{done: make(chan struct{})}\n\t\tg.next = t", bug: "t = g.running",
	},
	{
		name: "chain-misses-the-content", file: "graph/event.go", pack: "./graph", run: "TestEvent",
		old: "part(e.Deltas[i].Hash)", bug: "part(\"\")",
	},
}
