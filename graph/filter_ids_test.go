package graph_test

import (
	"testing"

	"raakvlak/graph"
)

// TestFilter_CheckIDs asks for what is there, for what is not, and for what is of another kind.
func TestFilter_CheckIDs(t *testing.T) {
	w := newWorld(t)
	organisation := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Stad"})
	topic := w.create("owner", graph.KindTopic, graph.Fields{"name": "Wonen"})
	v := w.view("owner")
	in := func(ids ...any) map[string]any { return map[string]any{"id": map[string]any{"in": ids}} }
	for _, c := range []struct {
		name   string
		filter graph.Filter
		want   string // the path of what is not found
	}{
		{"there", in(organisation), ""},
		{"nothing", in(organisation, "org_none"), "id.in.1"},
		{"another kind", in(topic), "id.in.0"},
		{"within or", graph.Filter{"or": []any{in(organisation), in("org_none")}}, "or.1.id.in.0"},
		{"not", graph.Filter{"not": in("org_none")}, ""},
		{"by name", graph.Filter{"name": map[string]any{"contains": "x"}}, ""},
	} {
		err := c.filter.CheckIDs(v, graph.KindOrganisation)
		if c.want != "" {
			wantError(t, err, graph.CodeNotFound, c.want)
		} else if err != nil {
			t.Errorf("%s: %v, want nothing", c.name, err)
		}
	}
}
