package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

func TestSnapshot_ByName(t *testing.T) {
	v := newWorld(t,
		&graph.Individual{Name: "école"}, &graph.Organisation{Name: "Zorg"}, &graph.Organisation{Name: "anna"},
		&graph.Individual{Name: "Anna", Function: "second"}, &graph.Organisation{Name: "zebra"}, &graph.Topic{Name: "Bos"},
	).view("owner")
	var got []string
	for key, e := range v.ByName(graph.KindIndividual, graph.KindOrganisation) {
		got = append(got, key+"="+e.EntityName())
	}
	want := []string{"anna=anna", "anna=Anna", "zebra=zebra", "zorg=Zorg", "école=école"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	for range v.ByName(graph.KindInterest) {
		t.Error("interests have no names")
	}
}
