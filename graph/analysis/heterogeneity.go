package analysis

import (
	"math"
	"slices"

	"raakvlak/graph"
)

// Heterogeneity says how mixed a group is, by the shares p of its members in each category.
type Heterogeneity struct {
	Counted    int // members that have a category, N
	Uncounted  int // members without one, who are left out
	Categories int // K: those that occur, or those of the scheme where that was asked for

	Blau            float64 // 1 - Σ p²: the chance that two drawn with replacement differ; 0 … 1 - 1/K
	IQV             float64 // Blau / (1 - 1/K), the index of qualitative variation: 0 one category … 1 all alike
	Shannon         float64 // -Σ p ln p, in nats: 0 … ln K
	Pielou          float64 // Shannon / ln K, evenness: 0 … 1
	EffectiveNumber float64 // e^Shannon: as mixed as so many categories of one size; 0 when nobody is counted
	UnbiasedBlau    float64 // N / (N - 1) × Blau: the chance that two different members differ; 0 below two members
}

// HeterogeneityOf returns how mixed a group is of which counts has the number of members by category (Blau, 1977;
// Mueller and Schuessler, 1961; Shannon, 1948; Pielou, 1966). K is the number of categories that occur or, when it is
// not 0, that of the scheme: categories, empty ones included. Where K is at most 1 or nobody is counted, IQV and Pielou
// are 0. A count below 0 and a scheme of fewer categories than occur are [graph.CodeInvalid].
func HeterogeneityOf(counts []int, scheme int) (Heterogeneity, error) {
	occurring := slices.DeleteFunc(slices.Clone(counts), func(n int) bool { return n == 0 })
	slices.Sort(occurring) // sums of one order are the same to the last digit
	if len(occurring) > 0 && occurring[0] < 0 {
		return Heterogeneity{}, graph.Invalid([]string{"counts"}, "a category has 0 members or more")
	}
	if scheme != 0 && scheme < len(occurring) {
		return Heterogeneity{}, graph.Invalid([]string{"categories"}, "%d categories occur, which are more than the scheme's %d", len(occurring), scheme)
	}
	h := Heterogeneity{Categories: max(scheme, len(occurring))}
	for _, n := range occurring {
		h.Counted += n
	}
	if h.Counted > 0 {
		h.measure(occurring)
	}
	return h, nil
}

func (h *Heterogeneity) measure(counts []int) {
	members, k := float64(h.Counted), float64(h.Categories)
	same := 0.0
	for _, n := range counts {
		p := float64(n) / members
		same += p * p
		h.Shannon -= p * math.Log(p)
	}
	h.Blau, h.Shannon = max(1-same, 0), max(h.Shannon, 0)
	h.EffectiveNumber = math.Exp(h.Shannon)
	if h.Categories > 1 {
		h.IQV, h.Pielou = min(h.Blau/(1-1/k), 1), min(h.Shannon/math.Log(k), 1)
	}
	if h.Counted > 1 {
		h.UnbiasedBlau = min(members/(members-1)*h.Blau, 1)
	}
}

// SectorHeterogeneity returns how mixed stakeholders are by sector. Who has none, as individuals, is left out.
func SectorHeterogeneity(stakeholders []graph.Named) Heterogeneity {
	bySector := map[graph.Sector]int{}
	uncounted := 0
	for _, s := range stakeholders {
		if o, is := s.(*graph.Organisation); is && o.Sector != "" {
			bySector[o.Sector]++
		} else {
			uncounted++
		}
	}
	counts := make([]int, 0, len(bySector))
	for _, n := range bySector {
		counts = append(counts, n)
	}
	h, _ := HeterogeneityOf(counts, 0) // counts of what occurs are in range
	h.Uncounted = uncounted
	return h
}
