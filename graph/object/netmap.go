package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// NetMap is the handle of what a Net-Map shows of a collaboration.
type NetMap struct {
	*analysis.NetMap
	list  string
	scope *Scope
}

// Basis returns what it rests on.
func (m *NetMap) Basis() Basis { return Basis{m.NetMap.Basis, m.scope} }

// NetMapIn returns the handle of what a Net-Map shows of the collaboration.
func NetMapIn(c *Collaboration, of analysis.AlignmentSubject, threshold int, work analysis.Work) (*NetMap, error) {
	s := c.scope.links()
	found, err := analysis.NetMapOf(s.View, c.Collaboration.ID, of, threshold, work)
	if err != nil {
		return nil, err
	}
	return &NetMap{found, fmt.Sprint("net-map ", c.Collaboration.ID, of, threshold), s}, nil
}

// Reference returns those from whom the others are seen.
func (m *NetMap) Reference() []Stakeholder {
	return handlesOf[Stakeholder](m.scope, m.NetMap.Reference)
}

// NetMapReading is the handle of a finding with its reasons.
type NetMapReading struct {
	analysis.NetMapReading
	scope *Scope
}

// NetMapReadingConnection is a page of them.
type NetMapReadingConnection = Ranked[*NetMapReading]

// NetMapReadingEdge is one in a page.
type NetMapReadingEdge = RankedEdge[*NetMapReading]

// Readings returns a page of the findings.
func (m *NetMap) Readings(first int, after *string) (*NetMapReadingConnection, error) {
	return ranking[analysis.NetMapReading, *NetMapReading]{
		order: m.list, worth: analysis.NetMapReading.Rank,
		about:  func(r analysis.NetMapReading) graph.Named { return r.Stakeholder },
		handle: func(r analysis.NetMapReading) *NetMapReading { return &NetMapReading{r, m.scope} },
	}.page(m.NetMap.Readings, first, after)
}

// Stakeholder returns who it is about.
func (r *NetMapReading) Stakeholder() Stakeholder {
	return r.scope.Handle(r.NetMapReading.Stakeholder).(Stakeholder)
}
