package object

import (
	"fmt"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// TimelineEntry is the handle of something dated in a collaboration.
type TimelineEntry struct {
	process.Moment
	told
	list string // the order that it stands in, for its cursor
}

// Entity returns what is dated.
func (e *TimelineEntry) Entity() Node { return e.scope.Handle(e.Moment.Entity) }

// Who returns the first of those it is about.
func (e *TimelineEntry) Who(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](e.scope, e.Moment.Who(), first)
}

// WhoCount returns how many it is about.
func (e *TimelineEntry) WhoCount() int { return len(e.Moment.Who()) }

// Text returns what happened, in a sentence.
func (e *TimelineEntry) Text(language *graph.Language) string {
	return e.say(e.Moment.Text(), language)
}

// TimelineEdge is an entry in a page.
type TimelineEdge struct{ Node *TimelineEntry }

// Cursor returns its place.
func (e TimelineEdge) Cursor() string { return e.Node.place().seal() }

// place names the entry, and the millisecond it stands at.
func (e *TimelineEntry) place() rank {
	return rank{Order: e.list, A: e.Moment.Entity.Meta().ID, Name: string(e.Kind), Worth: int(e.At.UnixMilli())}
}

// TimelineConnection is a page of the timeline.
type TimelineConnection struct {
	Nodes      []*TimelineEntry
	TotalCount int
	undated    []graph.Entity
	basis      analysis.Basis
	told
	more, later bool
}

// TimelineRequest says which part of a timeline is wanted.
type TimelineRequest struct {
	From, To  *time.Time
	Kinds     []process.TimelineKind
	Direction OrderDirection
	First     int
	After     *string
}

// TimelineIn returns a page of the collaboration's timeline.
func TimelineIn(c *Collaboration, r TimelineRequest, work analysis.Work) (*TimelineConnection, error) {
	if err := graph.CheckFirst(r.First); err != nil {
		return nil, err
	}
	s := c.scope.links()
	t := told{s, process.LanguageOf(s.View)}
	timeline, err := process.TimelineOf(s.View, c.Collaboration.ID, process.TimelineOptions{
		From: Day(r.From), To: Day(r.To), Kinds: r.Kinds, Work: work,
	})
	if err != nil {
		return nil, err
	}
	all := timeline.Moments
	if r.Direction == Descending {
		slices.Reverse(all)
	}
	page := &TimelineConnection{TotalCount: len(all), undated: timeline.Undated, basis: timeline.Basis, told: t, later: r.After != nil}
	list := fmt.Sprint("timeline ", c.Collaboration.ID, r.Direction)
	entry := func(m process.Moment) *TimelineEntry { return &TimelineEntry{m, t, list} }
	if r.After != nil {
		at, err := openRank(list, *r.After)
		if err != nil {
			return nil, err
		}
		all = all[behindMoment(all, at, r.Direction, entry):]
	}
	page.more = len(all) > r.First
	page.Nodes = wrapped(all[:min(len(all), r.First)], entry)
	return page, nil
}

// behindMoment returns where the moments after the place begin, whether or not that moment still stands there: if not,
// none of those at its time is passed over.
func behindMoment(all []process.Moment, at rank, d OrderDirection, entry func(process.Moment) *TimelineEntry) int {
	start := len(all)
	for i, m := range all {
		place := entry(m).place()
		if place.A == at.A && place.Name == at.Name && place.Worth == at.Worth {
			return i + 1
		}
		if start == len(all) && (d == Descending && place.Worth <= at.Worth || d != Descending && place.Worth >= at.Worth) {
			start = i
		}
	}
	return start
}

// Edges returns the entries with their places.
func (c *TimelineConnection) Edges() []TimelineEdge {
	return wrapped(c.Nodes, func(e *TimelineEntry) TimelineEdge { return TimelineEdge{e} })
}

// PageInfo returns where the page stands in the whole.
func (c *TimelineConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, func(i int) string { return c.Nodes[i].place().seal() })
}

// Undated returns the first of what has no date.
func (c *TimelineConnection) Undated(first int) ([]Node, error) {
	return handles[Node](c.scope, c.undated, first)
}

// UndatedCount returns how many have no date.
func (c *TimelineConnection) UndatedCount() int { return len(c.undated) }

// Basis returns what all pages rest on.
func (c *TimelineConnection) Basis() Basis { return Basis{c.basis, c.scope} }
