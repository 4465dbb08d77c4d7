package analysis_test

import (
	"errors"
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
