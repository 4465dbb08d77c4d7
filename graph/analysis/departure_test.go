package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestDependence_Matrix_large(t *testing.T) {
	_, err := dependenceOf(viewOf(t, organisations(301)...), analysis.DependenceOptions{}).Matrix()
	wantCode(t, err, graph.CodeTooLarge)
}

// B and C offer money; A alone needs both. When C leaves, B cannot be replaced, and the land that C alone has is gone.
func TestDependence_Without(t *testing.T) {
	entities := append(needMap("A B C", need{from: "A", to: "B", importance: 4, replaceability: -1, resource: "geld"},
		need{from: "A", to: "C", importance: 3, replaceability: -1, resource: "grond"}, need{from: "C", to: "A", importance: 2}),
		&graph.Ambition{Name: "Huis", Needs: []graph.Need{{Resource: "_:geld"}, {Resource: "_:grond"}}})
	entities = append(append(entities, offers("geld", "B", "C")...), offers("grond", "C")...)
	v := viewOf(t, entities...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	if points := certain(d.SinglePoints(10)); len(points) != 1 || points[0].Holder.EntityName() != "C" || points[0].Resource.Name != "grond" || len(points[0].Dependencies) != 1 {
		t.Errorf("single points %+v, want C for grond", points)
	}
	after, err := d.Without([]graph.ID{idOf(t, v, "C")})
	if err != nil {
		t.Fatal(err)
	}
	of := after.Departure()
	if d.Departure() != nil || of == nil || cmp.Diff([]string{"C"}, names(of.Left)) != "" || len(after.Stakeholders()) != 2 {
		t.Fatalf("departure %+v, want that of C", of)
	}
	if len(of.Losses) != 1 || of.Losses[0].Stakeholder.EntityName() != "A" || of.Losses[0].Dependence != 3 {
		t.Errorf("losses %+v, want 3 of A", of.Losses)
	}
	if len(of.Raised) != 1 || of.Raised[0].Before != 2 || of.Raised[0].Strength != 4 {
		t.Errorf("raised %+v, want from 2 to 4", of.Raised)
	}
	if len(of.Open) != 1 || of.Open[0].Resource.Name != "grond" || of.Open[0].Ambition.Name != "Huis" {
		t.Errorf("open %+v, want grond for Huis", of.Open)
	}
	if open := of.OpenDependencies; len(open) != 1 || open[0].Strength != 3 {
		t.Errorf("open dependencies %+v, want that of grond", open)
	}
	if points := certain(after.SinglePoints(10)); len(points) != 1 || points[0].Resource.Name != "geld" {
		t.Errorf("single points without C %+v, want geld", points)
	}
	for _, bad := range []graph.ID{"org_none", idOf(t, v, "geld")} {
		_, err = d.Without([]graph.ID{bad})
		wantCode(t, err, graph.CodeNotFound)
		wantField(t, err, "without.0")
	}
	if said := certain(d.Said(graph.ConfirmationAsserted)); len(said) != 3 || len(certain(d.Said(graph.ConfirmationConfirmed))) != 0 {
		t.Errorf("%d unanswered, want 3", len(said))
	}
}
