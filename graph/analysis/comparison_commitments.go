package analysis

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// CommitmentChangeKind says what became of a commitment.
type CommitmentChangeKind string

// The kinds of changes of commitments.
const (
	CommitmentMade      CommitmentChangeKind = "MADE"      // none was stated before
	CommitmentMet       CommitmentChangeKind = "MET"       // it was delivered
	CommitmentWithdrawn CommitmentChangeKind = "WITHDRAWN" // it was withdrawn
	CommitmentRestated  CommitmentChangeKind = "RESTATED"  // it became firmer or less firm, or its amount another
)

// CommitmentChange is a commitment that is not the same by both days. Commitments are the same one when stakeholder,
// collaboration, ambition and resource are, and where no resource is named the text too.
type CommitmentChange struct {
	Stakeholder   graph.Named
	Collaboration graph.Named
	Before, After *graph.Commitment // those that hold by the days ([graph.Precedes]); Before is nil when there was none yet
}

// Kind returns what became of it.
func (c CommitmentChange) Kind() CommitmentChangeKind {
	switch {
	case c.After != nil && c.After.Status == graph.CommitmentDelivered && !c.was(graph.CommitmentDelivered):
		return CommitmentMet
	case c.After != nil && c.After.Status == graph.CommitmentWithdrawn && !c.was(graph.CommitmentWithdrawn):
		return CommitmentWithdrawn
	case c.Before == nil:
		return CommitmentMade
	}
	return CommitmentRestated
}

func (c CommitmentChange) was(s graph.CommitmentStatus) bool {
	return c.Before != nil && c.Before.Status == s
}

// Commitments returns what was promised, met, withdrawn and stated anew, by the names of the stakeholder and of the
// collaboration, and then in the order of recording.
func (c *Comparison) Commitments() ([]CommitmentChange, error) {
	if err := c.options.Begin(recordsPrice(c.view, graph.KindCommitment)); err != nil {
		return nil, err
	}
	type key struct {
		stakeholder, collaboration, ambition, resource graph.ID
		text                                           string
	}
	keyOf := func(s *graph.Commitment) key {
		k := key{s.Stakeholder, s.Collaboration, s.Ambition, s.Resource, ""}
		if s.Resource == "" {
			k.text = s.Text
		}
		return k
	}
	var out []CommitmentChange
	p := pace.New(c.options.Check)
	for _, held := range heldBy(c, graph.Every[*graph.Commitment](c.view.Snapshot), keyOf, &p) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		change := CommitmentChange{Before: held.before, After: held.after}
		one := held.either()
		var wanted, is bool
		change.Stakeholder, wanted = c.among(one.Stakeholder)
		change.Collaboration, is = c.view.Find(one.Collaboration).(graph.Named)
		if wanted && is && !sameCommitment(held.before, held.after) {
			out = append(out, change)
		}
	}
	if err := sortByNames(out, func(c *CommitmentChange) []graph.Named { return []graph.Named{c.Stakeholder, c.Collaboration} }, &p); err != nil {
		return nil, err
	}
	return out, p.Look()
}

func sameCommitment(a, b *graph.Commitment) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Status == b.Status && sameNumber(a.Amount, b.Amount)
}

func sameNumber(a, b *float64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}
