package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// heterogeneityCase answers how mixed so many of each category are.
func heterogeneityCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in struct {
		Counts     []int `json:"counts"`
		Categories int   `json:"categories"` // of the scheme; those that occur unless given
	}
	input(&in)
	return heterogeneityAnswer(sure[analysis.Heterogeneity](tb)(analysis.HeterogeneityOf(in.Counts, in.Categories)))
}

func heterogeneityAnswer(h analysis.Heterogeneity) map[string]any {
	return map[string]any{
		"counted": h.Counted, "uncounted": h.Uncounted, "categories": h.Categories, "blau": h.Blau, "iqv": h.IQV, "shannon": h.Shannon,
		"pielou": h.Pielou, "effectiveNumber": h.EffectiveNumber, "unbiasedBlau": h.UnbiasedBlau,
	}
}

func TestHeterogeneityOf_errors(t *testing.T) {
	_, err := analysis.HeterogeneityOf([]int{1, 1, 1}, 2)
	wantCode(t, err, graph.CodeInvalid)
	_, err = analysis.HeterogeneityOf([]int{1, -1}, 0)
	wantCode(t, err, graph.CodeInvalid)
}

func TestHeterogeneityOf_properties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 50), 0, 8).Draw(rt, "counts")
		h, err := analysis.HeterogeneityOf(counts, 0)
		if err != nil {
			rt.Fatal(err)
		}
		shuffled := append([]int{0}, counts...)
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if again, _ := analysis.HeterogeneityOf(shuffled, 0); again != h {
			rt.Fatalf("in another order %+v, want %+v", again, h)
		}
		// The unbiased index is the share of pairs that differ.
		members, differ := 0, 0
		for _, n := range counts {
			differ += members * n
			members += n
		}
		pairs := members * (members - 1) / 2
		if pairs > 0 && !cmp.Equal(h.UnbiasedBlau, float64(differ)/float64(pairs), near()) {
			rt.Fatalf("unbiased %v, want %d / %d", h.UnbiasedBlau, differ, pairs)
		}
		for _, share := range []float64{h.Blau, h.IQV, h.Pielou, h.UnbiasedBlau} {
			checkFinite(t, share)
			if share < 0 || share > 1 {
				rt.Fatalf("%+v holds %v", h, share)
			}
		}
		if h.EffectiveNumber > float64(h.Categories)+1e-9 {
			rt.Fatalf("%v effective categories of %d", h.EffectiveNumber, h.Categories)
		}
	})
}

func TestSectorHeterogeneity(t *testing.T) {
	of := func(s graph.Sector) graph.Named { return &graph.Organisation{Sector: s} }
	got := analysis.SectorHeterogeneity([]graph.Named{
		of(graph.SectorPublic), of(graph.SectorPublic), of(graph.SectorPublic), of(graph.SectorNonProfit), of(graph.SectorNonProfit),
		of(graph.SectorCitizens), of(""), &graph.Individual{},
	})
	want := analysis.Heterogeneity{
		Counted: 6, Uncounted: 2, Categories: 3, Blau: 11.0 / 18, IQV: 11.0 / 12, Shannon: 1.011404, Pielou: 0.920620, EffectiveNumber: 2.749459, UnbiasedBlau: 11.0 / 15,
	}
	if diff := cmp.Diff(want, got, near()); diff != "" {
		t.Errorf("sectors (-want +got):\n%s", diff)
	}
}

// TestNetwork_Heterogeneity counts the sectors of a network's nodes, those without one apart.
func TestNetwork_Heterogeneity(t *testing.T) {
	var all []graph.Entity
	for i, sector := range []graph.Sector{graph.SectorPublic, graph.SectorPublic, graph.SectorPublic, graph.SectorNonProfit, graph.SectorNonProfit, graph.SectorProfit, ""} {
		o := organisation(letter(i))
		o.Sector = sector
		all = append(all, o)
	}
	n, err := analysis.NetworkOf(viewOf(t, all...), analysis.NetworkOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		categories int
		iqv        float64
	}{{0, 11. / 12}, {4, 22. / 27}} {
		h, err := n.Heterogeneity(analysis.GroupingSector, c.categories)
		if err != nil || h.Counted != 6 || h.Uncounted != 1 || !cmp.Equal(11./18, h.Blau, near()) || !cmp.Equal(c.iqv, h.IQV, near()) {
			t.Errorf("of %d categories: %+v (%v), want 6 counted, 1 not, Blau 11/18, IQV %v", c.categories, h, err, c.iqv)
		}
	}
	_, err = n.Heterogeneity(analysis.GroupingSector, 2)
	wantCode(t, err, graph.CodeInvalid)
}
