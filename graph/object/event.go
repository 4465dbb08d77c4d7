package object

import (
	"strings"
	"time"

	"raakvlak/graph"
)

// Event is one committed Change, as far as its reader sees what it changed.
type Event struct {
	Revision  graph.Revision
	Principal graph.PrincipalID
	At        time.Time
	Baseline  *Baseline
	scope     *Scope
	live      bool // the scope is that of the event: what stands after it stands now
	deltas    []graph.Delta
}

// MapChange is an event of a feed.
type MapChange = Event

// Baseline is what the Change that made a map brought in.
type Baseline struct {
	File   string
	Format string
}

// EntityChange is what an event did to one entity.
type EntityChange struct {
	Kind   EntityKind
	ID     graph.ID
	Type   ChangeType
	Before Node
	After  Node
}

// EntityKind is a kind as callers see it.
type EntityKind string

// ChangeType is what was done to an entity.
type ChangeType string

// The types of changes.
const (
	ChangeCreated ChangeType = "CREATED"
	ChangeUpdated ChangeType = "UPDATED"
	ChangeDeleted ChangeType = "DELETED"
)

// NewEvent returns the handle of an event of a map's history.
func NewEvent(s *Scope, deltas []graph.Delta, baseline *graph.Baseline) *Event {
	e := &Event{scope: s, deltas: deltas}
	if baseline != nil {
		e.Baseline = &Baseline{File: baseline.File, Format: baseline.Format}
	}
	return e
}

// NewMapChange returns the handle of an event that a feed tells of: s is the map after it.
func NewMapChange(s *Scope, deltas []graph.Delta) *MapChange {
	return &Event{scope: s, deltas: deltas, live: true}
}

// ChangeCount returns how many entities it changed.
func (e *Event) ChangeCount() int { return len(e.deltas) }

// Changes returns what it did to the first of them.
func (e *Event) Changes(first int) ([]EntityChange, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	changes := make([]EntityChange, min(first, len(e.deltas)))
	for i := range changes {
		changes[i] = e.change(&e.deltas[i])
	}
	return changes, nil
}

func (e *Event) change(d *graph.Delta) EntityChange {
	c := EntityChange{Kind: EntityKind(strings.ToUpper(d.Kind.String())), ID: d.ID, Type: ChangeUpdated}
	switch {
	case d.Before == nil:
		c.Type = ChangeCreated
	case d.After == nil:
		c.Type = ChangeDeleted
	}
	if d.Before != nil {
		c.Before = e.scope.told(d.Before.Meta().Version).Handle(d.Before)
	}
	switch {
	case d.After == nil:
	case e.live:
		c.After = e.scope.Handle(d.After)
	default:
		c.After = e.scope.told(d.After.Meta().Version).Handle(d.After)
	}
	return c
}

// EventConnection is a page of events.
type EventConnection struct {
	Nodes []*Event
	More  bool
	Later bool // it does not start at the first event
}

// EventEdge is one event in a page.
type EventEdge struct{ Node *Event }

// Cursor returns the event's place.
func (e EventEdge) Cursor() string { return string(e.Node.Revision) }

// Edges returns the events with their places.
func (c *EventConnection) Edges() []EventEdge {
	edges := make([]EventEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = EventEdge{n}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *EventConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.More, c.Later, func(i int) string { return string(c.Nodes[i].Revision) })
}
