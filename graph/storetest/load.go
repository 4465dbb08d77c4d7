package storetest

import (
	"testing"

	"raakvlak/graph"
)

func loadSameAsFounded(t *testing.T, w *World) {
	w.Found(t, "Town", Town()...).expectLoaded(t)
	w.Found(t, "Empty").expectLoaded(t)
}

func loadAfterEvents(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	for _, edits := range [][]graph.Edit{
		{organisation("Police"), organisation("School")},
		{graph.Update(c.Map(), "", graph.Fields{"name": "Village", "language": "NL"})},
		{graph.Update(find(c.at, graph.KindOrganisation, "Care"), "", graph.Fields{"partOf": nil, "tags": []string{"a", "b"}})},
		{graph.Delete(find(c.at, graph.KindIndividual, "Ann"), "")},
		{graph.Delete(find(c.at, graph.KindTopic, "Homes"), "")},
	} {
		c.Do(t, edits...)
		c.expectLoaded(t)
	}
}

func loadStoppedEarly(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	// More often than a store can keep connections for.
	for range 50 {
		_, all, err := w.Store.Load(t.Context(), c.Map())
		if err != nil {
			t.Fatalf("Load: %v", err)
		}
		for _, err := range all {
			if err != nil {
				t.Fatalf("Load: %v", err)
			}
			break
		}
	}
	c.Do(t, organisation("Police"))
	c.expectLoaded(t)
}

// loadUnknownEnumeration puts values into the store that the domain does not know, as a newer version or a person at
// the database might. They must not come out.
func loadUnknownEnumeration(t *testing.T, w *World) {
	for name, strange := range map[string]func(c *Client) graph.Entity{
		"plain": func(*Client) graph.Entity { return &graph.Organisation{Name: "X", Sector: "NONSENSE"} },
		"in a struct": func(c *Client) graph.Entity {
			return &graph.Scan{
				Instrument: "x", Statement: graph.Statement{
					Audience: graph.AudienceStewards, Origin: graph.OriginAssumed,
					Collaboration: find(c.at, graph.KindCollaboration, "Together"),
					Consents:      []graph.Consent{{Audience: "NONSENSE"}},
				},
			}
		},
	} {
		c := w.Found(t, "Town", Town()...)
		e := strange(c)
		e.Meta().ID = w.IDs.New(e.EntityKind(), c.Map())
		entry := c.handmade(t, created(e))
		if _, err := w.Store.Commit(t.Context(), c.Map(), 1, []graph.Entry{entry}); err != nil {
			continue // refused at the door is as good
		}
		_, err := Snapshot(t.Context(), w.Store, c.Map())
		expectCode(t, name+": Load", err, graph.CodeInternal)
		_, err = w.Store.Events(t.Context(), c.Map(), 1, 10)
		expectCode(t, name+": Events", err, graph.CodeInternal)
	}
}
