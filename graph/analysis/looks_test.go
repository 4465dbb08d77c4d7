package analysis_test

import (
	"strconv"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// TestLooks holds that what goes over many stakeholders asks now and then whether somebody still waits, also once it knows who
// takes part.
func TestLooks(t *testing.T) {
	const many = 6_000
	all := collaborating(many)
	for i := range many {
		all = append(all, assessing("owner", letter(i), 1, graph.Assessment{Power: at(3)}))
	}
	v := viewOf(t, all...)
	looks := func(method func(*graph.View, graph.ID, analysis.Work) error) (n int) {
		if err := method(v, bridgeOf(t, v), analysis.Work{Check: func() error { n++; return nil }}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for name, method := range methodsOfCollaboration() {
		if name == "among" {
			continue
		}
		looks(method) // what is kept with the view is made now
		if got, least := looks(method), looks(methodsOfCollaboration()["among"])+many/2_048; got < least {
			t.Errorf("%s looks %d times, want at least %d", name, got, least)
		}
	}
}

// TestPath_looks holds the same of a path over one step with many to go on from.
func TestPath_looks(t *testing.T) {
	const many = 5_000
	all := []graph.Entity{organisation("A"), organisation("Z")}
	for i := range many {
		name := "M" + strconv.Itoa(i)
		all = append(all, organisation(name))
		for _, ends := range [][2]string{{"A", name}, {name, "Z"}} {
			all = append(all, &graph.Dependency{
				Statement: said(), Depender: graph.ID("_:" + ends[0]), Dependee: graph.ID("_:" + ends[1]), Importance: 3,
			})
		}
	}
	v := viewOf(t, all...)
	looks := 0
	d := dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Check: func() error { looks++; return nil }}})
	looks = 0
	path, ok, err := d.Path(idOf(t, v, "A"), idOf(t, v, "Z"))
	if err != nil || !ok || len(path) != 2 {
		t.Fatalf("path %v, %v, error %v", path, ok, err)
	}
	if least := 2 * many / 2_048; looks < least {
		t.Errorf("%d looks, want at least %d", looks, least)
	}
}
