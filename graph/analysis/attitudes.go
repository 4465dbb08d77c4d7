package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// ToAsk says why a stakeholder is still to be asked (nog te bevragen).
type ToAsk string

// The reasons.
const (
	ToAskNotAssessed   ToAsk = "NOT_ASSESSED"   // nobody recorded an attitude
	ToAskUnknown       ToAsk = "UNKNOWN"        // all who did say that it is unknown
	ToAskPartlyUnknown ToAsk = "PARTLY_UNKNOWN" // some know it, others say that it is unknown
)

// Attitudes are PRONET's stakeholder analysis of one collaboration: the basic attitude (basishouding) of every
// stakeholder now, as it is wished and as it can be hoped for.
type Attitudes struct {
	// Stakeholders has the unknown critical ones first; then the most attention; then by name; without attention last.
	Stakeholders []StakeholderAttitude
	Basis        Basis
	// Evidence is the statements that it rests on: who takes part, the assessments, and the dependencies, offers and commitments
	// that say who is critical and what to do. One may be in it twice.
	Evidence []graph.Stated
}

// StakeholderAttitude is what the authors say of a stakeholder's attitude. They may contradict each other: every
// author's current view is given, with the spread, never a mean.
type StakeholderAttitude struct {
	Stakeholder graph.Named
	Critical    bool               // to the collaboration, as [Actor] has it
	Assessments []AssessedAttitude // each author's current one, by author
	Lowest      graph.Attitude     // of the known ones; "" when none is known
	Highest     graph.Attitude
	Spread      *int   // places between the two, 0 … 4; nil when none is known
	Attention   *int   // the highest of any author's; nil when there is none
	ToAsk       ToAsk  // "" when all who assessed it know it
	Hints       []Hint // of all authors, each once
}

// AssessedAttitude is one author's dated view.
type AssessedAttitude struct {
	Assessment   *graph.Assessment
	Earlier      []*graph.Assessment // the author's views before, the latest first
	Steps        *int                // |order(wished) - order(now)|; nil when one of them has no place
	RealisticGap *int                // |order(wished) - order(realistic)|: what one must do without
	Attention    *int                // impact × steps, 0 … 20; nil without impact or steps
	Hints        []Hint
}

// AttitudesOf returns the attitudes of the collaboration's stakeholders. A collaboration that the view has not is
// [graph.CodeNotFound].
func AttitudesOf(v *graph.View, collaboration graph.ID, w Work) (*Attitudes, error) {
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	if err := w.Begin(DependencePrice(v) + Price(v.Count(graph.KindCommitment))); err != nil {
		return nil, err
	}
	weighing, err := p.criticality(p.reference(), w)
	if err != nil {
		return nil, err
	}
	committed := p.committed()
	a := &Attitudes{Evidence: weighing.evidence()}
	for _, one := range p.all {
		if err := w.Check.Err(); err != nil {
			return nil, err
		}
		s, evidence := one.attitude(weighing, committed[one.stakeholder.Meta().ID])
		a.Stakeholders, a.Evidence = append(a.Stakeholders, s), append(a.Evidence, evidence...)
	}
	a.Basis = BasisOf(v, a.Evidence)
	slices.SortStableFunc(a.Stakeholders, func(x, y StakeholderAttitude) int { return cmp.Compare(y.Rank(), x.Rank()) })
	return a, nil
}

// committed returns what each promised the collaboration and did not withdraw.
func (p *parties) committed() map[graph.ID][]graph.Stated {
	out := map[graph.ID][]graph.Stated{}
	for e := range p.view.Referring(p.collaboration.ID, graph.KindCommitment, "collaboration") {
		if c := e.(*graph.Commitment); c.Status != graph.CommitmentWithdrawn {
			out[c.Stakeholder] = append(out[c.Stakeholder], c)
		}
	}
	return out
}

// Rank is what stakeholders are ordered by, highest first: above all attention when it is critical and nobody knows its
// attitude, -1 without attention.
func (s StakeholderAttitude) Rank() int {
	const aboveAll = 100
	switch {
	case s.Critical && s.Spread == nil:
		return aboveAll
	case s.Attention == nil:
		return -1
	default:
		return *s.Attention
	}
}

func saysAttitude(a *graph.Assessment) bool { return a.AttitudeNow != "" }

// attitude returns what the authors say of it, and the statements that this rests on.
func (p *party) attitude(weighing *criticality, committed []graph.Stated) (StakeholderAttitude, []graph.Stated) {
	actor := Actor{Stakeholder: p.stakeholder}
	evidence := weighing.weigh(&actor)
	for _, t := range p.participations {
		evidence = append(evidence, t)
	}
	brings := weighing.brings(p.stakeholder)
	evidence = slices.Concat(evidence, committed)
	s := StakeholderAttitude{Stakeholder: p.stakeholder, Critical: actor.Critical}
	h := hinting{critical: actor.Critical, committed: len(committed) > 0, brings: len(brings) > 0}
	for _, a := range p.current(saysAttitude) {
		evidence = append(evidence, a)
		assessed := assessAttitude(a)
		assessed.Earlier = p.earlier(a, saysAttitude)
		for _, before := range assessed.Earlier {
			evidence = append(evidence, before)
		}
		assessed.Hints = h.hints(a)
		s.Assessments = append(s.Assessments, assessed)
		for _, hint := range assessed.Hints {
			if !slices.Contains(s.Hints, hint) {
				s.Hints = append(s.Hints, hint)
			}
		}
	}
	slices.SortFunc(s.Hints, func(a, b Hint) int { return cmp.Compare(a.place(), b.place()) })
	s.sum()
	return s, evidence
}

func assessAttitude(a *graph.Assessment) AssessedAttitude {
	out := AssessedAttitude{
		Assessment: a, Steps: stepsBetween(a.AttitudeNow, a.AttitudeWished), RealisticGap: stepsBetween(a.AttitudeRealistic, a.AttitudeWished),
	}
	if out.Steps != nil && a.Impact != nil {
		attention := *a.Impact * *out.Steps
		out.Attention = &attention
	}
	return out
}

// stepsBetween returns the places between two attitudes, nil when one has none.
func stepsBetween(a, b graph.Attitude) *int {
	x, known := a.Order()
	y, also := b.Order()
	if !known || !also {
		return nil
	}
	steps := max(x-y, y-x)
	return &steps
}

// sum brings what the authors say together.
func (s *StakeholderAttitude) sum() {
	unknown := 0
	for _, a := range s.Assessments {
		now := a.Assessment.AttitudeNow
		order, known := now.Order()
		if !known {
			unknown++
			continue
		}
		if lowest, set := s.Lowest.Order(); !set || order < lowest {
			s.Lowest = now
		}
		if highest, set := s.Highest.Order(); !set || order > highest {
			s.Highest = now
		}
		if a.Attention != nil && (s.Attention == nil || *a.Attention > *s.Attention) {
			s.Attention = a.Attention
		}
	}
	s.Spread = stepsBetween(s.Lowest, s.Highest)
	switch {
	case len(s.Assessments) == 0:
		s.ToAsk = ToAskNotAssessed
	case unknown == len(s.Assessments):
		s.ToAsk = ToAskUnknown
	case unknown > 0:
		s.ToAsk = ToAskPartlyUnknown
	}
}

// ToAsk returns those that are still to be asked, in the order of Stakeholders.
func (a *Attitudes) ToAsk() []StakeholderAttitude {
	var out []StakeholderAttitude
	for _, s := range a.Stakeholders {
		if s.ToAsk != "" {
			out = append(out, s)
		}
	}
	return out
}
