package graph_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// TestView_Shared is what each member sees of what everybody does, whoever asks.
func TestView_Shared(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(1, 30).Draw(rt, "changes") {
			_, _ = w.try(rapid.SampledFrom(people).Draw(rt, "who"), randomEdit(rt, w))
		}
		var want string
		members := slices.DeleteFunc(slices.Clone(people), func(who graph.PrincipalID) bool { return graph.PrincipalIn(w.at, who).Role == "" })
		for i, who := range members {
			v := w.view(who)
			shared, err := v.Shared(nil)
			if err != nil {
				rt.Fatal(err)
			}
			for e := range shared.All() {
				for _, other := range members {
					if !naivelyVisible(w, other, e) {
						rt.Fatalf("%s shares %s %s, which %s may not see", who, e.EntityKind(), e.Meta().ID, other)
					}
				}
			}
			got := picture(shared.Snapshot) + string(shared.Revision())
			if i == 0 {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("%s shares something else than %s (-want +got):\n%s", who, members[0], diff)
			}
		}
	})
}
