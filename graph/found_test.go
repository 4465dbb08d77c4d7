package graph_test

import (
	"testing"

	"raakvlak/graph"
)

// What founding settles late, who sees a statement and which end of a tie comes first, must be in the snapshot's
// indexes too.
func TestFound_settlesBeforeIndexing(t *testing.T) {
	person := &graph.Individual{Record: graph.Record{ID: "_:p"}, Name: "Huisarts"}
	about := &graph.Interest{Holder: "_:p", Text: "wil rust", Statement: graph.Statement{Confidence: 1}}
	entities := []graph.Entity{person, about, &graph.Member{Principal: "owner", Name: "o", Role: graph.MemberOwner}}
	for i := range 8 {
		id := graph.ID("_:" + string(rune('a'+i)))
		entities = append(entities, &graph.Organisation{Record: graph.Record{ID: id}, Name: string(id)})
	}
	for i := range 8 {
		a, b := graph.ID("_:"+string(rune('a'+i))), graph.ID("_:"+string(rune('a'+(i+1)%8)))
		entities = append(entities, &graph.Tie{A: a, B: b, Kind: graph.TieTrusts, Strength: 1})
	}
	w := newWorld(t, entities...)
	if about.Audience != graph.AudienceAuthor {
		t.Fatalf("audience %s, want AUTHOR", about.Audience)
	}
	if w.view("owner").Find(about.ID) == nil {
		t.Error("the author does not see what only the author may see")
	}
	for tie := range graph.Every[*graph.Tie](w.at) {
		for link, end := range map[string]graph.ID{"a": tie.A, "b": tie.B} {
			found := false
			for e := range w.at.Referring(end, graph.KindTie, link) {
				found = found || e == graph.Entity(tie)
			}
			if !found {
				t.Errorf("tie %s is not found by its end %s", tie.ID, link)
			}
		}
	}
}
