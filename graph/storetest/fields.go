package storetest

import (
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
)

// expectKept writes all entities in one event and expects to load just what was written, from the map and its events.
func expectKept(t *testing.T, c *Client, entities ...graph.Entity) {
	t.Helper()
	deltas := make([]graph.Delta, len(entities))
	for i, e := range entities {
		deltas[i] = created(e)
		if before := c.at.Find(e.Meta().ID); before != nil {
			e.Meta().Sequence = before.Meta().Sequence
			deltas[i] = changed(before, e)
		}
	}
	want := *c.commit(t, deltas...)
	c.expectLoaded(t)
	events, err := c.world.Store.Events(t.Context(), c.Map(), want.Number-1, 1)
	if err != nil || len(events) != 1 {
		t.Fatalf("Events = %d events, %v, want 1", len(events), err)
	}
	if err := events[0].Verify(want.Previous); err != nil {
		t.Fatalf("the event does not hold: %v", err)
	}
	for i, d := range events[0].Deltas {
		expectEqual(t, "the event's content", encode(entities[i]), encode(d.After))
	}
}

func fieldsOf(t *testing.T, w *World, as ...fill) {
	c := w.Found(t, "Fields")
	f := newFiller(w, c.Map())
	for _, a := range as {
		expectKept(t, c, f.all(a)...)
	}
}

func fieldsFull(t *testing.T, w *World)        { fieldsOf(t, w, fillFull) }
func fieldsZero(t *testing.T, w *World)        { fieldsOf(t, w, fillZero) }
func fieldsBlank(t *testing.T, w *World)       { fieldsOf(t, w, fillBlank) }
func fieldsFullToBlank(t *testing.T, w *World) { fieldsOf(t, w, fillFull, fillBlank, fillZero) }
func fieldsBlankToFull(t *testing.T, w *World) { fieldsOf(t, w, fillBlank, fillFull, fillFull) }

// fieldsTexts keeps texts exactly: case, forms of Unicode that look alike, and what a query language might trip over.
func fieldsTexts(t *testing.T, w *World) {
	c := w.Found(t, "Texts")
	var all []graph.Entity
	for _, text := range []string{
		"Straße", "STRASSE", "strasse", "é", "e\u0301", "İstanbul", "👩‍👩‍👧 gezin", "العربية", "日本語",
		`quote " and '`, `back\slash \u0041 \n`, "line\r\nbreak\tand tab", "$name {x} `tick` -- /* */", "'); DROP TABLE maps; --",
		"<b>&amp;</b>", "%s %d", " spaces around ", "\u2028 \ufeff \u00a0", strings.Repeat("lang ", 2_000), "null", "NaN", "0", "true",
	} {
		all = append(all, &graph.Organisation{
			Record: graph.Record{ID: w.IDs.New(graph.KindOrganisation, c.Map()), Tags: []string{text, text + "2"}},
			Name:   text, Aliases: []string{text}, Description: text,
		})
	}
	expectKept(t, c, all...)
	expectKept(t, c, &graph.Map{Record: *c.at.Map().Meta(), Name: "Straße 'İ' 👩‍👩‍👧"})
	for info, err := range w.Store.Maps(t.Context()) {
		if err != nil {
			t.Fatalf("Maps: %v", err)
		}
		if info.ID == c.Map() {
			expectEqual(t, "the map's name", "Straße 'İ' 👩‍👩‍👧", info.Name)
		}
	}
}

func fieldsAttributes(t *testing.T, w *World) {
	c := w.Found(t, "Attributes")
	var all []graph.Entity
	for _, a := range []graph.Attributes{
		nil,
		{"a": nil},
		{"a": ""},
		{"a": []any{}, "b": map[string]any{}},
		{"A": 0.0, "a": -1.5, "ä": 1e300, "": false},
		{"nested": map[string]any{"b": map[string]any{"c": []any{[]any{1.0}, nil, "x"}}}},
		{"quote ' \" \\ ` $": "{}"},
	} {
		all = append(all, &graph.Topic{
			Record: graph.Record{ID: w.IDs.New(graph.KindTopic, c.Map()), Attributes: a}, Name: "Topic",
		})
	}
	expectKept(t, c, all...)
}

// fieldsTimes keeps times to the millisecond, from the first year to the last that a user may give.
func fieldsTimes(t *testing.T, w *World) {
	c := w.Found(t, "Times")
	collaboration := &graph.Collaboration{
		Record: graph.Record{ID: w.IDs.New(graph.KindCollaboration, c.Map())}, Name: "Together", Phase: graph.PhasePreliminary,
	}
	all := []graph.Entity{collaboration}
	for _, at := range []time.Time{
		{},
		time.Date(1, time.January, 1, 0, 0, 0, 1e6, time.UTC),
		time.Date(1582, time.October, 10, 0, 0, 0, 0, time.UTC),
		time.Date(1969, time.December, 31, 23, 59, 59, 999e6, time.UTC),
		time.Date(1970, time.January, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2024, time.February, 29, 12, 34, 56, 780e6, time.UTC),
		time.Date(9999, time.December, 31, 23, 59, 59, 999e6, time.UTC),
	} {
		all = append(all, &graph.Action{
			Record: graph.Record{ID: w.IDs.New(graph.KindAction, c.Map()), CreatedAt: at, UpdatedAt: at},
			Name:   "Act", Collaboration: collaboration.ID, Due: &at, Status: graph.ActionPlanned,
		})
	}
	expectKept(t, c, all...)
}
