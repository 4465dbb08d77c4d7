package analysis_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/seed"
)

// example returns the owner's view of an example map.
func example(tb testing.TB, name string) *graph.View {
	tb.Helper()
	maps, err := seed.Maps(tb.Context())
	if err != nil {
		tb.Fatal(err)
	}
	for _, m := range maps {
		if m.Name != name {
			continue
		}
		f, err := graph.Found(m.Batch.Foundation("owner"), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{3})))
		if err != nil {
			tb.Fatal(m.Batch.Locate(err))
		}
		v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
		if err != nil {
			tb.Fatal(err)
		}
		return v
	}
	tb.Fatalf("no example is called %s", name)
	return nil
}

// What two oppose each other on is what their divergence counts, as every vote is of size 1, and there are camps.
func TestSample_freshwater(t *testing.T) {
	a := align(t, example(t, "Fresh water"), analysis.AlignmentOptions{})
	opposed, err := a.Pairs(analysis.PairRequest{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range opposed.Pairs {
		if p.Divergence <= p.Convergence || float64(len(p.Opposed())) != p.Divergence {
			t.Errorf("pair %d of the most opposed: convergence %v, divergence %v on %d statements", i, p.Convergence, p.Divergence, len(p.Opposed()))
		}
	}
	found, err := a.Camps()
	if err != nil || len(found) == 0 {
		t.Errorf("%d camps, %v; want some", len(found), err)
	}
}

func TestSample_worked(t *testing.T) {
	maps, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v := example(t, maps[0].Name)
	d := dependenceOf(v, analysis.DependenceOptions{})
	page, err := d.Mutual(nil, 100)
	if err != nil || page.Total == 0 {
		t.Fatalf("%d mutual dependencies, %v; want some", page.Total, err)
	}
	for i, m := range page.Pairs {
		if m.Mutual <= 0 || i > 0 && m.Mutual > page.Pairs[i-1].Mutual {
			t.Errorf("mutual dependence %d: %v after %v", i, m.Mutual, page.Pairs[max(i-1, 0)].Mutual)
		}
	}
	if len(certain(d.Critical(20))) == 0 {
		t.Error("nobody is critical")
	}
	a := align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests, Measure: analysis.MeasureSoftCosine})
	pairs, err := a.Pairs(analysis.PairRequest{Order: analysis.PairHighestScore, Limit: 5})
	if err != nil || len(pairs.Pairs) != 5 {
		t.Fatalf("%d pairs, %v", len(pairs.Pairs), err)
	}
	for _, p := range pairs.Pairs {
		if strings.TrimSpace(p.A.EntityName()) == "" || p.Score == nil {
			t.Errorf("pair %+v has no name or score", p)
		}
	}
}
