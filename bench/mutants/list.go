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
		old: "inAudience(p, s, m) && seesWhatItIsAbout(p, s, m)", bug: "inAudience(p, s, m)",
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
		old: "if seen.Len() == s.Size() {", bug: "if sight.principal.Role.Steward() || seen.Len() == s.Size() {",
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
		old: "\t\tt.err = work(ctx)\n",
		bug: "\t\tg.mu.Lock()\n\t\tg.next = t\n\t\tg.mu.Unlock()\n\t\tt.err = work(ctx)\n\t\tg.mu.Lock()\n\t\tg.next = nil\n\t\tg.mu.Unlock()\n",
	},
	{
		name: "chain-misses-the-content", file: "graph/event.go", pack: "./graph", run: "TestEvent",
		old: "part(e.Deltas[i].Hash)", bug: "part(\"\")",
	},
	{
		name: "lock-not-taken", file: "graph/neo4j/cypher/commit.cypher", pack: "./graph/neo4j", run: "TestStore$/Commit/SixteenWriters",
		old: "SET h.lock = true\n", bug: "",
	},
	{
		name: "base-not-compared-neo4j", file: "graph/neo4j/cypher/commit.cypher", pack: "./graph/neo4j", run: "TestStore$/Commit/StaleBase",
		old: "CASE WHEN number = $base AND", bug: "CASE WHEN number >= $base AND",
	},
	{
		name: "half-a-commit-is-kept", file: "graph/neo4j/cypher/commit.cypher", pack: "./graph/neo4j", run: "TestCommit_MapTamperedWith",
		old: "1 / CASE WHEN $waits OR", bug: "1 / CASE WHEN true OR",
	},
	{
		name: "lease-not-waited-for", file: "graph/neo4j/lease.go", pack: "./graph/neo4j", run: "TestLease$/OthersWait",
		old: "others && !rest(ctx, leaseTerm+leaseMargin)", bug: "others && !rest(ctx, leaseMargin)",
	},
	{
		name: "lease-holds-while-writing", file: "graph/atlas/lease.go", pack: "./graph/atlas", run: "TestView_Lease",
		old: "return l.writes == 0 && now.Before(l.ends)", bug: "return now.Before(l.ends)",
	},
	{
		name: "what-is-kept-shows", file: "graph/visible.go", pack: "./graph", run: "TestDelete",
		old: "return !e.Meta().Retired || seesWhatKeepsIt(p, e, m)", bug: "_, is := e.(Stated)\n\treturn is || !e.Meta().Retired || seesWhatKeepsIt(p, e, m)",
	},
	{
		name: "kept-leads-nowhere", file: "graph/delete.go", pack: "./graph", run: "TestDelete",
		old: "left != nil && refersTo(left, id)", bug: "left != nil && refersTo(left, id) && left.Meta().ID == id",
	},
	{
		name: "order-of-changes-tells", file: "graph/view.go", pack: "./graph", run: "TestVisibleDeltas",
		old: "uint64 { return d.recorded() }", bug: "uint64 { return 0 }",
	},
	{
		name: "cursor-tells-the-place", file: "graph/cursor.go", pack: "./graph", run: "TestPage_Cursor_tellsNothing",
		old: "block.Encrypt(sealed[:], sealed[:])", bug: "_ = block",
	},
	{
		name: "total-counts-the-hidden", file: "graph/page.go", pack: "./e2e/noninterference", run: "TestNonInterference",
		old: "n += s.view.Count(k)", bug: "n += s.view.whole.Count(k)",
	},
	{
		name: "revision-moves-with-hidden-work", file: "graph/view.go", pack: "./graph/atlas", run: "TestView_HiddenWork",
		old: "if len(deltas) == 0 {\n\t\tout.memo = v.memo // the same snapshot\n\t\treturn out, nil\n\t}", bug: "",
	},
	{
		name: "log-tells-the-query", file: "server/accesslog.go", pack: "./server", run: "TestLogHoldsNoStatements",
		old: "r.URL.Path", bug: "r.URL.String()",
	},
}
