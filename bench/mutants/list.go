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
}
