package analysis_test

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// confident sets how sure the statements of a map are, one after the other, over and over.
func confident(all []graph.Entity, confidences ...float64) []graph.Entity {
	n := 0
	for _, e := range all {
		if s, is := e.(graph.Stated); is {
			s.Said().Confidence = confidences[n%len(confidences)]
			n++
		}
	}
	return all
}

func interval(tb testing.TB, p analysis.AlignmentPair) *analysis.ScoreInterval {
	tb.Helper()
	i, err := p.Interval()
	if err != nil {
		tb.Fatal(err)
	}
	return i
}

// A is for k1 with 4, B with 2, and A's statement may be anything: the net distance is ½(|x|+2) for one of ±1 … ±4, or
// there is none. Half sure, it is 3 with a chance of ½ + ½·⅑, and below 0 with one of ½·⁴⁄₉.
func TestAlignmentPair_Interval(t *testing.T) {
	for _, tc := range []struct {
		confidence      float64
		low, high, most float64 // most: the chance of a score
		median          float64
	}{
		{1, 3, 3, 1, 3},
		{0.98, 3, 3, 1 - 0.02/9, 3}, // of a hundred, about one is below 3
		{0.5, -3, 3, 1 - 0.5/9, 3},
		{0, -3, 3, 8.0 / 9, 0},
	} {
		t.Run(strconv.FormatFloat(tc.confidence, 'g', -1, 64), func(t *testing.T) {
			v := viewOf(t, confident(stanceMap([]int{4}, []int{2}), tc.confidence, 1)...)
			a := align(t, v, analysis.AlignmentOptions{Measure: analysis.MeasureNetDistance, Uncertainty: true})
			got := interval(t, pairOf(t, a, v, "A", "B"))
			if got.Low != tc.low && !(tc.confidence == 0.5 && got.Low <= -2) || got.High != tc.high {
				t.Errorf("from %v to %v, want %v to %v", got.Low, got.High, tc.low, tc.high)
			}
			if tc.confidence > 0 && got.Median != tc.median || math.Abs(got.Median) > 3 {
				t.Errorf("median %v, want %v", got.Median, tc.median)
			}
			if math.Abs(got.Known-tc.most) > 0.05 { // three standard deviations of 400 draws
				t.Errorf("known in a share of %v, want about %v", got.Known, tc.most)
			}
			if back := interval(t, pairOf(t, a, v, "B", "A")); *back != *got {
				t.Errorf("of B and A %+v, of A and B %+v", *back, *got)
			}
		})
	}
}

func TestAlignmentPair_Interval_none(t *testing.T) {
	v := viewOf(t, confident(stanceMap([]int{4, none}, []int{2, none}, []int{none, 3}), 0.5)...)
	if got := interval(t, pairOf(t, align(t, v, analysis.AlignmentOptions{}), v, "A", "B")); got != nil {
		t.Errorf("without uncertainty: %+v, want nothing", *got)
	}
	a := align(t, v, analysis.AlignmentOptions{Uncertainty: true})
	if got := interval(t, pairOf(t, a, v, "A", "C")); got != nil {
		t.Errorf("nothing in common: %+v, want nothing", *got)
	}
	for _, w := range []analysis.Work{
		{Check: func() error { return errStopped }}, {Pay: func(analysis.Price) error { return errStopped }},
	} {
		a := align(t, v, analysis.AlignmentOptions{Uncertainty: true, Work: w})
		if _, err := pairOf(t, a, v, "A", "B").Interval(); !errors.Is(err, errStopped) {
			t.Errorf("error %v, want %v", err, errStopped)
		}
		if _, err := a.AskNext("", 1); !errors.Is(err, errStopped) {
			t.Errorf("AskNext: error %v, want %v", err, errStopped)
		}
	}
}

var errStopped = errors.New("stopped")

// Interests add up and their topics are near each other in a tree: those that are certain have their score as both bounds,
// by every measure.
func TestAlignmentPair_Interval_certain(t *testing.T) {
	v := tensionView(t)
	for _, m := range allMeasures {
		a := align(t, v, analysis.AlignmentOptions{Measure: m, Uncertainty: true})
		p := pairOf(t, a, v, "Bakers", "Ann")
		want := &analysis.ScoreInterval{Low: *p.Score, Median: *p.Score, High: *p.Score, Known: 1}
		if diff := cmp.Diff(want, interval(t, p), near()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", m, diff)
		}
	}
}

// The bounds are in order and in range, and neither the order of recording, nor the rest of the map, nor looking at a part
// of it changes them.
func TestAlignmentPair_Interval_properties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		for i := range s.names {
			s.names[i] = "n" + strconv.Itoa(i)
		}
		confidences := rapid.SliceOfN(rapid.SampledFrom([]float64{0, 0.3, 0.8, 1}), 1, 5).Draw(rt, "confidences")
		o := analysis.AlignmentOptions{Measure: rapid.SampledFrom(allMeasures).Draw(rt, "measure"), Uncertainty: true}
		between := func(entities []graph.Entity, o analysis.AlignmentOptions) *analysis.ScoreInterval {
			v := viewOf(t, entities...)
			return interval(t, pairOf(t, align(t, v, o), v, "n0", "n1"))
		}
		want := between(confident(s.entities(), confidences...), o)
		if want != nil {
			checkFinite(t, want.Low, want.Median, want.High, want.Known)
			if !(want.Low <= want.Median && want.Median <= want.High && want.Known > 0 && want.Known <= 1) {
				rt.Fatalf("%+v", *want)
			}
			if o.Measure != analysis.MeasureNetDistance && (want.Low < -1 || want.High > 1) {
				rt.Fatalf("%s: %+v", o.Measure, *want)
			}
		}
		shuffled := rapid.Permutation(confident(s.entities(), confidences...)).Draw(rt, "order of recording")
		more := append(shuffled, organisation("another"), &graph.Ambition{Record: graph.Record{ID: "_:k0"}, Name: "k0"})
		if diff := cmp.Diff(want, between(more, o)); diff != "" {
			rt.Fatalf("in another order, with more in the map (-want +got):\n%s", diff)
		}
		o.Among = func(e graph.Entity) bool { return number(e.(graph.Named)) < 2 }
		if diff := cmp.Diff(want, between(confident(s.entities(), confidences...), o)); diff != "" {
			rt.Fatalf("among the two (-want +got):\n%s", diff)
		}
	})
}
