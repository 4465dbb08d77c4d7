package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// parties are the stakeholders that take part in one collaboration, in the order of their names, with what is recorded
// of how they do.
type parties struct {
	view          *graph.View
	collaboration *graph.Collaboration
	all           []*party
}

// party is one of them. A stakeholder may have several participations, each somebody's statement.
type party struct {
	stakeholder    graph.Named
	key            string // [graph.SortKey] of its name
	participations []*graph.Participation
	assessments    []*graph.Assessment // by author; of an author, the latest first
}

// partiesOf returns the stakeholders of the collaboration. A collaboration that the view has not is
// [graph.CodeNotFound].
func partiesOf(v *graph.View, collaboration graph.ID, w Work) (*parties, error) {
	c, is := v.Find(collaboration).(*graph.Collaboration)
	if !is {
		return nil, graph.Within(graph.NotFound(collaboration), "collaboration")
	}
	if err := w.Begin(partiesPrice(v)); err != nil {
		return nil, err
	}
	p := &parties{view: v, collaboration: c}
	byStakeholder := map[graph.ID]*party{}
	taken := 0
	for e := range v.Referring(collaboration, graph.KindParticipation, "collaboration") {
		if taken++; taken%checkEvery == 0 {
			if err := w.Check.Err(); err != nil {
				return nil, err
			}
		}
		p.add(e.(*graph.Participation), byStakeholder)
	}
	beat := pace.New(w.Check)
	err := pace.Sort(&beat, p.all, func(a, b *party) int { return compareNamed(a.key, a.stakeholder, b.key, b.stakeholder) })
	if err != nil {
		return nil, err
	}
	for _, one := range p.all {
		if err := beat.Steps(one.steps()); err != nil {
			return nil, err
		}
		one.sort()
	}
	return p, beat.Look()
}

// checkEvery is after how many participations it is asked whether to go on.
const checkEvery = 500

// partiesPrice bounds the work by what the whole view has of it.
func partiesPrice(v *graph.View) Price {
	const perStatement = 100
	return Price(perStatement * (v.Count(graph.KindParticipation) + v.Count(graph.KindAssessment)))
}

func (p *parties) add(taken *graph.Participation, byStakeholder map[graph.ID]*party) {
	one := byStakeholder[taken.Stakeholder]
	if one == nil {
		stakeholder, is := p.view.Find(taken.Stakeholder).(graph.Named)
		if !is {
			return
		}
		one = &party{stakeholder: stakeholder, key: graph.SortKey(stakeholder.EntityName())}
		byStakeholder[taken.Stakeholder] = one
		p.all = append(p.all, one)
	}
	one.take(p.view, taken)
}

func (p *party) take(v *graph.View, taken *graph.Participation) {
	p.participations = append(p.participations, taken)
	for e := range v.Referring(taken.ID, graph.KindAssessment, "participation") {
		p.assessments = append(p.assessments, e.(*graph.Assessment))
	}
}

// steps is what looking at what is recorded of the party counts for.
func (p *party) steps() int { return 1 + len(p.participations) + len(p.assessments) }

func (p *party) sort() {
	slices.SortStableFunc(p.assessments, func(a, b *graph.Assessment) int {
		return cmp.Or(cmp.Compare(a.Author, b.Author), b.StatedAt.Compare(a.StatedAt), cmp.Compare(b.Sequence, a.Sequence))
	})
}

// basis says by which statements they take part.
func (p *parties) basis() Basis {
	b := Basis{Revision: p.view.Revision()}
	for _, one := range p.all {
		for _, t := range one.participations {
			b.Add(t)
		}
	}
	return b
}

// CurrentAssessments returns, of a stakeholder's participations, every author's current assessment, by author: the
// latest that says anything of what is asked. Of two of one moment, the one recorded last is the later.
func CurrentAssessments(v *graph.View, taken []*graph.Participation, says func(*graph.Assessment) bool) []*graph.Assessment {
	var one party
	for _, t := range taken {
		one.take(v, t)
	}
	one.sort()
	return one.current(says)
}

// compareNamed orders by name, then by recording.
func compareNamed(keyA string, a graph.Named, keyB string, b graph.Named) int {
	return cmp.Or(cmp.Compare(keyA, keyB), cmp.Compare(a.Meta().Sequence, b.Meta().Sequence))
}

// current is [CurrentAssessments] of those that were taken and sorted.
func (p *party) current(says func(*graph.Assessment) bool) []*graph.Assessment {
	var out []*graph.Assessment
	for _, a := range p.assessments {
		if n := len(out); says(a) && (n == 0 || out[n-1].Author != a.Author) {
			out = append(out, a)
		}
	}
	return out
}

// earlier returns what the author of a current assessment said before it of what is asked, the latest first.
func (p *party) earlier(current *graph.Assessment, says func(*graph.Assessment) bool) []*graph.Assessment {
	var out []*graph.Assessment
	for _, a := range p.assessments {
		if a.Author == current.Author && a != current && says(a) {
			out = append(out, a)
		}
	}
	return out
}

// has reports whether one of the participations has the role.
func (p *party) has(role graph.Role) bool {
	return slices.ContainsFunc(p.participations, func(t *graph.Participation) bool { return t.Role == role })
}

// agreed returns what all say that say anything, and whether they do not all say the same. "" says nothing.
func agreed[T ~string](said []T) (shared T, disagree bool) {
	for _, s := range said {
		switch {
		case s == "" || s == shared:
		case shared == "":
			shared = s
		default:
			return "", true
		}
	}
	return shared, false
}

// Spread is the lowest and the highest of what several authors say: never a mean.
type Spread struct{ Lowest, Highest int }

// Difference returns that of the two.
func (s Spread) Difference() int { return s.Highest - s.Lowest }

// spreadOf returns the spread of those that are not nil, or nil when all are.
func spreadOf(values []*int) *Spread {
	var s *Spread
	for _, v := range values {
		switch {
		case v == nil:
		case s == nil:
			s = &Spread{*v, *v}
		default:
			s.Lowest, s.Highest = min(s.Lowest, *v), max(s.Highest, *v)
		}
	}
	return s
}

// each returns one field of every assessment.
func each[T any](all []*graph.Assessment, field func(*graph.Assessment) T) []T {
	out := make([]T, len(all))
	for i, a := range all {
		out[i] = field(a)
	}
	return out
}

// The thresholds of methods that split a scale of 1 … 5.
const (
	DefaultThreshold = 3
	lowestScale      = 1
	highestScale     = 5
)

// checkThreshold refuses a threshold outside the scale.
func checkThreshold(threshold int) error {
	if threshold < lowestScale || threshold > highestScale {
		return graph.Invalid([]string{"threshold"}, "the threshold is between %d and %d, the scale that it splits", lowestScale, highestScale)
	}
	return nil
}
