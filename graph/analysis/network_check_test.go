package analysis_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// TestBrokerage_worked is a small network of three groups, by hand.
func TestBrokerage_worked(t *testing.T) {
	var entities []graph.Entity
	for name, sector := range map[string]graph.Sector{
		"Ans": graph.SectorNonProfit, "Bea": graph.SectorNonProfit, "Cas": graph.SectorNonProfit, "Dirk": graph.SectorPublic, "Els": graph.SectorProfit,
	} {
		o := organisation(name)
		o.Sector = sector
		entities = append(entities, o)
	}
	for _, arc := range []string{"Ans Cas", "Cas Bea", "Cas Dirk", "Els Cas", "Bea Dirk", "Dirk Ans"} {
		from, to, _ := strings.Cut(arc, " ")
		entities = append(entities, &graph.Influence{Statement: said(), Influencer: graph.ID("_:" + from), Influenced: graph.ID("_:" + to), Strength: 2})
	}
	v := viewOf(t, entities...)
	n := network(t, v, analysis.NetworkOptions{Over: analysis.RelationInfluence})
	want := map[string]analysis.Brokerage{
		"Cas":  {Coordinator: 1, Gatekeeper: 1, Representative: 1, Liaison: 1, Total: 4, Group: "NON_PROFIT"},
		"Dirk": {Itinerant: 2, Total: 2, Group: "PUBLIC"},
		"Ans":  {Gatekeeper: 1, Total: 1, Group: "NON_PROFIT"},
		"Bea":  {Group: "NON_PROFIT"},
		"Els":  {Group: "PROFIT"},
	}
	for name, want := range want {
		got := sure[analysis.Brokerage](t)(nodeOf(t, n, v, name).Brokerage(analysis.GroupingSector))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestOpenness_worked(t *testing.T) {
	one, two := graph.SectorPublic, graph.SectorCitizens
	v := viewOf(t, sectors(tied("ab", "ac", "bd", "cd", "de"), map[string]graph.Sector{"a": one, "b": one, "c": two, "d": two, "e": two})...)
	n := network(t, v, analysis.NetworkOptions{})
	got := sure[analysis.NetworkOpenness](t)(n.Openness(analysis.GroupingSector))
	want := analysis.NetworkOpenness{
		Openness: analysis.Openness{Index: -0.2, External: 2, Internal: 3},
		Groups: []analysis.GroupOpenness{
			{Group: "CITIZENS", Members: 3, Openness: analysis.Openness{Index: 0, External: 2, Internal: 2}},
			{Group: "PUBLIC", Members: 2, Openness: analysis.Openness{Index: 1.0 / 3, External: 2, Internal: 1}},
		},
	}
	if diff := cmp.Diff(want, got, near()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for name, want := range map[string]float64{"a": 0, "b": 0, "c": 0, "d": -1.0 / 3, "e": -1} {
		if o := sure[*analysis.Openness](t)(nodeOf(t, n, v, name).Openness(analysis.GroupingSector)); !cmp.Equal(want, o.Index, near()) {
			t.Errorf("%s is open by %v, want %v", name, o.Index, want)
		}
	}
}

func TestBalance_worked(t *testing.T) {
	v := viewOf(t, tied("ab", "bc", "cd", "a-c", "a-d", "b-d")...)
	got := sure[*analysis.Balance](t)(network(t, v, analysis.NetworkOptions{}).Balance())
	one := 1
	want := &analysis.Balance{Triads: 4, BalancedTriads: 2, Degree: 0.5, Frustration: &one, FrustrationAtMost: 1}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// Without a triad nothing is out of balance, and without signs there is no balance.
	got = sure[*analysis.Balance](t)(network(t, viewOf(t, tied("ab")...), analysis.NetworkOptions{}).Balance())
	if none := 0; !cmp.Equal(got, &analysis.Balance{Degree: 1, Balanced: true, Frustration: &none}) {
		t.Errorf("one tie has %+v", got)
	}
	for _, over := range []analysis.NetworkRelation{analysis.RelationDependencies, analysis.RelationInfluence} {
		if got := sure[*analysis.Balance](t)(network(t, v, analysis.NetworkOptions{Over: over}).Balance()); got != nil {
			t.Errorf("%s has a balance, %+v", over, got)
		}
	}
}

func TestStructuralHoles_worked(t *testing.T) {
	v := viewOf(t, tied("ab", "ac", "bc", "ad", "ae", "f")...)
	n := network(t, v, analysis.NetworkOptions{})
	for name, want := range map[string][3]float64{
		"a": {13.0 / 32, 3.5, 0.875}, "b": {61.0 / 64, 1, 0.5}, "c": {61.0 / 64, 1, 0.5}, "d": {1, 1, 1}, "e": {1, 1, 1},
	} {
		node := nodeOf(t, n, v, name)
		got := [3]float64{
			*sure[*float64](t)(node.Constraint()), *sure[*float64](t)(node.EffectiveSize()), *sure[*float64](t)(node.Efficiency()),
		}
		if diff := cmp.Diff(want, got, near()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	alone := nodeOf(t, n, v, "f")
	if c, s := sure[*float64](t)(alone.Constraint()), sure[*float64](t)(alone.EffectiveSize()); c != nil || s != nil {
		t.Errorf("who is alone has constraint %v and effective size %v, want none", c, s)
	}
	triangle := viewOf(t, tied("ab", "bc", "ac")...)
	got := sure[*float64](t)(nodeOf(t, network(t, triangle, analysis.NetworkOptions{}), triangle, "a").Constraint())
	if !cmp.Equal(*got, 1.125, near()) {
		t.Errorf("the constraint in a triangle is %v, want 1.125", *got)
	}
}

func TestCommunities_worked(t *testing.T) {
	v := viewOf(t, tied("ab", "ac", "bc", "cd", "de")...)
	n := network(t, v, analysis.NetworkOptions{})
	if q := sure[float64](t)(n.Modularity()); !cmp.Equal(q, 0.22, near()) {
		t.Errorf("modularity = %v, want 0.22", q)
	}
	var got []string
	communities, total, err := n.Communities(10)
	if err != nil || total != 2 {
		t.Fatal(total, err)
	}
	for _, c := range communities {
		got = append(got, strings.Join(names(c.Members), ""))
	}
	if diff := cmp.Diff([]string{"abc", "de"}, got); diff != "" {
		t.Errorf("communities (-want +got):\n%s", diff)
	}
	// Normalised by (n-1)(n-2)/2 = 6.
	for name, raw := range map[string]float64{"a": 0, "b": 0, "c": 4, "d": 3, "e": 0} {
		if b := sure[float64](t)(nodeOf(t, n, v, name).Betweenness()); !cmp.Equal(b, raw/6, near()) {
			t.Errorf("betweenness of %s = %v, want %v", name, b, raw/6)
		}
	}
}

func TestCorePeriphery_worked(t *testing.T) {
	v := viewOf(t, tied("ab", "ac", "bc", "ad", "be")...)
	n := network(t, v, analysis.NetworkOptions{})
	got := sure[analysis.CorePeriphery](t)(n.CorePeriphery())
	if !got.Exact || got.Optima != 1 || !cmp.Equal(*got.Correlation, 0.654654, near()) || strings.Join(names(got.Cores[0]), "") != "ab" {
		t.Errorf("core %v of correlation %v, one of %d", names(got.Cores[0]), *got.Correlation, got.Optima)
	}
	for name, want := range map[string]int{"a": 2, "b": 2, "c": 2, "d": 1, "e": 1} {
		if got := certain(nodeOf(t, n, v, name).Core()); got != want {
			t.Errorf("%s is in a core of %d, want %d", name, got, want)
		}
	}
}

// TestCommunities_karate is on Zachary's karate club: the best modularity is 0.4197896, and that of the two clubs that
// came of it 0.3582347.
func TestCommunities_karate(t *testing.T) {
	text, err := os.ReadFile("testdata/karate.csv")
	if err != nil {
		t.Fatal(err)
	}
	club := map[string]string{}
	var entities, ties []graph.Entity
	for line := range strings.Lines(string(text)) {
		a, b, is := strings.Cut(strings.TrimSpace(line), ",")
		switch {
		case !is || strings.HasPrefix(line, "#"):
		case len(club) < 34:
			club[a] = b
			entities = append(entities, organisation(a))
		default:
			ties = append(ties, &graph.Tie{Statement: said(), A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: graph.TieWorksWith, Strength: 1})
		}
	}
	if len(ties) != 78 {
		t.Fatalf("%d ties, want 78", len(ties))
	}
	n := network(t, viewOf(t, append(entities, ties...)...), analysis.NetworkOptions{})
	if q := sure[float64](t)(n.Modularity()); q < 0.41 || q > 0.4197897 {
		t.Errorf("modularity = %v, want 0.41 … 0.4197896", q)
	}
	clubs := make([]int32, 34)
	for i, e := range n.Stakeholders() {
		if club[e.EntityName()] == "2" {
			clubs[i] = 1
		}
	}
	if q := analysis.ModularityOf(n, clubs); !cmp.Equal(q, 0.3582347, near()) {
		t.Errorf("the two clubs have modularity %v, want 0.3582347", q)
	}
}
