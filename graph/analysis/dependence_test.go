package analysis_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// need is one line of a table of dependencies.
type need struct {
	from, to       string
	importance     int
	replaceability float64 // -1: not assessed
	resource       string
	denied         bool
}

func needMap(names string, needs ...need) []graph.Entity {
	var out []graph.Entity
	for _, name := range strings.Fields(names) {
		out = append(out, organisation(name))
	}
	for _, name := range []string{"geld", "grond"} {
		out = append(out, &graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	for _, n := range needs {
		d := &graph.Dependency{
			Statement: graph.Statement{Origin: graph.OriginObserved, Confidence: 1}, Depender: graph.ID("_:" + n.from),
			Dependee: graph.ID("_:" + n.to), Importance: n.importance,
		}
		if n.resource != "" {
			d.Resource = graph.ID("_:" + n.resource)
		}
		if n.replaceability >= 0 {
			d.Replaceability = &n.replaceability
		}
		if n.denied {
			d.Confirmation = graph.ConfirmationDenied
		}
		out = append(out, d)
	}
	return out
}

func offers(resource string, by ...string) []graph.Entity {
	var out []graph.Entity
	for _, name := range by {
		out = append(out, &graph.Offer{
			Statement: graph.Statement{Origin: graph.OriginAssumed, Confidence: 1}, Stakeholder: graph.ID("_:" + name), Resource: graph.ID("_:" + resource),
		})
	}
	return out
}

func TestDependence_Pair_refused(t *testing.T) {
	v := viewOf(t, needMap("A B", need{from: "A", to: "B", importance: 3})...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	_, err := d.Pair(idOf(t, v, "A"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeInvalid)
	_, err = d.Pair(idOf(t, v, "A"), idOf(t, v, "geld"))
	wantCode(t, err, graph.CodeNotFound)
	_, _, err = d.Path(idOf(t, v, "geld"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeNotFound)
	if path, ok, err := d.Path(idOf(t, v, "A"), idOf(t, v, "A")); len(path) != 0 || !ok || err != nil {
		t.Errorf("from A to A: %v, %t, %v; want no step", path, ok, err)
	}
	some := dependenceOf(v, analysis.DependenceOptions{Among: func(e graph.Entity) bool { return e.(graph.Named).EntityName() != "B" }})
	_, err = some.Of(idOf(t, v, "A"), idOf(t, v, "B"))
	wantCode(t, err, graph.CodeNotFound)
}

func TestDependence_Mutual_refused(t *testing.T) {
	v := viewOf(t, needMap("A B", need{from: "A", to: "B", importance: 2}, need{from: "B", to: "A", importance: 2})...)
	d := dependenceOf(v, analysis.DependenceOptions{})
	_, err := d.Mutual(&analysis.PairRef{A: "org_gone", B: idOf(t, v, "A")}, 1)
	wantCode(t, err, graph.CodeInvalid)
	if graph.ReasonOf(err) != graph.ReasonBadCursor {
		t.Errorf("reason %s, want %s", graph.ReasonOf(err), graph.ReasonBadCursor)
	}
	_, err = d.Mutual(nil, 0)
	wantCode(t, err, graph.CodeInvalid)
}

// TestDependence_Cycles_first holds that of all rings the first are answered where fewer are asked for.
func TestDependence_Cycles_first(t *testing.T) {
	var rings dependenceInput
	caseInput(t, "dependence/rings.json", &rings)
	d := dependenceOf(rings.view(t), analysis.DependenceOptions{})
	members := func(c analysis.DependencyCycle) string { return strings.Join(names(c.Stakeholders), " ") }
	all := must[[]analysis.DependencyCycle](t)(d.Cycles(4, analysis.MostCycles))
	first := must[[]analysis.DependencyCycle](t)(d.Cycles(4, 2))
	if diff := cmp.Diff(texts(all[:2], members), texts(first, members)); diff != "" {
		t.Errorf("the first 2 of %d (-want +got):\n%s", len(all), diff)
	}
	for _, bad := range [][2]int{{1, 1}, {analysis.LongestCycle + 1, 1}, {4, 0}, {4, analysis.MostCycles + 1}} {
		_, err := d.Cycles(bad[0], bad[1])
		wantCode(t, err, graph.CodeInvalid)
	}
}

func TestDependence_limits(t *testing.T) {
	stopped := errors.New("nobody waits any more")
	var all []need
	everybody := ""
	for i := range 40 {
		everybody += " " + letter(i)
		for j := range 40 {
			if i != j {
				all = append(all, need{from: letter(i), to: letter(j), importance: 1})
			}
		}
	}
	v := viewOf(t, needMap(everybody, all...)...)
	paid := analysis.Price(0)
	pay := func(price analysis.Price) error {
		paid = price
		return nil
	}
	d := dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Pay: pay}})
	if _, err := d.Cycles(2, 100); err != nil || paid != 2*40*39+40*39*39 {
		t.Errorf("price %d, %v; want one and two steps from each, and one back", paid, err)
	}
	if _, err := d.Cycles(5, 100); err != nil || paid != 50_000_000 {
		t.Errorf("price %d, %v; want as much as is followed at most, of which cycles of two take little", paid, err)
	}
	ring := needMap(everybody, slices.DeleteFunc(all, func(n need) bool { return n.from > n.to })...)
	d = dependenceOf(viewOf(t, ring...), analysis.DependenceOptions{})
	if cycles, err := d.Cycles(8, 1); err != nil || len(cycles) != 0 {
		t.Errorf("in an order without cycles: %d, %v", len(cycles), err)
	}
	d = dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return stopped }}})
	if _, err := d.Cycles(2, 1); !errors.Is(err, stopped) {
		t.Errorf("who cannot pay got %v", err)
	}
	if _, _, err := d.Path(idOf(t, v, "A"), idOf(t, v, "B")); err == nil {
		t.Error("another map's stakeholder was found")
	}
}
