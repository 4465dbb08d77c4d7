package gen_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/bench/gen"
	"raakvlak/graph"
)

func found(tb testing.TB, size gen.Size, seed uint64) *graph.Founding {
	tb.Helper()
	f, err := graph.Found(gen.Foundation(size, seed), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{1})))
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestFoundation(t *testing.T) {
	size := gen.M
	if testing.Short() {
		size = gen.S
	}
	s := found(t, size, 1).Snapshot
	stakeholders := s.Count(graph.KindOrganisation) + s.Count(graph.KindIndividual)
	if stakeholders != int(size) {
		t.Errorf("%d stakeholders, want %d", stakeholders, size)
	}
	for _, about := range []struct {
		kind graph.Kind
		each float64 // per stakeholder
	}{{graph.KindInterest, 8}, {graph.KindDependency, 5}, {graph.KindPosition, 2}} {
		got := float64(s.Count(about.kind)) / float64(stakeholders)
		if got < about.each*0.85 || got > about.each*1.15 {
			t.Errorf("%.2f %ss per stakeholder, want about %v", got, about.kind, about.each)
		}
	}
	sizes := map[graph.PrincipalID]int{}
	for _, who := range []graph.PrincipalID{gen.Owner, gen.Analyst, gen.Viewer, gen.PartnerA, gen.PartnerB} {
		v, err := graph.NewView(s, graph.SightOf(s, who))
		if err != nil {
			t.Fatal(err)
		}
		sizes[who] = v.Size()
	}
	if !(sizes[gen.Viewer] < sizes[gen.PartnerB] && sizes[gen.PartnerB] < sizes[gen.Analyst] && sizes[gen.Analyst] < sizes[gen.Owner]) {
		t.Errorf("what members see: %v, want viewer < partner-b < analyst < owner", sizes)
	}
}

func TestEntities_sameSeed(t *testing.T) {
	first, again := found(t, gen.S, 7), found(t, gen.S, 7)
	if diff := cmp.Diff(first.Event.Baseline, again.Event.Baseline); diff != "" {
		t.Errorf("the same seed made two maps:\n%s", diff)
	}
	if other := found(t, gen.S, 8); other.Event.Baseline.ContentHash == first.Event.Baseline.ContentHash {
		t.Error("two seeds made the same map")
	}
}

func TestSize_Topics(t *testing.T) {
	for size, want := range map[gen.Size]int{gen.S: 20, gen.M: 100, gen.L: 500, gen.XL: 2_000} {
		if got := size.Topics(); got != want {
			t.Errorf("Topics of %s = %d, want %d", size, got, want)
		}
	}
}
