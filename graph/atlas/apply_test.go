package atlas_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

func TestApply_WritersTogether(t *testing.T) {
	const writers, changes = 16, 60
	for _, sole := range []bool{true, false} {
		t.Run(fmt.Sprintf("sole=%t", sole), func(t *testing.T) {
			b := newBench(t, sole)
			a := b.atlas(0)
			// Where others may write, half of the Changes come through another process.
			second := a
			if !sole {
				second = b.atlas(0)
			}
			b.found(a)
			revisions := make(chan graph.Revision, writers*changes)
			var wait sync.WaitGroup
			for w := range writers {
				through := []*atlas.Atlas{a, second}[w%2]
				wait.Go(func() {
					for c := range changes {
						r, v, err := through.Apply(t.Context(), b.change("owner", organisation(fmt.Sprintf("O %d/%d", w, c))))
						if err != nil {
							t.Errorf("writer %d, change %d: %v", w, c, err)
							return
						}
						if v.Find(r.IDs[0]) == nil {
							t.Errorf("writer %d does not see what it wrote", w)
						}
						revisions <- r.Revision
					}
				})
			}
			wait.Wait()
			close(revisions)
			seen := map[graph.Revision]bool{}
			for r := range revisions {
				if seen[r] {
					t.Errorf("the revision %s was given twice", r)
				}
				seen[r] = true
			}
			v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
			if err != nil {
				t.Fatal(err)
			}
			if got := v.Count(graph.KindOrganisation); got != writers*changes+1 {
				t.Errorf("%d organisations are there, want %d", got, writers*changes+1)
			}
			if got := v.Head().Number; got != writers*changes+1 {
				t.Errorf("revision %d is reached, want %d: one per change", got, writers*changes+1)
			}
			if sole && b.store.of("Commit") >= writers*changes {
				t.Errorf("%d commits for %d changes: none were gathered", b.store.of("Commit"), writers*changes)
			}
		})
	}
}

func TestApply_ARefusedChangeLeavesItsNeighboursAlone(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			name := fmt.Sprintf("O %d", i)
			if i%2 == 1 {
				name = ""
			}
			_, _, err := a.Apply(t.Context(), b.change("owner", organisation(name)))
			if (err != nil) != (name == "") {
				t.Errorf("change %d: got error %v", i, err)
			}
		})
	}
	wait.Wait()
	v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Count(graph.KindOrganisation); got != 21 {
		t.Errorf("%d organisations are there, want 21", got)
	}
}

func TestApply_ClientMutationID(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	c := b.change("owner", organisation("Eén keer"))
	c.ClientMutationID = "m1"
	results := make([]graph.Result, 20)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() {
			var err error
			if results[i], _, err = a.Apply(t.Context(), c); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	first := 0
	for i, r := range results {
		if r.IDs[0] != results[0].IDs[0] || r.Revision != results[0].Revision {
			t.Errorf("answer %d names %s at %s, want %s at %s", i, r.IDs[0], r.Revision, results[0].IDs[0], results[0].Revision)
		}
		if !r.Replayed {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d of 20 equal changes were done, want 1", first)
	}
	other := b.change("owner", organisation("Iets anders"))
	other.ClientMutationID = "m1"
	if _, _, err := a.Apply(t.Context(), other); graph.ReasonOf(err) != graph.ReasonIDReused {
		t.Errorf("the same id with another input: got %v, want %s", err, graph.ReasonIDReused)
	}
	same := b.change("partner", graph.CreateFrom(graph.KindInterest, "", graph.Fields{
		"holder": partnerOf(t, a, b), "text": "Van de partner",
	}))
	same.ClientMutationID = "m1"
	if r, _, err := a.Apply(t.Context(), same); err != nil || r.Replayed {
		t.Errorf("another principal's same id: got %v, replayed %t", err, r.Replayed)
	}
}

func partnerOf(t *testing.T, a *atlas.Atlas, b *bench) graph.ID {
	v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	return graph.PrincipalIn(v.Snapshot, "partner").Stakeholders[0]
}

func TestApply_ARepetitionOfWhatIsNotValidAnyMore(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	made, v := b.apply(a, "owner", organisation("A"))
	c := b.change("owner", graph.Update(made.IDs[0], v.Find(made.IDs[0]).Meta().Version, graph.Fields{"name": "B"}))
	c.ClientMutationID = "m2"
	first, _, err := a.Apply(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	again, _, err := a.Apply(t.Context(), c)
	if err != nil || again.Revision != first.Revision || !again.Replayed {
		t.Errorf("the same update again: got %+v, %v; want the first answer", again, err)
	}
}

func TestApply_AnAnswerThatIsLost(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	lost := graph.Errorf(graph.CodeUnavailable, "the answer was lost").Because(graph.ReasonOutcomeUnknown)
	b.store.intercept(func(call string) error {
		if call == "Committed" {
			return lost
		}
		return nil
	})
	c := b.change("owner", organisation("Toch"))
	c.ClientMutationID = "m3"
	if _, _, err := a.Apply(t.Context(), c); !errors.Is(err, lost) {
		t.Fatalf("got %v, want that the outcome is unknown", err)
	}
	b.store.intercept(nil)
	v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Count(graph.KindOrganisation); got != 2 {
		t.Errorf("a reader sees %d organisations, want 2: it was committed", got)
	}
	r, v, err := a.Apply(t.Context(), c)
	if err != nil || !r.Replayed || v.Count(graph.KindOrganisation) != 2 {
		t.Errorf("sent again: got %+v, %v, want the answer that was lost", r, err)
	}
}

func TestApply_AStoreThatIsAway(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	away := graph.Errorf(graph.CodeUnavailable, "the database is away")
	b.store.intercept(func(string) error { return away })
	if _, _, err := a.Apply(t.Context(), b.change("owner", organisation("A"))); !errors.Is(err, away) {
		t.Fatalf("got %v, want that the store is away", err)
	}
	b.store.intercept(nil)
	if _, v := b.apply(a, "owner", organisation("B")); v.Count(graph.KindOrganisation) != 2 {
		t.Errorf("%d organisations are there, want 2", v.Count(graph.KindOrganisation))
	}
}
