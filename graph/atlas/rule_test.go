package atlas_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// counting refuses Changes after which their principal would see more than most organisations.
type counting struct{ most int }

func (c counting) Allow(_ *graph.Event, after func() (*graph.View, error)) error {
	v, err := after()
	if err != nil {
		return err
	}
	if n := v.Count(graph.KindOrganisation); n > c.most {
		return graph.Invalid([]string{"name"}, "%d organisations are too many", n)
	}
	return nil
}

func TestRules(t *testing.T) {
	b := newBench(t, true)
	a := atlas.New(b.store, atlas.Options{Clock: b.clock.Now, IDs: b.ids, Rules: []atlas.Rule{counting{2}}})
	t.Cleanup(a.Close)
	b.found(a)
	b.apply(a, "owner", organisation("B"))
	over := b.change("owner", organisation("C"))
	if err := a.Rehearse(t.Context(), over); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("rehearsed: got %v, want %s", err, graph.CodeInvalid)
	}
	if _, _, err := a.Apply(t.Context(), over); graph.CodeOf(err) != graph.CodeInvalid {
		t.Errorf("applied: got %v, want %s", err, graph.CodeInvalid)
	}
	v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Count(graph.KindOrganisation); got != 2 {
		t.Errorf("%d organisations are there, want 2", got)
	}
}

// TestRules_see holds that a rule is shown what the principal will see, and nothing more.
func TestRules_see(t *testing.T) {
	b := newBench(t, true)
	seen := map[graph.PrincipalID]int{}
	a := atlas.New(b.store, atlas.Options{Clock: b.clock.Now, IDs: b.ids, Rules: []atlas.Rule{watching(seen)}})
	t.Cleanup(a.Close)
	b.found(a)
	holder := partnerOf(t, a, b)
	secret := graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": holder, "text": "Van mij", "audience": "AUTHOR"})
	b.apply(a, "owner", secret)
	b.apply(a, "partner", graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": holder, "text": "Van de partner"}))
	b.apply(a, "owner", secret)
	if seen["owner"] != 3 || seen["partner"] != 1 {
		t.Errorf("seen %v, want 3 interests by the owner and 1 by the partner", seen)
	}
}

type watching map[graph.PrincipalID]int

func (w watching) Allow(e *graph.Event, after func() (*graph.View, error)) error {
	v, err := after()
	if err == nil {
		w[e.Principal] = v.Count(graph.KindInterest)
	}
	return err
}
