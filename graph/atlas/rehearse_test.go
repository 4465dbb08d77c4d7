package atlas_test

import (
	"context"
	"testing"

	"raakvlak/graph"
)

// TestRehearse_Left has whoever rehearses a Change leave: nobody is told whether it would do.
func TestRehearse_Left(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	c := b.change("owner", organisation("B"))
	if err := a.Rehearse(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	if err := a.Rehearse(ctx, c); graph.ReasonOf(err) != graph.ReasonTimeout {
		t.Errorf("rehearsing for nobody: %v, want %s", err, graph.ReasonTimeout)
	}
}
