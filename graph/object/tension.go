package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Tension is the handle of a subject on which a stakeholder is pulled both ways.
type Tension struct {
	analysis.Tension
	scope *Scope
}

// Stakeholder returns who is pulled.
func (t *Tension) Stakeholder() Stakeholder {
	return t.scope.Handle(t.Tension.Stakeholder).(Stakeholder)
}

// Against returns whom it is against, nil when that is itself.
func (t *Tension) Against() Holder {
	if t.Tension.Against == nil {
		return nil
	}
	return t.scope.Handle(t.Tension.Against).(Holder)
}

// Subject returns the topic or the ambition.
func (t *Tension) Subject() Subject { return t.scope.Handle(t.Tension.Subject).(Subject) }

// Stance returns how the stakeholder stands towards it.
func (t *Tension) Stance() Stance { return Stance{t.Tension.Stance, t.scope} }

// Theirs returns how whom it is against stands towards it, nil when that is itself.
func (t *Tension) Theirs() *Stance {
	if t.Tension.Against == nil {
		return nil
	}
	return &Stance{t.Tension.Theirs, t.scope}
}

// TensionConnection is a page of tensions.
type TensionConnection struct {
	Nodes      []*Tension
	TotalCount int
	Basis      Basis
	order      string
	more       bool
	later      bool
}

// TensionEdge is a tension in a page.
type TensionEdge struct {
	Node   *Tension
	Cursor string
}

// Tensions returns a page of where those compared are pulled both ways.
func (al *Alignment) Tensions(level *analysis.TensionLevel, stakeholder *graph.ID, first int, after *string) (*TensionConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	who, err := chosen(stakeholder, "stakeholder")
	if err != nil {
		return nil, err
	}
	r := analysis.TensionRequest{Stakeholder: who, Limit: first}
	if level != nil {
		r.Level = *level
	}
	c := &TensionConnection{
		order: "tensions " + string(al.options.Of) + " " + string(r.Level) + " " + string(r.Stakeholder), later: after != nil,
	}
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		r.After = &analysis.TensionRef{Level: analysis.TensionLevel(at.Name), Stakeholder: at.A, Against: at.B, Subject: at.C}
	}
	page, err := al.alignment.Tensions(r)
	if err != nil {
		return nil, err
	}
	for _, t := range page.Tensions {
		c.Nodes = append(c.Nodes, &Tension{t, al.scope})
	}
	c.TotalCount, c.more, c.Basis = page.Total, page.More, Basis{page.Basis, al.scope}
	return c, nil
}

func (c *TensionConnection) cursor(i int) string {
	t := &c.Nodes[i].Tension
	at := rank{Order: c.order, Name: string(t.Level), A: t.Stakeholder.Meta().ID, C: t.Subject.Meta().ID}
	if t.Against != nil {
		at.B = t.Against.Meta().ID
	}
	return at.seal()
}

// Edges returns the tensions with their places.
func (c *TensionConnection) Edges() []TensionEdge {
	edges := make([]TensionEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = TensionEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *TensionConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}
