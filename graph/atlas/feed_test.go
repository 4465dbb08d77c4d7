package atlas_test

import (
	"context"
	"fmt"
	"iter"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
)

// watch opens a feed and returns what yields its next item.
func watch(t *testing.T, a *atlas.Atlas, b *bench, who graph.PrincipalID, after graph.Revision) func() (atlas.Seen, error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	next, stop := iter.Pull2(a.Watch(ctx, who, b.id, after))
	t.Cleanup(func() {
		cancel()
		stop()
	})
	return func() (atlas.Seen, error) {
		seen, err, _ := next()
		return seen, err
	}
}

func TestWatch_ResumesAndFilters(t *testing.T) {
	for _, sole := range []bool{true, false} {
		t.Run(fmt.Sprintf("sole=%t", sole), func(t *testing.T) {
			b := newBench(t, sole)
			writer := b.atlas(0)
			reader := writer
			if !sole {
				reader = b.atlas(0)
			}
			start := b.found(writer).Revision()
			secret := graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": partnerOf(t, writer, b), "text": "Geheim"})
			first, _ := b.apply(writer, "owner", organisation("Eerst"))
			b.apply(writer, "owner", secret)
			second, _ := b.apply(writer, "owner", organisation("Dan"), secret)

			next := watch(t, reader, b, "viewer", start)
			for _, want := range []graph.Result{first, second} {
				seen, err := next()
				if err != nil {
					t.Fatal(err)
				}
				if seen.Revision != want.Revision || len(seen.Deltas) != 1 || seen.Deltas[0].ID != want.IDs[0] {
					t.Errorf("got %+v, want only %s at %s", seen, want.IDs[0], want.Revision)
				}
			}
			third, _ := b.apply(writer, "owner", organisation("Nu"))
			if seen, err := next(); err != nil || seen.Revision != third.Revision {
				t.Errorf("live: got %s, %v, want %s", seen.Revision, err, third.Revision)
			}
		})
	}
}

func TestWatch_EndsWithTheRight(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	v := b.found(a)
	members := map[graph.PrincipalID]graph.ID{}
	for _, m := range v.Members() {
		members[m.Principal] = m.ID
	}
	changed, removed := watch(t, a, b, "viewer", v.Revision()), watch(t, a, b, "analyst", v.Revision())
	b.apply(a, "owner", graph.Update(members["viewer"], "", graph.Fields{"role": "EDITOR"}), graph.Delete(members["analyst"], ""))
	if _, err := changed(); graph.ReasonOf(err) != graph.ReasonResyncRequired {
		t.Errorf("a changed role: got %v, want %s", err, graph.ReasonResyncRequired)
	}
	if _, err := removed(); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("a removed member: got %v, want not found", err)
	}
}

func TestWatch_EndsWithTheMap(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	next := watch(t, a, b, "viewer", b.found(a).Revision())
	if err := a.Delete(t.Context(), "owner", b.id, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := next(); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("got %v, want not found", err)
	}
}

func TestWatch_AReaderTooFarBehind(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	start := b.found(a).Revision()
	for i := range 1100 {
		b.apply(a, "owner", organisation(fmt.Sprint(i)))
	}
	if _, err := watch(t, a, b, "viewer", start)(); graph.ReasonOf(err) != graph.ReasonResyncRequired {
		t.Errorf("got %v, want %s", err, graph.ReasonResyncRequired)
	}
	if _, err := watch(t, a, b, "viewer", "nonsense")(); graph.ReasonOf(err) != graph.ReasonRevisionUnknown {
		t.Errorf("after a revision of nothing: got %v", err)
	}
}

func TestEvents(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	b.found(a)
	secret := graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": partnerOf(t, a, b), "text": "Geheim"})
	var made []graph.Result
	for i := range 5 {
		r, _ := b.apply(a, "owner", organisation(fmt.Sprint(i)))
		made = append(made, r)
		b.apply(a, "owner", secret)
	}
	page, more, err := a.Events(t.Context(), "viewer", b.id, "", 0, 3)
	if err != nil || len(page) != 3 || !more || page[0].Baseline == nil {
		t.Fatalf("the first page has %d events, more %t, %v; want the founding and two changes", len(page), more, err)
	}
	rest, more, err := a.Events(t.Context(), "viewer", b.id, page[2].Revision, 0, 10)
	if err != nil || len(rest) != 3 || more || rest[2].Revision != made[4].Revision {
		t.Errorf("the rest has %d events, more %t, %v; want the last three changes", len(rest), more, err)
	}
	then, err := a.At(t.Context(), "viewer", b.id, page[2].Revision)
	if err != nil {
		t.Fatal(err)
	}
	for after, want := range map[graph.Revision]int{"": 3, page[0].Revision: 2, page[2].Revision: 0, rest[1].Revision: 0} {
		some, more, err := a.Events(t.Context(), "viewer", b.id, after, then.Head().Number, 3)
		if err != nil || len(some) != want || more {
			t.Errorf("until the third, %d events after %q, more %t, %v; want %d", len(some), after, more, err, want)
		}
	}
}

func TestAt(t *testing.T) {
	b := newBench(t, true)
	a := b.atlas(0)
	founded := b.found(a)
	secret, _ := b.apply(a, "analyst", graph.CreateFrom(graph.KindInterest, "", graph.Fields{
		"holder": partnerOf(t, a, b), "text": "Geheim", "audience": "AUTHOR",
	}))
	made, _ := b.apply(a, "owner", organisation("Eerst"))
	b.clock.pass(1e9)
	b.apply(a, "owner", graph.Update(made.IDs[0], "", graph.Fields{"name": "Later"}))
	between := b.clock.Now()
	b.clock.pass(1e9)
	b.apply(a, "analyst", graph.Delete(secret.IDs[0], ""))
	b.apply(a, "owner", graph.Delete(made.IDs[0], ""))

	was, err := a.At(t.Context(), "analyst", b.id, made.Revision)
	if err != nil {
		t.Fatal(err)
	}
	if o, is := was.Find(made.IDs[0]).(*graph.Organisation); !is || o.Name != "Eerst" {
		t.Errorf("at its making the organisation was %+v", was.Find(made.IDs[0]))
	}
	if was.Find(secret.IDs[0]) == nil {
		t.Error("its author does not see the hidden statement in the past")
	}
	if was.Revision() != made.Revision {
		t.Errorf("the past is at %s, want %s", was.Revision(), made.Revision)
	}
	of, err := a.At(t.Context(), "owner", b.id, made.Revision)
	if err != nil || of.Find(secret.IDs[0]) != nil {
		t.Errorf("the owner sees another's hidden statement in the past (%v)", err)
	}
	then, err := a.AtTime(t.Context(), "owner", b.id, between)
	if err != nil {
		t.Fatal(err)
	}
	if o, is := then.Find(made.IDs[0]).(*graph.Organisation); !is || o.Name != "Later" {
		t.Errorf("between, the organisation was %+v", then.Find(made.IDs[0]))
	}
	if _, err := a.AtTime(t.Context(), "owner", b.id, founded.Map().CreatedAt.Add(-1e9)); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("before its founding: got %v", err)
	}
	if _, err := a.At(t.Context(), "stranger", b.id, made.Revision); graph.CodeOf(err) != graph.CodeNotFound {
		t.Errorf("a stranger: got %v", err)
	}
}
