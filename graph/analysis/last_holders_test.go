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

// holderLine is what a last holder would leave open, for comparing.
func holderLine(v *graph.View, l analysis.LastHolder) string {
	return fmt.Sprint(l.Stakeholder.EntityName(), openLines(v, l.Needs, l.Dependencies), l.Dependence)
}

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

// The worked example of docs/methods.md, with what does not count: a dependency that was denied, one of 0, one for what
// others offer too, and one that names no resource.
func lastHolderMap(t *testing.T) *graph.View {
	t.Helper()
	entities := needMap("A B C",
		need{from: "B", to: "A", importance: 4, replaceability: 0, resource: "grond"}, need{from: "C", to: "A", importance: 3, replaceability: -1, resource: "grond"},
		need{from: "C", to: "A", importance: 2, replaceability: 0, resource: "grond"}, need{from: "B", to: "A", importance: 4, replaceability: 1, resource: "grond"},
		need{from: "B", to: "A", importance: 4, replaceability: 0, resource: "grond", denied: true}, need{from: "A", to: "B", importance: 4, replaceability: 0},
		need{from: "A", to: "C", importance: 4, replaceability: -1, resource: "geld"})
	entities = append(append(entities, offers("grond", "A", "A")...), offers("geld", "B", "C")...)
	entities = append(entities, &graph.Collaboration{Record: graph.Record{ID: "_:samen"}, Name: "Samen"},
		ambition("Huis", "samen", "grond", "geld"), ambition("Brug", "", "grond"))
	return viewOf(t, entities...)
}

func TestDependence_LastHolders(t *testing.T) {
	v := lastHolderMap(t)
	d := dependenceOf(v, analysis.DependenceOptions{})
	var samen graph.ID
	for e := range v.Each(graph.KindCollaboration) {
		samen = e.Meta().ID
	}
	withoutB := certain(d.Without([]graph.ID{idOf(t, v, "B")}))
	for _, tc := range []struct {
		name string
		d    *analysis.Dependence
		ids  []graph.ID
		want []string
	}{
		{"all", d, nil, []string{"A[Brug-grond Huis-grond B=4 C=3 C=2] 7"}},
		{"nobody", d, []graph.ID{}, nil},
		{"an ambition", d, []graph.ID{idOf(t, v, "Huis")}, []string{"A[Huis-grond] 0"}},
		{"a collaboration", d, []graph.ID{samen}, []string{"A[Huis-grond] 0"}},
		{"a depender", d, []graph.ID{idOf(t, v, "C"), idOf(t, v, "C")}, []string{"A[C=3 C=2] 3"}},
		{"without B", withoutB, nil, []string{"A[Brug-grond Huis-grond C=3 C=2] 3", "C[Huis-geld A=4] 4"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, l := range certain(tc.d.LastHolders(tc.ids)) {
				got = append(got, holderLine(v, l))
			}
			if diff := gocmp.Diff(tc.want, got); diff != "" {
				t.Errorf("last holders (-want +got):\n%s", diff)
			}
		})
	}
	for _, bad := range []graph.ID{"amb_none", idOf(t, v, "geld"), ""} {
		_, err := d.LastHolders([]graph.ID{samen, bad})
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
