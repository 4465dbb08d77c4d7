package atlas_test

import (
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

func TestView_OnlyForMembers(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	_, err := a.View(t.Context(), "stranger", b.id, atlas.Freshness{})
	_, absent := a.View(t.Context(), "owner", b.ids.NewMap(), atlas.Freshness{})
	if graph.CodeOf(err) != graph.CodeNotFound || graph.CodeOf(absent) != graph.CodeNotFound {
		t.Errorf("got %v and %v, want both not found", err, absent)
	}
	if _, err := a.View(t.Context(), "owner", "nonsense", atlas.Freshness{}); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("an id of no form: got %v", err)
	}
}

func TestView_FollowsWhatAnotherProcessWrites(t *testing.T) {
	b := newBench(t, false)
	one, two := b.atlas(0), b.atlas(0)
	b.found(one)
	for i := range 5 {
		made, _ := b.apply(one, "owner", organisation(fmt.Sprint(i)))
		v, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{})
		if err != nil {
			t.Fatal(err)
		}
		if v.Find(made.IDs[0]) == nil {
			t.Fatalf("change %d is not seen through the other atlas", i)
		}
		if v.Revision() != made.Revision {
			t.Errorf("the other atlas is at %s, want %s", v.Revision(), made.Revision)
		}
	}
	if got := b.store.of("Load"); got != 1 {
		t.Errorf("the map was loaded %d times, want once", got)
	}
}

func TestView_Freshness(t *testing.T) {
	b := newBench(t, false)
	one, two := b.atlas(0), b.atlas(0)
	b.found(one)
	old, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	made, _ := b.apply(one, "owner", organisation("Nieuw"))
	b.clock.pass(time.Second)
	settled, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{MaxAge: time.Minute})
	if err != nil || settled.Revision() != old.Revision() {
		t.Errorf("MaxAge settles for less: got %v, %v", settled.Revision(), err)
	}
	fresh, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{MaxAge: time.Minute, AtLeast: made.Revision})
	if err != nil || fresh.Find(made.IDs[0]) == nil {
		t.Errorf("AtLeast asks for more: got %v", err)
	}
	if _, err := two.View(t.Context(), "owner", b.id, atlas.Freshness{AtLeast: "nonsense"}); graph.ReasonOf(err) != graph.ReasonRevisionUnknown {
		t.Errorf("a revision of nothing: got %v", err)
	}
}

// TestView_SharesChecks holds a check under way and looks at how many more those who come meanwhile cost.
func TestView_SharesChecks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, false)
		a := b.atlas(0)
		b.found(a)
		read := func() {
			if _, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{}); err != nil {
				t.Error(err)
			}
		}
		read()
		asked := b.store.of("Revision")
		goOn := make(chan struct{})
		var once sync.Once
		b.store.intercept(func(call string) error {
			if call == "Revision" {
				once.Do(func() { <-goOn })
			}
			return nil
		})
		var wait sync.WaitGroup
		for range 51 {
			wait.Go(read)
			synctest.Wait()
		}
		close(goOn)
		wait.Wait()
		if got := b.store.of("Revision") - asked; got != 2 {
			t.Errorf("51 readers asked the store %d times; those who came during a check need a later one, and share it", got)
		}
	})
}

func TestView_HiddenWorkDoesNotMoveTheRevision(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	before, err := a.View(t.Context(), "viewer", b.id, atlas.Freshness{})
	if err != nil {
		t.Fatal(err)
	}
	b.apply(a, "owner", graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": partnerOf(t, a, b), "text": "Geheim"}))
	after, err := a.View(t.Context(), "viewer", b.id, atlas.Freshness{})
	if err != nil || after.Revision() != before.Revision() {
		t.Errorf("the viewer's revision moved from %s to %s (%v)", before.Revision(), after.Revision(), err)
	}
	// Another process that begins now must say the same.
	fresh, err := b.atlas(0).View(t.Context(), "viewer", b.id, atlas.Freshness{})
	if err != nil || fresh.Revision() != before.Revision() {
		t.Errorf("a fresh view is at %s, want %s (%v)", fresh.Revision(), before.Revision(), err)
	}
}

func TestView_ADeletionMovesTheRevisionEverywhere(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	b.apply(a, "owner", graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": partnerOf(t, a, b), "text": "Geheim"}))
	made, _ := b.apply(a, "owner", organisation("Weg"))
	gone, _ := b.apply(a, "owner", graph.Delete(made.IDs[0], ""))
	for name, through := range map[string]*atlas.Atlas{"advanced": a, "fresh": b.atlas(0)} {
		v, err := through.View(t.Context(), "viewer", b.id, atlas.Freshness{})
		if err != nil || v.Revision() != gone.Revision {
			t.Errorf("%s: at %s, want %s (%v)", name, v.Revision(), gone.Revision, err)
		}
	}
}

func TestAtlas_LetsGoOfWhatDoesNotFit(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(1) // one byte: only what is in use stays
	var ids []graph.MapID
	for range 3 {
		ids = append(ids, b.found(a).Head().Map)
	}
	for range 2 {
		for _, id := range ids {
			if _, err := a.View(t.Context(), "viewer", id, atlas.Freshness{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := b.store.of("Load"); got < 5 {
		t.Errorf("maps were loaded %d times; they should have been let go in between", got)
	}
}

func TestMaps(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	for range 3 {
		b.found(a)
	}
	views, err := a.Maps(t.Context(), "viewer", "", 10)
	if err != nil || len(views) != 3 {
		t.Fatalf("got %d maps, %v, want 3", len(views), err)
	}
	rest, err := a.Maps(t.Context(), "viewer", views[0].Head().Map, 1)
	if err != nil || len(rest) != 1 || rest[0].Head().Map != views[1].Head().Map {
		t.Errorf("the page after the first: got %v, %v", rest, err)
	}
	if none, err := a.Maps(t.Context(), "stranger", "", 10); err != nil || len(none) != 0 {
		t.Errorf("a stranger sees %d maps (%v)", len(none), err)
	}
}

func TestDelete(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	if err := a.Delete(t.Context(), "analyst", b.id, ""); graph.CodeOf(err) != graph.CodeForbidden {
		t.Errorf("by an analyst: got %v", err)
	}
	if err := a.Delete(t.Context(), "stranger", b.id, ""); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("by a stranger: got %v", err)
	}
	if err := a.Delete(t.Context(), "owner", b.id, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{}); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("after the deletion: got %v", err)
	}
}
