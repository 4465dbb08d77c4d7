package analysis_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func ambition(name, collaboration string, needs ...string) *graph.Ambition {
	a := &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	if collaboration != "" {
		a.Collaboration = graph.ID("_:" + collaboration)
	}
	for _, r := range needs {
		a.Needs = append(a.Needs, graph.Need{Resource: graph.ID("_:" + r)})
	}
	return a
}

// openLines is what somebody would leave open, for comparing.
func openLines(v *graph.View, needs []analysis.NeedWithoutHolder, dependencies []analysis.WeighedDependency) []string {
	var out []string
	for _, n := range needs {
		out = append(out, n.Ambition.Name+"-"+n.Resource.Name)
	}
	for _, w := range dependencies {
		out = append(out, fmt.Sprint(v.Find(w.Dependency.Depender).(graph.Named).EntityName(), "=", w.Strength))
	}
	return out
}

func lastHolderMap(tb testing.TB) *graph.View {
	tb.Helper()
	var in dependenceInput
	caseInput(tb, "dependence/lastholders.json", &in)
	return in.view(tb)
}

func TestDependence_LastHolders_refused(t *testing.T) {
	v := lastHolderMap(t)
	d := dependenceOf(v, analysis.DependenceOptions{})
	for _, bad := range []graph.ID{"amb_none", idOf(t, v, "geld"), ""} {
		_, err := d.LastHolders([]graph.ID{idOf(t, v, "Samen"), bad})
		wantCode(t, err, graph.CodeNotFound)
		wantField(t, err, "neededBy.1")
	}
}

func TestDependence_LastHolders_work(t *testing.T) {
	v := lastHolderMap(t)
	stopped, dear := errors.New("nobody waits any more"), errors.New("too dear")
	d := dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Check: func() error { return stopped }}})
	if _, err := d.LastHolders(nil); !errors.Is(err, stopped) {
		t.Errorf("error = %v, want that of the check", err)
	}
	var price analysis.Price
	d = dependenceOf(v, analysis.DependenceOptions{Work: analysis.Work{Pay: func(p analysis.Price) error { price = p; return dear }}})
	// Two resources, two ambitions and their three needs; for the dependence seven dependencies, four offers and two ambitions.
	if _, err := d.LastHolders(nil); !errors.Is(err, dear) || price != 100*(2+2+3+7+4+2) {
		t.Errorf("error = %v at a price of %d, want it refused at 2000", err, price)
	}
}

// Whoever leaves, its departure says that just that is open, and the order is by what is.
func TestDependence_LastHolders_departures(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(rt, "stakeholders")
		all := ""
		var needs []need
		for i := range n {
			all += " " + letter(i)
		}
		resource := rapid.SampledFrom([]string{"geld", "grond", ""})
		for range rapid.IntRange(0, 12).Draw(rt, "dependencies") {
			from, to := rapid.IntRange(0, n-1).Draw(rt, "from"), rapid.IntRange(0, n-1).Draw(rt, "to")
			if from != to {
				needs = append(needs, need{
					from: letter(from), to: letter(to), importance: rapid.IntRange(1, 4).Draw(rt, "importance"), resource: resource.Draw(rt, "for"),
					replaceability: rapid.SampledFrom([]float64{-1, -1, 0, 0.5, 1}).Draw(rt, "replaceability"), denied: rapid.IntRange(0, 4).Draw(rt, "denied") == 0,
				})
			}
		}
		entities := needMap(all, needs...)
		for _, r := range []string{"geld", "grond"} {
			for range rapid.IntRange(0, 2).Draw(rt, "offers") {
				entities = append(entities, offers(r, letter(rapid.IntRange(0, n-1).Draw(rt, "by")))...)
			}
		}
		for i := range rapid.IntRange(0, 3).Draw(rt, "ambitions") {
			wanted := []string{"geld", "grond"}[:rapid.IntRange(0, 2).Draw(rt, "needs")]
			entities = append(entities, ambition(fmt.Sprint("k", i), "", wanted...))
		}
		v := viewOf(t, entities...)
		o := analysis.DependenceOptions{}
		if rapid.Bool().Draw(rt, "among some") {
			o.Among = func(e graph.Entity) bool { return e.(graph.Named).EntityName() != "B" }
		}
		d := dependenceOf(v, o)
		holders := certain(d.LastHolders(nil))
		got := map[string][]string{}
		for _, l := range holders {
			got[l.Stakeholder.EntityName()] = openLines(v, l.Needs, l.Dependencies)
			sum, heaviest := 0.0, map[graph.ID]float64{}
			for _, w := range l.Dependencies {
				heaviest[w.Dependency.Depender] = max(heaviest[w.Dependency.Depender], w.Strength)
			}
			for _, one := range heaviest {
				sum += one
			}
			if !gocmp.Equal(sum, l.Dependence, near()) {
				rt.Fatalf("%s: dependence %v, want %v", l.Stakeholder.EntityName(), l.Dependence, sum)
			}
		}
		want := map[string][]string{}
		for _, s := range d.Stakeholders() {
			of := certain(d.Without([]graph.ID{s.Meta().ID})).Departure()
			if lines := openLines(v, of.Open, of.OpenDependencies); lines != nil {
				want[s.EntityName()] = lines
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			rt.Fatalf("what would be open (-departures +last holders):\n%s", diff)
		}
		if !slices.IsSortedFunc(holders, func(x, y analysis.LastHolder) int {
			return cmp.Or(cmp.Compare(len(y.Needs), len(x.Needs)), cmp.Compare(y.Dependence, x.Dependence), cmp.Compare(x.Stakeholder.EntityName(), y.Stakeholder.EntityName()))
		}) {
			rt.Fatalf("the order is %+v", holders)
		}
	})
}
