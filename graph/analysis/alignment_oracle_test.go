package analysis_test

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// stanceTable is a random map: names, some of them alike, and stances on ambitions that are narrower than nothing.
type stanceTable struct {
	names   []string
	stances [][]int
}

func drawTable(t *rapid.T) stanceTable {
	n, k := rapid.IntRange(2, 8).Draw(t, "stakeholders"), rapid.IntRange(1, 6).Draw(t, "subjects")
	var s stanceTable
	one := rapid.SampledFrom([]int{none, none, -4, -2, -1, 0, 1, 2, 4})
	for range n {
		s.names = append(s.names, rapid.SampledFrom([]string{"Ann", "ann", "Bos", "École", "Zorg"}).Draw(t, "name"))
		s.stances = append(s.stances, rapid.SliceOfN(one, k, k).Draw(t, "stances"))
	}
	return s
}

// entities are numbered, so that those with the same name can be told apart.
func (s stanceTable) entities() []graph.Entity {
	all := stanceMap(s.stances...)
	for i, name := range s.names {
		o := all[i].(*graph.Organisation)
		o.Name, o.Aliases = name, []string{strconv.Itoa(i)}
	}
	return all
}

func number(e graph.Named) int {
	n, _ := strconv.Atoi(e.(*graph.Organisation).Aliases[0])
	return n
}

// naivePair is what the definitions say of two rows, written down once more without any index.
type naivePair struct {
	a, b                    int
	score                   float64 // NaN for none
	convergence, divergence float64
	evidence                int
}

func naive(x, y []int, m analysis.AlignmentMeasure) naivePair {
	var p naivePair
	var dot, xx, yy, same, opposed, larger, both, either float64
	for k := range x {
		a, b := 0.0, 0.0
		if x[k] != none {
			a = float64(x[k])
		}
		if y[k] != none {
			b = float64(y[k])
		}
		if x[k] != none && y[k] != none {
			p.evidence++
		}
		dot, xx, yy = dot+a*b, xx+a*a, yy+b*b
		larger += max(math.Abs(a), math.Abs(b))
		switch {
		case a*b > 0:
			p.convergence += (math.Abs(a) + math.Abs(b)) / 2
			same += min(math.Abs(a), math.Abs(b))
			both++
		case a*b < 0:
			p.divergence += (math.Abs(a) + math.Abs(b)) / 2
			opposed += min(math.Abs(a), math.Abs(b))
			both++
		}
		if a != 0 || b != 0 {
			either++
		}
	}
	p.score = math.NaN()
	if both == 0 {
		return p
	}
	switch m {
	case analysis.MeasureConvergence:
		p.score = p.convergence / (p.convergence + p.divergence)
	case analysis.MeasureNetDistance:
		p.score = p.convergence - p.divergence
	case analysis.MeasureRuzicka:
		p.score = (same - opposed) / larger
	case analysis.MeasureJaccard:
		p.score = both / either
	default: // ambitions are in no topic tree, so the soft cosine is the plain one
		p.score = dot / math.Sqrt(xx*yy)
	}
	return p
}

// worth rounds, so that the naive arithmetic does not break ties that exact arithmetic keeps.
func (p naivePair) worth(order analysis.PairOrder) float64 {
	var w float64
	switch order {
	case analysis.PairHighestScore, analysis.PairHighestCosine:
		w = p.score
	case analysis.PairLowestScore, analysis.PairLowestCosine:
		w = -p.score
	case analysis.PairMostAligned:
		w = p.convergence - p.divergence
	case analysis.PairMostOpposed:
		w = p.divergence - p.convergence
	case analysis.PairMostAmbivalent:
		w = min(p.convergence, p.divergence)
	case analysis.PairMostConvergent:
		w = p.convergence
	case analysis.PairMostDivergent:
		w = p.divergence
	default:
		w = float64(p.evidence)
	}
	if math.IsNaN(w) {
		return math.Inf(-1)
	}
	return math.Round(w*1e9) / 1e9
}

func (s stanceTable) compareNames(i, j int) int {
	return cmp.Compare(graph.SortKey(s.names[i]), graph.SortKey(s.names[j]))
}

// ranked returns the pairs that have evidence, in order: all of them, or those of one stakeholder.
func (s stanceTable) ranked(m analysis.AlignmentMeasure, order analysis.PairOrder, with int) [][2]int {
	var pairs []naivePair
	for i := range s.names {
		for j := range s.names {
			first := cmp.Or(s.compareNames(i, j), cmp.Compare(i, j)) < 0
			if i == j || with < 0 && !first || with >= 0 && i != with {
				continue
			}
			by := m
			if order.Weighs() {
				by = analysis.MeasureCosine
			}
			p := naive(s.stances[i], s.stances[j], by)
			p.a, p.b = i, j
			if p.evidence > 0 {
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortFunc(pairs, func(p, q naivePair) int {
		return cmp.Or(
			cmp.Compare(q.worth(order), p.worth(order)), s.compareNames(p.a, q.a), s.compareNames(p.b, q.b), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b),
		)
	})
	var out [][2]int
	for _, p := range pairs {
		out = append(out, [2]int{p.a, p.b})
	}
	return out
}

func numbers(pairs []analysis.AlignmentPair) [][2]int {
	var out [][2]int
	for _, p := range pairs {
		out = append(out, [2]int{number(p.A), number(p.B)})
	}
	return out
}

var (
	allMeasures = []analysis.AlignmentMeasure{
		analysis.MeasureCosine, analysis.MeasureSoftCosine, analysis.MeasureConvergence, analysis.MeasureNetDistance,
		analysis.MeasureRuzicka, analysis.MeasureJaccard,
	}
	allOrders = []analysis.PairOrder{
		analysis.PairHighestScore, analysis.PairLowestScore, analysis.PairMostAligned, analysis.PairMostOpposed,
		analysis.PairMostAmbivalent, analysis.PairMostEvidence, analysis.PairMostConvergent, analysis.PairMostDivergent,
		analysis.PairHighestCosine, analysis.PairLowestCosine,
	}
)

func TestAlignment_Pairs_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		entities := s.entities()
		v := viewOf(t, entities...)
		m, order := rapid.SampledFrom(allMeasures).Draw(rt, "measure"), rapid.SampledFrom(allOrders).Draw(rt, "order")
		a := align(t, v, analysis.AlignmentOptions{Measure: m})
		with := rapid.IntRange(-1, len(s.names)-1).Draw(rt, "with")
		request := analysis.PairRequest{Order: order, Limit: rapid.IntRange(1, 5).Draw(rt, "limit")}
		if with >= 0 {
			request.With = entities[with].Meta().ID
		}
		want := s.ranked(m, order, with)
		var got [][2]int
		for more := true; more; {
			page, err := a.Pairs(request)
			if err != nil {
				rt.Fatal(err)
			}
			if page.Total != len(want) {
				rt.Fatalf("%d pairs in all, want %d", page.Total, len(want))
			}
			got = append(got, numbers(page.Pairs)...)
			if more = page.More; more {
				last := page.Pairs[len(page.Pairs)-1]
				request.After = &analysis.PairRef{A: last.A.Meta().ID, B: last.B.Meta().ID}
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			rt.Fatalf("%s by %s (-want +got):\n%s", order, m, diff)
		}
	})
}

func TestAlignment_Pair_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		entities := s.entities()
		v := viewOf(t, entities...)
		m := rapid.SampledFrom(allMeasures).Draw(rt, "measure")
		a := align(t, v, analysis.AlignmentOptions{Measure: m})
		for i := range s.names {
			for j := range s.names {
				if i == j {
					continue
				}
				got, err := a.Pair(entities[i].Meta().ID, entities[j].Meta().ID)
				if err != nil {
					rt.Fatal(err)
				}
				want := naive(s.stances[i], s.stances[j], m)
				checkPair(rt, got, want)
			}
		}
	})
}

func checkPair(t *rapid.T, got analysis.AlignmentPair, want naivePair) {
	if got.Convergence != want.convergence || got.Divergence != want.divergence || got.Evidence != want.evidence {
		t.Fatalf("convergence %v, divergence %v, evidence %d; want %+v", got.Convergence, got.Divergence, got.Evidence, want)
	}
	switch {
	case got.Score == nil && math.IsNaN(want.score):
	case got.Score == nil || math.Abs(*got.Score-want.score) > 1e-9:
		t.Fatalf("score %v, want %v", got.Score, want.score)
	}
	weight := 0.0
	for _, e := range append(got.Shared(), got.Opposed()...) {
		weight += math.Abs(float64(e.A.Value)) + math.Abs(float64(e.B.Value))
	}
	if weight/2 != got.Convergence+got.Divergence {
		t.Fatalf("the evidence weighs %v, want %v", weight/2, got.Convergence+got.Divergence)
	}
}

func TestAlignment_TopOfEach_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		v := viewOf(t, s.entities()...)
		m, order := rapid.SampledFrom(allMeasures).Draw(rt, "measure"), rapid.SampledFrom(allOrders).Draw(rt, "order")
		n := rapid.IntRange(1, 4).Draw(rt, "n")
		a := align(t, v, analysis.AlignmentOptions{Measure: m})
		tops, err := a.TopOfEach(n, order)
		if err != nil {
			rt.Fatal(err)
		}
		for i, who := range a.Stakeholders() {
			want := s.ranked(m, order, number(who))
			if diff := gocmp.Diff(want[:min(n, len(want))], numbers(tops.At(i))); diff != "" && len(want) > 0 {
				rt.Fatalf("%d of %s by %s (-want +got):\n%s", number(who), order, m, diff)
			}
		}
	})
}

// Enough stakeholders that several goroutines share the work.
func TestAlignment_Pairs_parallel(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var s stanceTable
	for range 250 {
		row := make([]int, 20)
		for k := range row {
			row[k] = random.IntN(9) - 4
			if random.IntN(3) == 0 {
				row[k] = none
			}
		}
		s.stances = append(s.stances, row)
		s.names = append(s.names, strconv.Itoa(random.IntN(200)))
	}
	a := align(t, viewOf(t, s.entities()...), analysis.AlignmentOptions{})
	for _, order := range []analysis.PairOrder{analysis.PairHighestScore, analysis.PairMostOpposed} {
		page, err := a.Pairs(analysis.PairRequest{Order: order, Limit: analysis.MostPairs})
		if err != nil {
			t.Fatal(err)
		}
		want := s.ranked(analysis.MeasureCosine, order, -1)
		if diff := gocmp.Diff(want[:analysis.MostPairs], numbers(page.Pairs)); diff != "" || page.Total != len(want) {
			t.Errorf("%s: %d pairs, want %d (-want +got):\n%s", order, page.Total, len(want), diff)
		}
		tops, err := a.TopOfEach(5, order)
		if err != nil {
			t.Fatal(err)
		}
		for i, who := range a.Stakeholders() {
			best, err := a.TopOf(who.Meta().ID, 5, order)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(numbers(best), numbers(tops.At(i))); diff != "" {
				t.Errorf("%s of %s (-one +each):\n%s", order, who.EntityName(), diff)
			}
		}
	}
}

// The order in which things are recorded changes nothing but ties between equal names; neither does looking at a part
// of the map change what is said of two in it.
func TestAlignment_invariance(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		for i := range s.names {
			s.names[i] = "n" + strconv.Itoa(i)
		}
		m := rapid.SampledFrom(allMeasures).Draw(rt, "measure")
		entities := s.entities()
		want := told(t, align(t, viewOf(t, entities...), analysis.AlignmentOptions{Measure: m}), nil)

		shuffled := rapid.Permutation(s.entities()).Draw(rt, "order of recording")
		if got := told(t, align(t, viewOf(t, shuffled...), analysis.AlignmentOptions{Measure: m}), nil); got != want {
			rt.Fatalf("recorded in another order:\n%s\nwant:\n%s", got, want)
		}
		some := func(e graph.Entity) bool { return number(e.(graph.Named))%2 == 0 }
		v := viewOf(t, s.entities()...)
		part := align(t, v, analysis.AlignmentOptions{Measure: m, Among: some})
		if got, want := told(t, part, nil), told(t, align(t, v, analysis.AlignmentOptions{Measure: m}), some); got != want {
			rt.Fatalf("among some:\n%s\nwant:\n%s", got, want)
		}
	})
}

// told writes down every pair of those wanted.
func told(tb testing.TB, a *analysis.Alignment, wanted func(graph.Entity) bool) string {
	tb.Helper()
	var out strings.Builder
	for _, x := range a.Stakeholders() {
		for _, y := range a.Stakeholders() {
			if x == y || wanted != nil && !(wanted(x) && wanted(y)) {
				continue
			}
			p, err := a.Pair(x.Meta().ID, y.Meta().ID)
			if err != nil {
				tb.Fatal(err)
			}
			score := "none"
			if p.Score != nil {
				score = strconv.FormatFloat(*p.Score, 'g', -1, 64)
			}
			out.WriteString(x.EntityName() + y.EntityName() + " " + score + " " + strconv.FormatFloat(p.Convergence, 'g', -1, 64) + "\n")
		}
	}
	return out.String()
}

// A position that two share brings them nearer, or at least no farther apart.
func TestAlignment_sharedPositionNeverLowersConvergence(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		stance := rapid.SampledFrom([]int{-4, -3, -2, -1, 1, 2, 3, 4}).Draw(rt, "stance")
		more := stanceTable{names: s.names}
		for i, row := range s.stances {
			added := none
			if i < 2 {
				added = stance
			}
			more.stances = append(more.stances, append(slices.Clone(row), added))
		}
		for _, m := range []analysis.AlignmentMeasure{analysis.MeasureConvergence, analysis.MeasureNetDistance} {
			before, after := firstTwo(t, s, m), firstTwo(t, more, m)
			if after.Convergence < before.Convergence || after.Divergence != before.Divergence {
				rt.Fatalf("convergence %v → %v, divergence %v → %v", before.Convergence, after.Convergence, before.Divergence, after.Divergence)
			}
			if before.Score != nil && *after.Score < *before.Score {
				rt.Fatalf("%s fell from %v to %v", m, *before.Score, *after.Score)
			}
		}
	})
}

func firstTwo(tb testing.TB, s stanceTable, m analysis.AlignmentMeasure) analysis.AlignmentPair {
	tb.Helper()
	entities := s.entities()
	p, err := align(tb, viewOf(tb, entities...), analysis.AlignmentOptions{Measure: m}).Pair(entities[0].Meta().ID, entities[1].Meta().ID)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// No number is out of its range, and none is no number at all.
func TestAlignment_ranges(t *testing.T) {
	low := map[analysis.AlignmentMeasure]float64{analysis.MeasureConvergence: 0, analysis.MeasureJaccard: 0}
	rapid.Check(t, func(rt *rapid.T) {
		v := viewOf(t, drawTable(rt).entities()...)
		for _, m := range allMeasures {
			matrix, err := align(t, v, analysis.AlignmentOptions{Measure: m}).Matrix()
			if err != nil {
				rt.Fatal(err)
			}
			for i, row := range matrix.Values {
				for j, value := range row {
					if value == nil {
						continue
					}
					checkFinite(t, *value)
					if other := matrix.Values[j][i]; other == nil || *other != *value {
						rt.Fatalf("%s is not symmetric", m)
					}
					least, known := low[m]
					if !known {
						least = -1
					}
					if m != analysis.MeasureNetDistance && (*value < least || *value > 1) {
						rt.Fatalf("%s gave %v", m, *value)
					}
				}
			}
		}
	})
}
