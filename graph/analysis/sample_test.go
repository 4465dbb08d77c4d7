package analysis_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

// The expectations about the fresh-water conversation were computed from its votes.csv by a separate script: the last
// vote of each participant on each statement, agree 1, pass 0, disagree -1.
func TestSample_freshwater(t *testing.T) {
	v := example(t, "Fresh water")
	a := align(t, v, analysis.AlignmentOptions{})
	who := idOf(t, v, "Participant 5")

	best, err := a.TopOf(who, 5, analysis.PairHighestScore)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range best {
		got = append(got, p.B.EntityName())
	}
	want := []string{"Participant 3", "Participant 45", "Participant 25", "Participant 30", "Participant 67"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("nearest by cosine (-want +got):\n%s", diff)
	}
	if first := best[0]; !cmp.Equal(*first.Score, 0.847482507775365, near()) || first.Convergence != 27 || first.Divergence != 0 || len(first.Shared()) != 27 {
		t.Errorf("participants 5 and 3: score %v, convergence %v on %d statements, divergence %v; want 0.847483, 27 on 27, 0",
			*first.Score, first.Convergence, len(first.Shared()), first.Divergence)
	}
	allies, err := a.Allies(who, 1)
	if err != nil || len(allies) != 1 || allies[0].B.EntityName() != "Participant 3" {
		t.Errorf("best ally %v (%v), want participant 3", allies, err)
	}
	opposed, err := a.Pairs(analysis.PairRequest{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range opposed.Pairs {
		if p.Divergence <= p.Convergence || float64(len(p.Opposed())) != p.Divergence {
			t.Errorf("pair %d of the most opposed: convergence %v, divergence %v on %d statements", i, p.Convergence, p.Divergence, len(p.Opposed()))
		}
	}
	if b := a.Basis(); b.Statements < 3_000 {
		t.Errorf("basis %+v, want the votes", b)
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
