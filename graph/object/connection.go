package object

import "raakvlak/graph"

// Connection is a page of handles.
type Connection[T Node] struct {
	scope     *Scope
	selection graph.Selection
	filter    graph.Filter
	page      *graph.Page
	nodes     []T
}

// Edge is one handle of a page, with its place.
type Edge[T Node] struct {
	Node T
	page *graph.Page
	at   int
}

// Cursor returns the place.
func (e Edge[T]) Cursor() string { return e.page.Cursor(e.at) }

// PageInfo says where a page stands in the whole.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// connect returns the page of the selection that is asked for.
func connect[T Node](s *Scope, selection graph.Selection, filter map[string]any, orderBy *Order, first int, after *string) (*Connection[T], error) {
	request := graph.PageRequest{Filter: filter, Order: orderBy.order(), First: first}
	if after != nil {
		request.After = *after
	}
	selection = selection.While(s.check)
	page, err := selection.Page(request)
	if err != nil {
		return nil, err
	}
	c := &Connection[T]{scope: s, selection: selection, filter: filter, page: page, nodes: make([]T, len(page.Entities))}
	for i, e := range page.Entities {
		c.nodes[i] = s.Handle(e).(T)
	}
	return c, nil
}

// referring returns a page of the entities of the kind whose links lead to id.
func referring[T Node](
	s *Scope, id graph.ID, kind graph.Kind, links []string, filter map[string]any, orderBy *Order, first int, after *string,
) (*Connection[T], error) {
	s = s.links()
	return connect[T](s, s.View.SelectReferring(id, kind, links...), filter, orderBy, first, after)
}

// stakeholders returns a page of those with the ids.
func stakeholders(s *Scope, ids []graph.ID, filter map[string]any, orderBy *Order, first int, after *string) (*StakeholderConnection, error) {
	s = s.links()
	selection := s.View.SelectIDs(ids, graph.KindOrganisation, graph.KindIndividual)
	return connect[Stakeholder](s, selection, filter, orderBy, first, after)
}

// Nodes returns the handles.
func (c *Connection[T]) Nodes() []T { return c.nodes }

// Edges returns the handles with their places.
func (c *Connection[T]) Edges() []Edge[T] {
	edges := make([]Edge[T], len(c.nodes))
	for i, n := range c.nodes {
		edges[i] = Edge[T]{Node: n, page: c.page, at: i}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *Connection[T]) PageInfo() PageInfo {
	return pageInfo(len(c.nodes), c.page.More, c.page.Earlier, c.page.Cursor)
}

func pageInfo(n int, more, earlier bool, cursor func(int) string) PageInfo {
	info := PageInfo{HasNextPage: more, HasPreviousPage: earlier}
	if n > 0 {
		start, end := cursor(0), cursor(n-1)
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// TotalCount returns how many there are over all pages. They are counted when it is called.
func (c *Connection[T]) TotalCount() (int, error) { return c.selection.Count(c.filter) }
