package atlas_test

import (
	"context"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// leasing is a store that others write to, and that gives leases.
type leasing struct{ *counted }

const leaseTerm = 100 * time.Millisecond

func (l leasing) Lease(ctx context.Context, id graph.MapID) (graph.Number, time.Duration, error) {
	if err := l.count("Lease"); err != nil {
		return 0, 0, err
	}
	number, err := l.Store.Revision(ctx, id)
	return number, leaseTerm, err
}

// newLeased returns a bench with a map, and an atlas over a store that gives leases.
func newLeased(t *testing.T) (*bench, *atlas.Atlas) {
	b := newBench(t, false)
	a := atlas.New(leasing{b.store}, atlas.Options{Clock: b.clock.Now, IDs: b.ids})
	t.Cleanup(a.Close)
	b.found(a)
	b.clock.pass(time.Hour)
	return b, a
}

// expectAsked reads the map and expects the store to be asked as often as said.
func (b *bench) expectAsked(a *atlas.Atlas, what string, revisions, leases int) {
	b.tb.Helper()
	wereRevisions, wereLeases := b.store.of("Revision"), b.store.of("Lease")
	if _, err := a.View(b.tb.Context(), "owner", b.id, atlas.Freshness{}); err != nil {
		b.tb.Fatal(err)
	}
	if r, l := b.store.of("Revision")-wereRevisions, b.store.of("Lease")-wereLeases; r != revisions || l != leases {
		b.tb.Errorf("%s: asked %d times for the revision and %d times for a lease, want %d and %d", what, r, l, revisions, leases)
	}
}

// readOften reads the map until the atlas has a lease.
func (b *bench) readOften(a *atlas.Atlas) {
	b.tb.Helper()
	b.expectAsked(a, "the first time", 1, 0)
	b.clock.pass(time.Millisecond)
	b.expectAsked(a, "soon after", 0, 1)
	b.expectAsked(a, "under the lease", 0, 0)
}

func TestView_Lease(t *testing.T) {
	b, a := newLeased(t)
	b.readOften(a)
	b.clock.pass(leaseTerm - time.Millisecond)
	b.expectAsked(a, "at the end of the lease", 0, 0)
	b.clock.pass(time.Millisecond)
	b.expectAsked(a, "after it", 0, 1)
	b.clock.pass(leaseTerm - time.Nanosecond)
	b.expectAsked(a, "at the end of the next", 0, 0)
}

// TestView_Lease_rarely reads a map that is read a few times in a second at most.
func TestView_Lease_rarely(t *testing.T) {
	b, a := newLeased(t)
	for range 5 {
		b.expectAsked(a, "now and then", 1, 0)
		b.clock.pass(300 * time.Millisecond)
	}
}

// TestView_Lease_others has somebody else write between two leases: there are none for a while, so that they wait once.
func TestView_Lease_others(t *testing.T) {
	b, a := newLeased(t)
	other := b.atlas(0)
	b.readOften(a)
	b.clock.pass(leaseTerm)
	_, written := b.apply(other, "owner", organisation("Others"))
	v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil || v.Head().Revision != written.Head().Revision {
		t.Fatalf("read %v, %v after a write by others", v, err)
	}
	for range 16 {
		b.expectAsked(a, "since others wrote", 1, 0)
		b.clock.pass(time.Second)
	}
	b.readOften(a)
}

// TestView_Lease_ownWrite reads while the atlas's own commit is in the store already, but not known to be: who reads
// elsewhere may have been told of it.
func TestView_Lease_ownWrite(t *testing.T) {
	b, a := newLeased(t)
	b.readOften(a)
	asked, read := make(chan struct{}, 1), make(chan *graph.View, 1)
	b.store.intercept(func(call string) error {
		switch call {
		case "Revision":
			asked <- struct{}{}
		case "Committed":
			go func() {
				v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
				if err != nil {
					t.Error(err)
				}
				read <- v
			}()
			select {
			case <-asked:
			case v := <-read:
				t.Errorf("read %s under the lease", v.Head().Revision)
				read <- v
			}
		}
		return nil
	})
	_, written := b.apply(a, "owner", organisation("Own"))
	if v := <-read; v.Head().Revision != written.Head().Revision {
		t.Errorf("read %s, want %s", v.Head().Revision, written.Head().Revision)
	}
	b.store.intercept(nil)
	b.expectAsked(a, "after the write", 0, 0)
}

// TestView_Lease_unknownOutcome has a commit fail that may still come: no lease keeps it out, as it is of the same store.
func TestView_Lease_unknownOutcome(t *testing.T) {
	b, a := newLeased(t)
	b.readOften(a)
	b.store.intercept(func(call string) error {
		if call == "Commit" {
			return graph.Errorf(graph.CodeUnavailable, "gone").Because(graph.ReasonOutcomeUnknown)
		}
		return nil
	})
	if _, _, err := a.Apply(t.Context(), b.change("owner", organisation("Lost"))); graph.ReasonOf(err) != graph.ReasonOutcomeUnknown {
		t.Fatal(err)
	}
	b.store.intercept(nil)
	b.expectAsked(a, "right after", 2, 0) // once more, as all is doubted
	for range 15 {
		b.expectAsked(a, "while it may come", 1, 0)
		b.clock.pass(time.Second)
	}
	b.clock.pass(2 * time.Second)
	b.readOften(a)
}

// TestView_Lease_outlived has such a commit fail while the store is asked for a lease: it is worth nothing when it comes.
func TestView_Lease_outlived(t *testing.T) {
	b, a := newLeased(t)
	b.readOften(a)
	b.clock.pass(leaseTerm)
	b.store.intercept(func(call string) error {
		switch call {
		case "Lease":
			if _, _, err := a.Apply(t.Context(), b.change("owner", organisation("Lost"))); graph.ReasonOf(err) != graph.ReasonOutcomeUnknown {
				t.Error(err)
			}
		case "Commit":
			return graph.Errorf(graph.CodeUnavailable, "gone").Because(graph.ReasonOutcomeUnknown)
		}
		return nil
	})
	b.expectAsked(a, "while it fails", 0, 1)
	b.store.intercept(nil)
	b.expectAsked(a, "after it", 2, 0)
}
