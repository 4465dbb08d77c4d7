package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// StakeholderSelection is the handle of a collaboration's stakeholder analysis and selection.
type StakeholderSelection struct {
	*process.Selection
	collaboration graph.ID
	told
}

// SelectionIn returns the stakeholder analysis and selection of the collaboration.
func SelectionIn(c *Collaboration, work analysis.Work) (*StakeholderSelection, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	s, err := p.Selection()
	if err != nil {
		return nil, err
	}
	return &StakeholderSelection{s, c.Collaboration.ID, t}, nil
}

// Basis returns what it rests on.
func (s *StakeholderSelection) Basis() Basis { return Basis{s.Selection.Basis, s.scope} }

// SelectionCandidate is the handle of a party and the answers about it.
type SelectionCandidate struct {
	process.Candidate
	told
}

// SelectionCandidateConnection is a page of them.
type SelectionCandidateConnection = Ranked[*SelectionCandidate]

// SelectionCandidateEdge is one in a page.
type SelectionCandidateEdge = RankedEdge[*SelectionCandidate]

// Candidates returns a page of all that take part.
func (s *StakeholderSelection) Candidates(first int, after *string) (*SelectionCandidateConnection, error) {
	return ranking[process.Candidate, *SelectionCandidate]{
		order: "selection " + string(s.collaboration), about: func(c process.Candidate) graph.Named { return c.Party.Stakeholder },
		handle: func(c process.Candidate) *SelectionCandidate { return &SelectionCandidate{c, s.told} },
	}.page(s.Selection.Candidates, first, after)
}

// Stakeholder returns who it is.
func (c *SelectionCandidate) Stakeholder() Stakeholder {
	return c.scope.Handle(c.Party.Stakeholder).(Stakeholder)
}

// Attitude returns its basic attitude.
func (c *SelectionCandidate) Attitude() *StakeholderAttitude {
	return &StakeholderAttitude{c.Candidate.Attitude, c.scope}
}

// Placement returns where it stands in the power–interest grid.
func (c *SelectionCandidate) Placement() *PowerInterestPlacement {
	return &PowerInterestPlacement{c.Candidate.Placement, c.scope}
}

// Resources returns what it brings of what is needed.
func (c *SelectionCandidate) Resources() []CandidateResource {
	return wrapped(c.Candidate.Resources, func(r process.CandidateResource) CandidateResource { return CandidateResource{r, c.told} })
}

// OtherOffers returns the first of what it offers besides.
func (c *SelectionCandidate) OtherOffers(first int) ([]*Offer, error) {
	return handles[*Offer](c.scope, c.Others, first)
}

// Dependencies returns the initiators' dependencies upon it.
func (c *SelectionCandidate) Dependencies() []WeighedDependency {
	return weighed(c.scope, c.Candidate.Dependencies)
}

// Alternatives returns the current assessments that name alternatives.
func (c *SelectionCandidate) Alternatives() []*Assessment {
	return handlesOf[*Assessment](c.scope, c.Candidate.Alternatives)
}

// Touches returns the current assessments that say where it is touched.
func (c *SelectionCandidate) Touches() []*Assessment {
	return handlesOf[*Assessment](c.scope, c.Candidate.Touches)
}

// Topics returns the topics that touch it.
func (c *SelectionCandidate) Topics() []TouchedTopic {
	return wrapped(c.Candidate.Topics, func(t process.TouchedTopic) TouchedTopic {
		return TouchedTopic{c.scope.Handle(t.Topic).(*Topic), t.Stance.Value}
	})
}

// CandidateResource is the handle of a needed resource that a candidate brings.
type CandidateResource struct {
	process.CandidateResource
	told
}

// Resource returns the resource.
func (r CandidateResource) Resource() *Resource {
	return r.scope.Handle(r.CandidateResource.Resource).(*Resource)
}

// Others returns the first of those who bring it too.
func (r CandidateResource) Others(first int) ([]Stakeholder, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	return handlesOf[Stakeholder](r.scope, r.CandidateResource.Others(first)), nil
}

// TouchedTopic is a topic that touches a stakeholder.
type TouchedTopic struct {
	Topic  *Topic
	Stance int
}

// GapList is the first of what is missing.
type GapList struct {
	Gaps       []Gap
	TotalCount int
}

// Missing returns the first of what is missing, or of one kind of it.
func (s *StakeholderSelection) Missing(kind *process.GapKind, first int) (*GapList, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	all, err := s.Selection.Missing()
	if err != nil {
		return nil, err
	}
	out := &GapList{}
	for _, g := range all {
		if kind != nil && g.Kind != *kind {
			continue
		}
		if out.TotalCount++; len(out.Gaps) < first {
			out.Gaps = append(out.Gaps, Gap{g, s.told})
		}
	}
	return out, nil
}

// Gap is the handle of something that is missing.
type Gap struct {
	process.Gap
	told
}

// Resource returns the resource that is missing, if it is one.
func (g Gap) Resource() *Resource { return subjectOf[*Resource](g) }

// Topic returns the topic that is missing, if it is one.
func (g Gap) Topic() *Topic { return subjectOf[*Topic](g) }

func subjectOf[T Node](g Gap) T {
	var none T
	if g.Subject == nil {
		return none
	}
	handle, is := g.scope.Handle(g.Subject).(T)
	if !is {
		return none
	}
	return handle
}

// Value returns the value that is missing, nil when it is an entity.
func (g Gap) Value() *string {
	if g.Gap.Value == "" {
		return nil
	}
	return &g.Gap.Value
}

// Because returns the same in words.
func (g Gap) Because(language *graph.Language) string { return g.say(g.Gap.Because, language) }

// Elsewhere returns the first of those who could fill it.
func (g Gap) Elsewhere(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](g.scope, g.Gap.Elsewhere, first)
}
