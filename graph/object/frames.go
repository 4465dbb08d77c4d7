package object

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ProblemFrames is the handle of the ways to frame a collaboration's problem.
type ProblemFrames struct {
	*analysis.ProblemFrames
	list  string
	scope *Scope
}

// Basis returns what it rests on.
func (f *ProblemFrames) Basis() Basis { return Basis{f.ProblemFrames.Basis, f.scope} }

// FramesIn returns the handle of the ways to frame the collaboration's problem.
func FramesIn(c *Collaboration, of analysis.AlignmentSubject, threshold int, work analysis.Work) (*ProblemFrames, error) {
	s := c.scope.links()
	found, err := analysis.FramesOf(s.View, c.Collaboration.ID, of, threshold, work)
	if err != nil {
		return nil, err
	}
	return &ProblemFrames{found, fmt.Sprint("frames ", c.Collaboration.ID, of, threshold), s}, nil
}

// ProblemFrame is the handle of one way to frame the problem.
type ProblemFrame struct {
	frame analysis.ProblemFrame
	list  string
	scope *Scope
}

// ProblemFrameConnection is a page of them.
type ProblemFrameConnection = Ranked[*ProblemFrame]

// ProblemFrameEdge is one in a page.
type ProblemFrameEdge = RankedEdge[*ProblemFrame]

// Frames returns a page of them, the best first.
func (f *ProblemFrames) Frames(first int, after *string) (*ProblemFrameConnection, error) {
	return ranking[analysis.ProblemFrame, *ProblemFrame]{
		order: f.list, worth: analysis.ProblemFrame.Worth,
		about:  func(p analysis.ProblemFrame) graph.Named { return p.Subject },
		handle: f.handle,
	}.page(f.ProblemFrames.Frames, first, after)
}

// Best returns the best one, nil when there is none.
func (f *ProblemFrames) Best() *ProblemFrame {
	if len(f.ProblemFrames.Frames) == 0 {
		return nil
	}
	return f.handle(f.ProblemFrames.Frames[0])
}

func (f *ProblemFrames) handle(p analysis.ProblemFrame) *ProblemFrame {
	return &ProblemFrame{p, f.list, f.scope}
}

// Subject returns the ambition or the topic.
func (f *ProblemFrame) Subject() Subject { return f.scope.Handle(f.frame.Subject).(Subject) }

// Least returns the least that speaks for it.
func (f *ProblemFrame) Least() int { return f.frame.Least }

// Most returns the most that speaks for it.
func (f *ProblemFrame) Most() int { return f.frame.Most }

// UnknownPower returns how many supporters and opponents have no known power.
func (f *ProblemFrame) UnknownPower() int { return f.frame.UnknownPower }

// StrongSupporters returns how many there are.
func (f *ProblemFrame) StrongSupporters() int { return f.frame.Count(analysis.FrameStrongSupporter) }

// WeakSupporters returns how many there are.
func (f *ProblemFrame) WeakSupporters() int { return f.frame.Count(analysis.FrameWeakSupporter) }

// StrongOpponents returns how many there are.
func (f *ProblemFrame) StrongOpponents() int { return f.frame.Count(analysis.FrameStrongOpponent) }

// WeakOpponents returns how many there are.
func (f *ProblemFrame) WeakOpponents() int { return f.frame.Count(analysis.FrameWeakOpponent) }

// FramePlacement is the handle of where a stakeholder stands on a frame.
type FramePlacement struct {
	analysis.FramePlacement
	scope *Scope
}

// FramePlacementConnection is a page of them.
type FramePlacementConnection = Ranked[*FramePlacement]

// FramePlacementEdge is one in a page.
type FramePlacementEdge = RankedEdge[*FramePlacement]

// Placements returns a page of where stakeholders stand, by name.
func (f *ProblemFrame) Placements(first int, after *string) (*FramePlacementConnection, error) {
	return ranking[analysis.FramePlacement, *FramePlacement]{
		order:  f.list + " " + string(f.frame.Subject.Meta().ID),
		about:  func(p analysis.FramePlacement) graph.Named { return p.Stakeholder },
		handle: func(p analysis.FramePlacement) *FramePlacement { return &FramePlacement{p, f.scope} },
	}.page(f.frame.Placements, first, after)
}

// Stakeholder returns who it is.
func (p *FramePlacement) Stakeholder() Stakeholder {
	return p.scope.Handle(p.FramePlacement.Stakeholder).(Stakeholder)
}
