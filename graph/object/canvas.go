package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// Canvas is the handle of a stakeholder's ABC canvas.
type Canvas struct {
	process.Canvas
	told
}

// CanvasConnection is a page of them.
type CanvasConnection = Ranked[*Canvas]

// CanvasEdge is one in a page.
type CanvasEdge = RankedEdge[*Canvas]

// CanvasIn returns a page of the canvases of those that take part in the collaboration, or that of one stakeholder.
func CanvasIn(c *Collaboration, stakeholder *graph.ID, first int, after *string, work analysis.Work) (*CanvasConnection, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	var all []process.Canvas
	if stakeholder == nil {
		all, err = p.Canvas()
	} else {
		var one *process.Canvas
		if one, err = p.CanvasOf(*stakeholder); err == nil {
			all = []process.Canvas{*one}
		}
	}
	if err != nil {
		return nil, err
	}
	return ranking[process.Canvas, *Canvas]{
		order:  fmt.Sprint("canvas ", c.Collaboration.ID, stakeholder != nil),
		about:  func(c process.Canvas) graph.Named { return c.Party.Stakeholder },
		handle: func(c process.Canvas) *Canvas { return &Canvas{c, t} },
	}.page(all, first, after)
}

// Stakeholder returns who it is.
func (c *Canvas) Stakeholder() Stakeholder { return c.scope.Handle(c.Party.Stakeholder).(Stakeholder) }

// Roles returns its roles.
func (c *Canvas) Roles() []graph.Role { return c.Party.Roles }

// Engagement returns how far the conversation has come.
func (c *Canvas) Engagement() graph.Engagement { return c.Party.Engagement }

// Partner reports whether it carries the collaboration.
func (c *Canvas) Partner() bool { return c.Party.Partner() }

// Ambition returns what is known of its ambition.
func (c *Canvas) Ambition() CanvasPart { return CanvasPart{c.Canvas.Ambition, c.told} }

// Voiced returns the first of the ambitions that it voiced.
func (c *Canvas) Voiced(first int) ([]*Ambition, error) {
	return handles[*Ambition](c.scope, c.Canvas.Voiced, first)
}

// Network returns what is known of the network's interests.
func (c *Canvas) Network() CanvasPart { return CanvasPart{c.Canvas.Network, c.told} }

// Organisation returns what is known of the organisation's interests, nil for an individual.
func (c *Canvas) Organisation() *CanvasPart {
	if !c.Own.Applies {
		return nil
	}
	return &CanvasPart{c.Own, c.told}
}

// Individual returns what is known of the individuals' interests.
func (c *Canvas) Individual() CanvasPart { return CanvasPart{c.Canvas.Individual, c.told} }

// Commitment returns what is known of its commitment.
func (c *Canvas) Commitment() CanvasPart { return CanvasPart{c.Canvas.Commitment, c.told} }

// Next returns what to ask it next, nil when everything is known.
func (c *Canvas) Next() *CanvasQuestion {
	if c.Canvas.Next == nil {
		return nil
	}
	return &CanvasQuestion{*c.Canvas.Next, c.told}
}

// Basis returns what it rests on.
func (c *Canvas) Basis() Basis { return Basis{c.Canvas.Basis, c.scope} }

// CanvasPart is the handle of what is known of one part.
type CanvasPart struct {
	process.CanvasPart
	told
}

// Statements returns the first of what it rests on.
func (p CanvasPart) Statements(first int) ([]Statement, error) {
	return handles[Statement](p.scope, p.CanvasPart.Statements, first)
}

// Count returns how many statements there are.
func (p CanvasPart) Count() int { return len(p.CanvasPart.Statements) }

// LeastConfidence returns that of the least sure statement.
func (p CanvasPart) LeastConfidence() *float64 { return p.Least }

// MostConfidence returns that of the surest statement.
func (p CanvasPart) MostConfidence() *float64 { return p.Most }

// Question returns the helper question for the part.
func (p CanvasPart) Question(language *graph.Language) string {
	return p.say(p.Key.Text(), language)
}

// CanvasQuestion is the handle of what to ask next.
type CanvasQuestion struct {
	process.NextQuestion
	told
}

// Text returns the helper question.
func (q CanvasQuestion) Text(language *graph.Language) string {
	return q.say(q.NextQuestion.Text, language)
}

// CanvasCoverage is the handle of how far a part of the canvas is known.
type CanvasCoverage struct {
	process.Coverage
	told
}

// CoverageIn returns how far each part of the canvas is known.
func CoverageIn(c *Collaboration, work analysis.Work) ([]CanvasCoverage, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	all, err := p.Coverage()
	return wrapped(all, func(c process.Coverage) CanvasCoverage { return CanvasCoverage{c, t} }), err
}

// Missing returns the first of whom nothing is known.
func (c CanvasCoverage) Missing(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](c.scope, wrapped(c.Coverage.Missing, func(p *process.Party) graph.Named { return p.Stakeholder }), first)
}

// Basis returns what the counts rest on.
func (c CanvasCoverage) Basis() Basis { return Basis{c.Coverage.Basis, c.scope} }
