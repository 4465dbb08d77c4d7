package neo4j_test

import (
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
)

// TestCommit_MapTamperedWith changes what somebody took out of the database past the store: nothing of the Change is kept, and
// the error says what was not there.
func TestCommit_MapTamperedWith(t *testing.T) {
	w := storetest.NewWorld(t, mustOpen(t, neo4jtest.Shared(t)))
	c := w.Found(t, "Town")
	gone := c.Do(t, organisation("Gone"))[0]
	raw(t, "MATCH (n:Entity {id: $id}) DETACH DELETE n", map[string]any{"id": string(gone)})
	base := c.Snapshot().Head().Number
	_, err := c.Replay(t.Context(), graph.Change{Edits: []graph.Edit{
		organisation("New"), graph.Update(gone, "", graph.Fields{"name": "Back"}),
	}})
	if graph.CodeOf(err) != graph.CodeInternal || !strings.Contains(err.Error(), "0 of 1 were there (changed)") {
		t.Errorf("got %v, want what was not there", err)
	}
	if number, err := w.Store.Revision(t.Context(), c.Map()); err != nil || number != base {
		t.Errorf("Revision = %d, %v, want %d", number, err, base)
	}
	const left = "MATCH (n) WHERE n.map = $map AND (n:Event OR n:Mutation) OR n.name = 'New' AND n.id STARTS WITH 'org_' + $key RETURN count(n)"
	parameters := map[string]any{"map": string(c.Map()), "key": strings.TrimPrefix(string(c.Map()), "map_")}
	if got := raw(t, left, parameters)[0].Values[0]; got != int64(3) { // of the founding one, of the organisation two
		t.Errorf("%v nodes of events, mutations and what was new, want 3", got)
	}
}
