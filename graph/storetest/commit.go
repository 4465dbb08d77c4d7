package storetest

import (
	"strconv"
	"testing"

	"raakvlak/graph"
)

func commitWrites(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	before := c.at.Head().Number
	c.Do(t, organisation("Police"), graph.Delete(find(c.at, graph.KindTopic, "Rent"), ""))
	c.Do(t, graph.Update(find(c.at, graph.KindOrganisation, "Police"), "", graph.Fields{"sector": "PUBLIC"}))
	if got := c.at.Head().Number; got != before+2 {
		t.Fatalf("revision %d, want %d", got, before+2)
	}
	c.expectLoaded(t)
	c.expectRevision(t, before+2)
}

func (c *Client) expectRevision(tb testing.TB, want graph.Number) {
	tb.Helper()
	if got, err := c.world.Store.Revision(tb.Context(), c.Map()); err != nil || got != want {
		tb.Fatalf("Revision = %d, %v, want %d", got, err, want)
	}
}

// expectOutcome commits the entries, expects the outcome and that nothing was written unless all was.
func (c *Client) expectOutcome(tb testing.TB, base graph.Number, want graph.Outcome, entries ...graph.Entry) {
	tb.Helper()
	got, err := c.world.Store.Commit(tb.Context(), c.Map(), base, entries)
	if err != nil {
		tb.Fatalf("Commit: %v", err)
	}
	if len(got.Known) == 0 {
		got.Known = nil // an empty map says the same
	}
	expectEqual(tb, "Outcome", want, got)
	if !want.Committed() {
		c.expectLoaded(tb)
	}
}

func (c *Client) entry(tb testing.TB, key string, edits ...graph.Edit) graph.Entry {
	tb.Helper()
	e, _, err := c.Entry(graph.Change{ClientMutationID: key, Edits: edits})
	if err != nil {
		tb.Fatalf("Entry: %v", err)
	}
	return e
}

func commitStaleBase(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	late := c.entry(t, "", organisation("Late"))
	c.Do(t, organisation("Early"))
	c.expectOutcome(t, 1, graph.Outcome{Stale: true}, late)
	c.expectOutcome(t, 7, graph.Outcome{Stale: true}, late)
	c.expectRevision(t, 2)
}

// commitLarge commits more than a store may write at once, late, in time and again.
func commitLarge(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	edits := make([]graph.Edit, 12_000)
	for i := range edits {
		edits[i] = organisation("Union " + strconv.Itoa(i))
	}
	late := c.entry(t, "", edits...)
	c.Do(t, organisation("Early"))
	base := c.at.Head().Number
	c.expectOutcome(t, 1, graph.Outcome{Stale: true}, late)
	large := c.entry(t, "large", edits...)
	c.expectOutcome(t, base, graph.Outcome{}, large)
	known := map[string]graph.Known{large.Key: {InputHash: large.InputHash, Result: large.Result}}
	again, err := c.at.Advance(&large.Event)
	if err != nil {
		t.Fatal(err)
	}
	c.at = again
	c.expectOutcome(t, base, graph.Outcome{Known: known}, large)
	c.expectSound(t)
}

func commitKnownKey(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	first := c.entry(t, "once", organisation("Once"))
	c.expectOutcome(t, 1, graph.Outcome{}, first)
	if err := c.CatchUp(t.Context()); err != nil {
		t.Fatalf("CatchUp: %v", err)
	}
	again := c.entry(t, "once", organisation("Twice"))
	again.Result = []byte(`{"revision":"another"}`)
	want := graph.Outcome{Known: map[string]graph.Known{first.Key: {InputHash: first.InputHash, Result: first.Result}}}
	c.expectOutcome(t, 2, want, again)
}

func commitKnownKeyBeforeStale(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	first := c.entry(t, "once", organisation("Once"))
	c.expectOutcome(t, 1, graph.Outcome{}, first)
	if err := c.CatchUp(t.Context()); err != nil {
		t.Fatalf("CatchUp: %v", err)
	}
	// The very same commit again, as after a lost answer.
	want := graph.Outcome{Known: map[string]graph.Known{first.Key: {InputHash: first.InputHash, Result: first.Result}}}
	c.expectOutcome(t, 1, want, first)
}

func commitKnownKeyAmongNew(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	first := c.entry(t, "first", organisation("First"))
	second := c.after(t, first, "second", organisation("Second"))
	c.expectOutcome(t, 1, graph.Outcome{}, first)
	if err := c.CatchUp(t.Context()); err != nil {
		t.Fatalf("CatchUp: %v", err)
	}
	want := graph.Outcome{Known: map[string]graph.Known{first.Key: {InputHash: first.InputHash, Result: first.Result}}}
	c.expectOutcome(t, 1, want, first, second)
	c.expectRevision(t, 2)
}

// after returns the entry that follows another that is not committed yet.
func (c *Client) after(tb testing.TB, e graph.Entry, key string, edits ...graph.Edit) graph.Entry {
	tb.Helper()
	next, err := c.at.Advance(&e.Event)
	if err != nil {
		tb.Fatalf("Advance: %v", err)
	}
	ahead := c.world.client(next)
	return ahead.entry(tb, key, edits...)
}

func commitKeysArePerMap(t *testing.T, w *World) {
	a, b := w.Found(t, "A"), w.Found(t, "B")
	ours, theirs := a.entry(t, "", organisation("Ours")), b.entry(t, "", organisation("Theirs"))
	theirs.Key = ours.Key
	a.expectOutcome(t, 1, graph.Outcome{}, ours)
	b.expectOutcome(t, 1, graph.Outcome{}, theirs)
	b.expectRevision(t, 2)
}

func commitSeveralEntries(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	at, entries := c.at, []graph.Entry(nil)
	for i, edits := range [][]graph.Edit{
		{organisation("Police"), organisation("School")},
		{graph.Update(find(c.at, graph.KindOrganisation, "Care"), "", graph.Fields{"name": "Care & Co"})},
		{graph.Delete(find(c.at, graph.KindOrganisation, "City"), "")},
	} {
		ahead := w.client(at)
		e := ahead.entry(t, strconv.Itoa(i), edits...)
		var err error
		if at, err = at.Advance(&e.Event); err != nil {
			t.Fatalf("Advance: %v", err)
		}
		entries = append(entries, e)
	}
	c.expectOutcome(t, 1, graph.Outcome{}, entries...)
	if diff := Diff(at, load(t, w.Store, c.Map())); diff != "" {
		t.Fatalf("Load (-want +got):\n%s", diff)
	}
	events, err := w.Store.Events(t.Context(), c.Map(), 1, 10)
	if err != nil || len(events) != 3 {
		t.Fatalf("Events = %d events, %v, want 3", len(events), err)
	}
	for i, e := range entries {
		known, err := w.Store.Known(t.Context(), c.Map(), []string{e.Key})
		if err != nil {
			t.Fatalf("Known: %v", err)
		}
		expectEqual(t, "Known", map[string]graph.Known{e.Key: {InputHash: e.InputHash, Result: e.Result}}, known)
		expectEqual(t, "Number", graph.Number(i+2), events[i].Number)
	}
}

// commitAllOrNothing commits a good entry and one about something that is not in the map.
func commitAllOrNothing(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	good := c.entry(t, "", organisation("Good"))
	nobody := &graph.Organisation{Record: graph.Record{ID: w.IDs.New(graph.KindOrganisation, c.Map())}, Name: "Nobody"}
	renamed := *nobody
	renamed.Name = "Somebody"
	next, err := c.at.Advance(&good.Event)
	if err != nil {
		t.Fatalf("Advance: %v", err)
	}
	ahead := w.client(next)
	for name, d := range map[string]graph.Delta{
		"changed": changed(nobody, &renamed),
		"deleted": {ID: nobody.ID, Kind: graph.KindOrganisation, Before: nobody},
	} {
		bad := ahead.handmade(t, d)
		outcome, err := w.Store.Commit(t.Context(), c.Map(), 1, []graph.Entry{good, bad})
		if err == nil {
			t.Fatalf("%s: Commit = %+v, want an error", name, outcome)
		}
		c.expectLoaded(t)
		c.expectRevision(t, 1)
		known, err := w.Store.Known(t.Context(), c.Map(), []string{good.Key})
		if err != nil || len(known) != 0 {
			t.Fatalf("%s: Known = %v, %v, want none", name, known, err)
		}
	}
	c.expectOutcome(t, 1, graph.Outcome{}, good)
}
