package object

import (
	"encoding/base64"
	"encoding/json"

	"raakvlak/graph"
)

// MapConnection is a page of maps.
type MapConnection struct {
	Nodes      []*Map
	TotalCount *int
	More       bool
	Later      bool // it does not start at the first map
}

// MapEdge is one map in a page.
type MapEdge struct{ Node *Map }

// Cursor returns the map's place.
func (e MapEdge) Cursor() string { return mapCursor(e.Node.Map.ID) }

// Edges returns the maps with their places.
func (c *MapConnection) Edges() []MapEdge {
	edges := make([]MapEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = MapEdge{n}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *MapConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.More, c.Later, func(i int) string { return mapCursor(c.Nodes[i].Map.ID) })
}

// place is a map's cursor, as base64url of this as JSON. Maps are listed by id.
type place struct {
	Version int      `json:"v"`
	Order   string   `json:"o"`
	ID      graph.ID `json:"i"`
}

func mapCursor(id graph.ID) string {
	text, err := json.Marshal(place{1, "MAP", id})
	if err != nil {
		panic("object: cursor: " + err.Error()) // texts and numbers only
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// MapAfter returns the map behind which the page begins that the cursor is given for.
func MapAfter(cursor *string) (graph.MapID, error) {
	if cursor == nil {
		return "", nil
	}
	var p place
	data, err := base64.RawURLEncoding.Strict().DecodeString(*cursor)
	if err == nil {
		err = json.Unmarshal(data, &p)
	}
	if err != nil || mapCursor(p.ID) != *cursor {
		return "", graph.Invalid([]string{"after"}, "the cursor does not belong to the list of maps").Because(graph.ReasonBadCursor)
	}
	return p.ID, nil
}
