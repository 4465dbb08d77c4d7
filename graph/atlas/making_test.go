package atlas_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// held is a store that gives no entity of a map, or no events, until it is let go or who asks was called off.
type held struct {
	graph.Store
	mu        sync.Mutex
	letGo     chan struct{} // nil when it gives at once
	loads     int
	calledOff int
}

func (h *held) hold() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.letGo = make(chan struct{})
}

func (h *held) release() {
	h.mu.Lock()
	defer h.mu.Unlock()
	close(h.letGo)
	h.letGo = nil
}

func (h *held) wait(ctx context.Context) error {
	h.mu.Lock()
	letGo := h.letGo
	h.mu.Unlock()
	if letGo == nil {
		return nil
	}
	select {
	case <-letGo:
		return nil
	case <-ctx.Done():
		h.mu.Lock()
		defer h.mu.Unlock()
		h.calledOff++
		return ctx.Err()
	}
}

func (h *held) counts() (loads, calledOff int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.loads, h.calledOff
}

func (h *held) Load(ctx context.Context, id graph.MapID) (graph.Head, iter.Seq2[graph.Entity, error], error) {
	h.mu.Lock()
	h.loads++
	h.mu.Unlock()
	head, all, err := h.Store.Load(ctx, id)
	return head, func(yield func(graph.Entity, error) bool) {
		for e, err := range all {
			if err == nil {
				err = h.wait(ctx)
			}
			if !yield(e, err) {
				return
			}
		}
	}, err
}

func (h *held) Events(ctx context.Context, id graph.MapID, after graph.Number, limit int) ([]graph.Event, error) {
	if err := h.wait(ctx); err != nil {
		return nil, err
	}
	return h.Store.Events(ctx, id, after, limit)
}

// reader asks for a view in a goroutine of its own.
type reader struct {
	leave context.CancelFunc
	done  chan struct{}
	view  *graph.View
	err   error
}

func read(ctx context.Context, a *atlas.Atlas, who graph.PrincipalID, id graph.MapID) *reader {
	ctx, leave := context.WithCancel(ctx)
	r := &reader{leave: leave, done: make(chan struct{})}
	go func() {
		defer close(r.done)
		r.view, r.err = a.View(ctx, who, id, atlas.Freshness{})
	}()
	synctest.Wait()
	return r
}

func (r *reader) wantView(t *testing.T, who string) {
	t.Helper()
	<-r.done
	if r.err != nil || r.view.Count(graph.KindOrganisation) != 1 {
		t.Errorf("%s: %v, want the map with its organisation", who, r.err)
	}
}

func (r *reader) wantError(t *testing.T, who string, cause error) {
	t.Helper()
	<-r.done
	if graph.ReasonOf(r.err) != graph.ReasonTimeout || !errors.Is(r.err, cause) {
		t.Errorf("%s: %v, want %v", who, r.err, cause)
	}
}

// heldBench has a map of which the viewer does not see the last change, in a store that holds back what it is asked.
func heldBench(t *testing.T) (*bench, *held) {
	t.Helper()
	b := newBench(t, true)
	b.found(b.atlas(0))
	founder := b.atlas(0)
	b.apply(founder, "owner", graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": partnerOf(t, founder, b), "text": "Geheim"}))
	return b, &held{Store: b.store}
}

func (h *held) atlas(t *testing.T, b *bench) *atlas.Atlas {
	t.Helper()
	a := atlas.New(h, atlas.Options{Clock: b.clock.Now, IDs: b.ids})
	t.Cleanup(a.Close)
	return a
}

// TestView_calledOff has those leave who wait for a map to be loaded, or for the view of a loaded one to be made. It goes
// on for who stays, and ends with the last one; who comes then has it made afresh.
func TestView_calledOff(t *testing.T) {
	for _, viewed := range []bool{false, true} {
		t.Run(fmt.Sprintf("of a loaded map: %t", viewed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b, h := heldBench(t)
				a := h.atlas(t, b)
				if viewed {
					read(t.Context(), a, "owner", b.id).wantView(t, "the owner")
				}
				h.hold()
				before, _ := h.counts()
				first, second := read(t.Context(), a, "viewer", b.id), read(t.Context(), a, "viewer", b.id)
				first.leave()
				first.wantError(t, "who left", context.Canceled)
				synctest.Wait()
				if _, off := h.counts(); off != 0 {
					t.Error("what somebody still waits for was called off")
				}
				second.leave()
				second.wantError(t, "who left last", context.Canceled)
				synctest.Wait()
				if _, off := h.counts(); off != 1 {
					t.Errorf("%d makings were called off when nobody waited any more, want 1", off)
				}
				third, fourth := read(t.Context(), a, "viewer", b.id), read(t.Context(), a, "viewer", b.id)
				third.leave()
				third.wantError(t, "who left then", context.Canceled)
				h.release()
				fourth.wantView(t, "who stayed")
				loads, off := h.counts()
				if want := map[bool]int{false: 2}[viewed]; loads-before != want || off != 1 {
					t.Errorf("the map was loaded %d times and %d makings called off, want %d and 1", loads-before, off, want)
				}
			})
		})
	}
}

// TestView_outOfTime has somebody wait for longer than it has time: who comes again finds the map.
func TestView_outOfTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b, h := heldBench(t)
		a := h.atlas(t, b)
		h.hold()
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		read(short, a, "owner", b.id).wantError(t, "who had no time", context.DeadlineExceeded)
		gone := read(t.Context(), a, "owner", b.id)
		gone.leave()
		gone.wantError(t, "who left", context.Canceled)
		h.release()
		synctest.Wait()
		read(t.Context(), a, "owner", b.id).wantView(t, "who came again")
		if loads, off := h.counts(); loads != 1 || off != 0 {
			t.Errorf("the map was loaded %d times and %d loadings called off, want 1 and 0", loads, off)
		}
	})
}

// TestView_commitsMeanwhile commits while a view is made, and looks for all of it in the view: of few changes, of more than
// are kept for those who come late, and of one that ends the membership.
func TestView_commitsMeanwhile(t *testing.T) {
	for _, changes := range []int{1, 1_100} {
		synctest.Test(t, func(t *testing.T) {
			b, h := heldBench(t)
			a := h.atlas(t, b)
			read(t.Context(), a, "owner", b.id).wantView(t, "the owner")
			h.hold()
			viewer := read(t.Context(), a, "viewer", b.id)
			var wait sync.WaitGroup
			for n := range changes {
				wait.Go(func() { b.apply(a, "owner", organisation(fmt.Sprint("Nieuw ", n))) })
			}
			wait.Wait()
			h.release()
			<-viewer.done
			if viewer.err != nil || viewer.view.Count(graph.KindOrganisation) != 1+changes {
				t.Errorf("a view in the making missed some of %d changes: %v", changes, viewer.err)
			}
			owner, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
			if err != nil || owner.Revision() != viewer.view.Revision() {
				t.Errorf("after %d changes the views are not at one revision (%v)", changes, err)
			}
		})
	}
	synctest.Test(t, func(t *testing.T) {
		b, h := heldBench(t)
		a := h.atlas(t, b)
		v, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{})
		if err != nil {
			t.Fatal(err)
		}
		h.hold()
		viewer := read(t.Context(), a, "viewer", b.id)
		for _, m := range v.Members() {
			if m.Principal == "viewer" {
				b.apply(a, "owner", graph.Delete(m.ID, ""))
			}
		}
		h.release()
		if <-viewer.done; graph.CodeOf(viewer.err) != graph.CodeNotFound {
			t.Errorf("who is no member any more gets %v, want not found", viewer.err)
		}
	})
}
