package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// PartnerSuggestions is the handle of whom to invite.
type PartnerSuggestions struct {
	*process.Suggestions
	told
}

// Basis returns what it rests on.
func (s *PartnerSuggestions) Basis() Basis { return Basis{s.Suggestions.Basis, s.scope} }

// Suggest returns whom to invite to the collaboration.
func Suggest(c *Collaboration, ambition *graph.ID, first int, work analysis.Work) (*PartnerSuggestions, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	wanted, err := chosen(ambition, "for")
	if err != nil {
		return nil, err
	}
	s, err := p.Suggestions(wanted, first)
	if err != nil {
		return nil, err
	}
	return &PartnerSuggestions{s, t}, nil
}

// Partners returns the first of those who carry the collaboration already.
func (s *PartnerSuggestions) Partners(first int) ([]Stakeholder, error) {
	return handles[Stakeholder](s.scope, wrapped(s.Suggestions.Partners, func(one *process.Party) graph.Named { return one.Stakeholder }), first)
}

// Open returns what is needed and no partner brings.
func (s *PartnerSuggestions) Open() []*Resource { return s.needed(s.Suggestions.Open) }

// Impossible returns what no candidate brings either.
func (s *PartnerSuggestions) Impossible() []*Resource { return s.needed(s.Suggestions.Impossible) }

func (s *PartnerSuggestions) needed(all []analysis.PartnerNeed) []*Resource {
	return wrapped(all, func(n analysis.PartnerNeed) *Resource { return s.scope.Handle(n.Resource).(*Resource) })
}

// CandidateCount returns how many may be invited.
func (s *PartnerSuggestions) CandidateCount() int { return len(s.Candidates) }

// Sets returns the sets.
func (s *PartnerSuggestions) Sets() []PartnerSuggestion {
	return wrapped(s.Suggestions.Sets, func(one process.Suggestion) PartnerSuggestion { return PartnerSuggestion{one, s.told} })
}

// PartnerSuggestion is the handle of a set to invite.
type PartnerSuggestion struct {
	process.Suggestion
	told
}

// Members returns those in it.
func (s PartnerSuggestion) Members() []SuggestedPartner {
	return wrapped(s.Suggestion.Members, func(m process.SuggestedPartner) SuggestedPartner { return SuggestedPartner{m, s.told} })
}

// SuggestedPartner is the handle of somebody to invite.
type SuggestedPartner struct {
	process.SuggestedPartner
	told
}

// Stakeholder returns who it is.
func (m SuggestedPartner) Stakeholder() Stakeholder {
	return m.scope.Handle(m.SuggestedPartner.Stakeholder).(Stakeholder)
}

// Brings returns the open needs that it brings.
func (m SuggestedPartner) Brings() []*Resource {
	return handlesOf[*Resource](m.scope, m.SuggestedPartner.Brings)
}

// Alone returns those that nobody else of the set brings.
func (m SuggestedPartner) Alone() []*Resource {
	return handlesOf[*Resource](m.scope, m.SuggestedPartner.Alone)
}

// Clashes returns the first of those it would clash with.
func (m SuggestedPartner) Clashes(first int) ([]PartnerClash, error) {
	all, err := firstOf(m.SuggestedPartner.Clashes, first)
	return wrapped(all, func(c process.Clash) PartnerClash {
		return PartnerClash{
			With: m.scope.Handle(c.With).(Stakeholder), Pair: &AlignmentPair{c.Pair, m.scope}, Ties: handlesOf[*Tie](m.scope, c.Ties),
		}
	}), err
}

// Introduction returns the way to it.
func (m SuggestedPartner) Introduction() []Stakeholder {
	return handlesOf[Stakeholder](m.scope, m.SuggestedPartner.Introduction)
}

// IntroductionTies returns the tie of each step.
func (m SuggestedPartner) IntroductionTies() []*Tie {
	return handlesOf[*Tie](m.scope, m.SuggestedPartner.IntroductionTies)
}

// PartnerClash is two that would not sit easily at one table.
type PartnerClash struct {
	With Stakeholder
	Pair *AlignmentPair
	Ties []*Tie
}
