package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// canal is the owner's view of a small map: three parties along a canal.
func canal() *graph.View {
	topic := func(name string) *graph.Topic {
		return &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	}
	wants := func(holder, topic string, stance int) *graph.Interest {
		return &graph.Interest{
			Statement: graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}, Holder: graph.ID("_:" + holder), Text: "because",
			Topics: []graph.TopicStance{{Topic: graph.ID("_:" + topic), Stance: stance}},
		}
	}
	needs := func(from, to string, importance int, replaceability float64) *graph.Dependency {
		return &graph.Dependency{
			Statement: graph.Statement{Origin: graph.OriginObserved, Confidence: 1}, Depender: graph.ID("_:" + from), Dependee: graph.ID("_:" + to),
			Importance: importance, Replaceability: &replaceability,
		}
	}
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: "Canal"}, By: "owner", Entities: []graph.Entity{
		organisation("City"), organisation("Port"), organisation("Residents"), topic("green banks"), topic("night traffic"),
		wants("City", "green banks", 3), wants("City", "night traffic", 1), wants("Port", "green banks", 1),
		wants("Port", "night traffic", 4), wants("Residents", "green banks", 4), wants("Residents", "night traffic", -3),
		needs("City", "Residents", 4, 0.25), needs("Residents", "City", 3, 0), needs("Residents", "Port", 2, 0.5), needs("Port", "City", 4, 0),
	}}, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{})))
	if err != nil {
		panic(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
	if err != nil {
		panic(err)
	}
	return v
}

func canalID(v *graph.View, name string) graph.ID {
	for _, e := range v.ByName(graph.KindOrganisation) {
		if e.EntityName() == name {
			return e.Meta().ID
		}
	}
	panic(name)
}

func ExampleAlign() {
	v := canal()
	a, err := analysis.Align(v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
	if err != nil {
		panic(err)
	}
	fmt.Println(len(a.Stakeholders()), "stakeholders,", a.Basis().Statements, "statements")
	// Output: 3 stakeholders, 6 statements
}

func ExampleAlignment_Pair() {
	v := canal()
	a, _ := analysis.Align(v, analysis.AlignmentOptions{})
	p, _ := a.Pair(canalID(v, "City"), canalID(v, "Residents"))
	fmt.Printf("score %.2f, convergence %v, divergence %v\n", *p.Score, p.Convergence, p.Divergence)
	for _, e := range p.Shared() {
		fmt.Println("shared:", e.Subject.EntityName(), e.A.Value, e.B.Value)
	}
	for _, e := range p.Opposed() {
		fmt.Println("opposed:", e.Subject.EntityName(), e.A.Value, e.B.Value)
	}
	// Output:
	// score 0.57, convergence 3.5, divergence 2
	// shared: green banks 3 4
	// opposed: night traffic 1 -3
}

func ExampleAlignment_Pairs() {
	a, _ := analysis.Align(canal(), analysis.AlignmentOptions{})
	page, _ := a.Pairs(analysis.PairRequest{Order: analysis.PairMostOpposed, Limit: 2})
	for _, p := range page.Pairs {
		fmt.Println(p.A.EntityName(), p.B.EntityName(), p.Convergence-p.Divergence)
	}
	fmt.Println("of", page.Total)
	// Output:
	// Port Residents -1
	// City Residents 1.5
	// of 3
}

func ExampleAlignment_TopOf() {
	v := canal()
	a, _ := analysis.Align(v, analysis.AlignmentOptions{})
	pairs, _ := a.TopOf(canalID(v, "City"), 1, analysis.PairHighestScore)
	fmt.Printf("%s %.2f\n", pairs[0].B.EntityName(), *pairs[0].Score)
	// Output: Residents 0.57
}

func ExampleAlignment_Subjects() {
	a, _ := analysis.Align(canal(), analysis.AlignmentOptions{})
	subjects, _ := a.Subjects(analysis.SubjectMostContested)
	for _, s := range subjects {
		fmt.Println(s.Subject.EntityName(), s.For, s.Against)
	}
	// Output:
	// night traffic 5 3
	// green banks 8 0
}

func ExampleAlignment_Camps() {
	a, _ := analysis.Align(canal(), analysis.AlignmentOptions{})
	found, _ := a.Camps()
	for _, c := range found {
		fmt.Println(names(c.Members), c.Convergence, c.Divergence)
	}
	// Output: [City Port] 4.5 0
}

func ExampleDependenceOf() {
	d, _ := analysis.DependenceOf(canal(), analysis.DependenceOptions{})
	reciprocity, _ := d.Reciprocity()
	fmt.Printf("%d statements, %.0f%% mutual\n", d.Basis().Statements, 100*reciprocity)
	// Output: 4 statements, 55% mutual
}

func ExampleDependence_Mutual() {
	d, _ := analysis.DependenceOf(canal(), analysis.DependenceOptions{})
	page, _ := d.Mutual(nil, 10)
	for _, m := range page.Pairs {
		fmt.Println(m.A.EntityName(), m.AOnB, m.B.EntityName(), m.BOnA)
	}
	// Output: City 3 Residents 3
}

func ExampleDependence_Cycles() {
	d, _ := analysis.DependenceOf(canal(), analysis.DependenceOptions{})
	cycles, _ := d.Cycles(4, 10)
	for _, c := range cycles {
		fmt.Println(names(c.Stakeholders), c.Weakest)
	}
	// Output:
	// [City Residents] 3
	// [City Residents Port] 1
}

func ExampleDependence_Critical() {
	d, _ := analysis.DependenceOf(canal(), analysis.DependenceOptions{})
	critical, _ := d.Critical(3)
	for _, c := range critical {
		fmt.Println(c.Stakeholder.EntityName(), c.Dependence, c.Dependers)
	}
	// Output:
	// City 7 2
	// Residents 3 1
}

func ExampleDependence_Path() {
	v := canal()
	d, _ := analysis.DependenceOf(v, analysis.DependenceOptions{})
	path, ok, _ := d.Path(canalID(v, "Port"), canalID(v, "Residents"))
	for _, step := range path {
		fmt.Println(v.Find(step.Dependency.Dependee).(graph.Named).EntityName(), step.Strength)
	}
	fmt.Println(ok)
	// Output:
	// City 4
	// Residents 3
	// true
}
