package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// described is all that a network answers, by the names of its nodes.
func described(t *testing.T, n *analysis.Network) map[string]string {
	t.Helper()
	out := map[string]string{
		"": fmt.Sprintf("%.9f %.9f %d %d %d", n.Density(), n.Reciprocity(), certain(n.Components()), certain(n.StrongComponents()), n.Links()),
	}
	finite := func(p *float64) string {
		if p == nil {
			return "none"
		}
		checkFinite(t, *p)
		return fmt.Sprintf("%.9f", *p)
	}
	balance := sure[*analysis.Balance](t)(n.Balance())
	if balance != nil {
		out[""] += fmt.Sprint(balance.Triads, balance.BalancedTriads, balance.Balanced, *balance.Frustration)
	}
	core := sure[analysis.CorePeriphery](t)(n.CorePeriphery())
	out[""] += fmt.Sprint(finite(core.Correlation), core.Optima)
	openness := sure[analysis.NetworkOpenness](t)(n.Openness(analysis.GroupingSector))
	out[""] += fmt.Sprint(openness)
	for _, e := range n.Stakeholders() {
		node := sure[analysis.NetworkNode](t)(n.Node(e.Meta().ID))
		between, closeness, rank := sure[float64](t)(node.Betweenness()), sure[float64](t)(node.Closeness()), sure[float64](t)(node.PageRank())
		for _, share := range []float64{between, closeness, rank} {
			if share < 0 || share > 1+1e-9 || math.IsNaN(share) {
				t.Errorf("a share is %v", share)
			}
		}
		open := "none"
		if o := sure[*analysis.Openness](t)(node.Openness(analysis.GroupingSector)); o != nil {
			open = fmt.Sprint(*o)
		}
		eigen := sure[*float64](t)(node.Eigenvector())
		if eigen != nil {
			// Where the way to rest is long, the last digits hang on the order of adding.
			rounded := math.Round(*eigen*1e6) / 1e6
			eigen = &rounded
		}
		out[e.EntityName()] = fmt.Sprint(
			node.Degree(), node.InDegree(), node.OutDegree(), node.Strength(), finite(&between), finite(&closeness), finite(&rank), finite(eigen),
			certain(node.Core()), finite(sure[*float64](t)(node.Constraint())), finite(sure[*float64](t)(node.EffectiveSize())),
			sure[analysis.Brokerage](t)(node.Brokerage(analysis.GroupingSector)), open,
		)
	}
	return out
}

// TestNetwork_order holds that nothing hangs on the order of recording, and that names only name.
func TestNetwork_order(t *testing.T) {
	for seed := range uint64(12) {
		entities := randomWeb(seed, 9)
		shuffled := randomWeb(seed, 9)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		// Of two statements of the same rank the later recorded one counts, so only one of each may be there.
		v, w := viewOf(t, once(entities)...), viewOf(t, once(shuffled)...)
		renamed := randomWeb(seed, 9)
		for _, e := range renamed {
			if o, is := e.(*graph.Organisation); is {
				o.Name = mirrored(o.Name)
			}
		}
		m := viewOf(t, once(renamed)...)
		for _, over := range relations {
			want := described(t, network(t, v, analysis.NetworkOptions{Over: over}))
			if diff := cmp.Diff(want, described(t, network(t, w, analysis.NetworkOptions{Over: over}))); diff != "" {
				t.Errorf("seed %d, %s, in another order (-want +got):\n%s", seed, over, diff)
			}
			got := map[string]string{}
			for name, text := range described(t, network(t, m, analysis.NetworkOptions{Over: over})) {
				if name != "" {
					name = mirrored(name)
				}
				got[name] = text
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("seed %d, %s, under other names (-want +got):\n%s", seed, over, diff)
			}
		}
	}
}

// mirrored swaps the letters A … I, the last for the first.
func mirrored(name string) string { return string('A' + 'I' - rune(name[0])) }

// once leaves out what is said again about the same two, whichever way round.
func once(entities []graph.Entity) []graph.Entity {
	byText := slices.Clone(entities)
	text := func(e graph.Entity) (about, all string) {
		switch e := e.(type) {
		case *graph.Tie:
			return fmt.Sprint("tie", min(e.A, e.B), max(e.A, e.B), e.Kind), fmt.Sprint(e.A, e.B, e.Strength)
		case *graph.Dependency:
			return fmt.Sprint("dependency", e.Depender, e.Dependee), fmt.Sprint(e.Importance)
		case *graph.Influence:
			return fmt.Sprint("influence", e.Influencer, e.Influenced), fmt.Sprint(e.Strength)
		case *graph.Position:
			return fmt.Sprint("position", e.Stakeholder, e.Ambition), fmt.Sprint(*e.Stance)
		}
		return string(e.Meta().ID), ""
	}
	best := map[string]string{}
	for _, e := range byText {
		about, all := text(e)
		if had, is := best[about]; !is || all < had {
			best[about] = all
		}
	}
	var out []graph.Entity
	for _, e := range entities {
		about, all := text(e)
		if want, is := best[about]; is && want == all {
			delete(best, about)
			out = append(out, e)
		}
	}
	return out
}

func TestNetwork_refused(t *testing.T) {
	v := viewOf(t, tied("ab")...)
	for _, o := range []analysis.NetworkOptions{{Over: "KINSHIP"}, {Sample: 9}, {Sample: 5_001}, {Sample: -1}} {
		_, err := analysis.NetworkOf(v, o)
		wantCode(t, err, graph.CodeInvalid)
	}
	n := network(t, v, analysis.NetworkOptions{})
	_, err := n.Ungrouped("SHOE_SIZE")
	wantCode(t, err, graph.CodeInvalid)
	_, err = n.Node("org_none")
	wantCode(t, err, graph.CodeNotFound)
	_, err = n.Nodes("SHOE_SIZE", "", 5)
	wantCode(t, err, graph.CodeInvalid)
	_, err = n.Nodes(analysis.NodeName, "org_none", 5)
	wantCode(t, err, graph.CodeInvalid)
	_, err = n.Nodes(analysis.NodeName, "", 0)
	wantCode(t, err, graph.CodeInvalid)
}

// TestNetwork_paid holds that what is not paid for is not done, and may be asked for again.
func TestNetwork_paid(t *testing.T) {
	v := viewOf(t, randomWeb(3, 12)...)
	poor := graph.Errorf(graph.CodeTooLarge, "no money")
	o := analysis.NetworkOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return poor }}}
	if _, err := analysis.NetworkOf(v, o); err == nil {
		t.Error("the network was made for nothing")
	}
	rich := network(t, v, analysis.NetworkOptions{})
	n, err := analysis.NetworkOf(v, o) // which is there by now
	if err != nil {
		t.Fatal(err)
	}
	node := sure[analysis.NetworkNode](t)(n.Node(n.Stakeholders()[0].Meta().ID))
	if _, err := node.Betweenness(); !errors.Is(err, poor) {
		t.Errorf("betweenness: %v, want that it was not paid", err)
	}
	if _, err := n.Modularity(); !errors.Is(err, poor) {
		t.Errorf("modularity: %v, want that it was not paid", err)
	}
	if _, err := sure[analysis.NetworkNode](t)(rich.Node(n.Stakeholders()[0].Meta().ID)).Betweenness(); err != nil {
		t.Error(err)
	}
	if _, err := node.Betweenness(); err != nil {
		t.Errorf("what is there already must be paid for again: %v", err)
	}
}

// TestBetweenness_sampled holds that an estimate is near what is counted, as far as its error says.
func TestBetweenness_sampled(t *testing.T) {
	v := viewOf(t, randomWeb(8, 80)...)
	whole := network(t, v, analysis.NetworkOptions{})
	n := network(t, v, analysis.NetworkOptions{Sample: 40})
	far := 0
	for _, e := range n.Stakeholders() {
		exact := sure[float64](t)(sure[analysis.NetworkNode](t)(whole.Node(e.Meta().ID)).Betweenness())
		node := sure[analysis.NetworkNode](t)(n.Node(e.Meta().ID))
		about, wide := sure[float64](t)(node.Betweenness()), sure[*float64](t)(node.BetweennessError())
		if wide == nil {
			t.Fatal("an estimate has no error")
		}
		if math.Abs(about-exact) > 2.5**wide+1e-12 {
			far++
		}
	}
	if far > 6 {
		t.Errorf("%d of 80 estimates are further off than two and a half times their error", far)
	}
	enough := network(t, v, analysis.NetworkOptions{Sample: 80})
	if got := sure[*float64](t)(sure[analysis.NetworkNode](t)(enough.Node(n.Stakeholders()[0].Meta().ID)).BetweennessError()); got != nil {
		t.Errorf("what is counted has an error, %v", *got)
	}
}

// TestNetwork_grows holds that one more tie takes nobody out of a core and joins no fewer.
func TestNetwork_grows(t *testing.T) {
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 3))
		pairs := []string{"a", "b", "c", "d", "e", "f", "g"}
		cores := map[string]int{}
		components, density := 7, 0.0
		for range 12 {
			a := r.IntN(7)
			b := (a + 1 + r.IntN(6)) % 7
			pairs = append(pairs, pairs[a]+pairs[b])
			v := viewOf(t, tied(pairs...)...)
			n := network(t, v, analysis.NetworkOptions{})
			if certain(n.Components()) > components || n.Density() < density {
				t.Errorf("seed %d: one more tie makes %d parts of %d, and a density of %v of %v", seed, certain(n.Components()), components, n.Density(), density)
			}
			components, density = certain(n.Components()), n.Density()
			for _, name := range pairs[:7] {
				core := certain(nodeOf(t, n, v, name).Core())
				if core < cores[name] {
					t.Errorf("seed %d: one more tie takes %s from a core of %d to %d", seed, name, cores[name], core)
				}
				cores[name] = core
			}
		}
	}
}
