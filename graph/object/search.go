package object

import (
	"context"

	"raakvlak/graph"
)

// SearchConnection is a page of what a search found.
type SearchConnection struct {
	scope *Scope
	text  string
	hits  *graph.Hits
}

// SearchEdge is one hit in a page.
type SearchEdge struct {
	Node  Node
	Match graph.Match
	hits  *graph.Hits
	at    int
}

// Cursor returns the hit's place.
func (e *SearchEdge) Cursor() string { return e.hits.Cursor(e.at) }

// Search returns a page of what has the text. With a context in its arguments it does not keep other fields waiting.
func (m *Map) Search(_ context.Context, text string, first int, after *string) (*SearchConnection, error) {
	cursor := ""
	if after != nil {
		cursor = *after
	}
	hits, err := m.scope.View.Search(m.scope.check, text, first, cursor)
	if err != nil {
		return nil, err
	}
	return &SearchConnection{scope: m.scope, text: text, hits: hits}, nil
}

// Nodes returns what was found.
func (c *SearchConnection) Nodes() []Node {
	nodes := make([]Node, len(c.hits.Hits))
	for i, hit := range c.hits.Hits {
		nodes[i] = c.scope.Handle(hit.Entity)
	}
	return nodes
}

// Edges returns what was found, and in what.
func (c *SearchConnection) Edges() []*SearchEdge {
	edges := make([]*SearchEdge, len(c.hits.Hits))
	for i, hit := range c.hits.Hits {
		edges[i] = &SearchEdge{Node: c.scope.Handle(hit.Entity), Match: hit.Match, hits: c.hits, at: i}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *SearchConnection) PageInfo() PageInfo {
	return pageInfo(len(c.hits.Hits), c.hits.More, c.hits.Earlier, c.hits.Cursor)
}

// TotalCount returns how many hits there are, nil when there are more than are shown.
func (c *SearchConnection) TotalCount(_ context.Context) (*int, error) {
	n, all, err := c.scope.View.CountHits(c.scope.check, c.text)
	if err != nil || !all {
		return nil, err
	}
	return &n, nil
}
