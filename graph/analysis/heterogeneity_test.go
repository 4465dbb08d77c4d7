package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// heterogeneityCase answers how mixed so many of each category are, or stakeholders by sector.
func heterogeneityCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in struct {
		Counts      []int          `json:"counts"`
		Categories  int            `json:"categories"`  // of the scheme; those that occur unless given
		Sectors     []graph.Sector `json:"sectors"`     // of organisations, "" of one without, in place of counts
		Individuals int            `json:"individuals"` // beside those
	}
	input(&in)
	if in.Sectors != nil {
		stakeholders := make([]graph.Named, in.Individuals)
		for i := range stakeholders {
			stakeholders[i] = &graph.Individual{}
		}
		for _, sector := range in.Sectors {
			stakeholders = append(stakeholders, &graph.Organisation{Sector: sector})
		}
		return heterogeneityAnswer(analysis.SectorHeterogeneity(stakeholders))
	}
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
	var three networkInput
	caseInput(t, "network/heterogeneity.json", &three)
	_, err = network(t, three.view(t), three.options()).Heterogeneity(analysis.GroupingSector, 2)
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
