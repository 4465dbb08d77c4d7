package analysis

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// ParticipationChange is a stakeholder whose engagement or role in a collaboration is not the same by both days.
type ParticipationChange struct {
	Stakeholder   graph.Named
	Collaboration graph.Named
	// Before and After are the participations that hold by the days, as [graph.Precedes] has it: they give the
	// engagement. Before is nil when none was stated yet.
	Before, After           *graph.Participation
	RolesBefore, RolesAfter []graph.Role // of all participations by the day, each once, in alphabetical order
}

// Participations returns whose engagement or role changed, by the names of the stakeholder and of the collaboration.
func (c *Comparison) Participations() ([]ParticipationChange, error) {
	taken, err := c.taken()
	if err != nil {
		return nil, err
	}
	var out []ParticipationChange
	p := pace.New(c.options.Check)
	for _, t := range taken {
		if err := p.Steps(1 + len(t.participations)); err != nil {
			return nil, err
		}
		change := ParticipationChange{Stakeholder: t.stakeholder, Collaboration: t.collaboration}
		change.Before, change.RolesBefore = standing(t.participations, saidBy(c.From))
		change.After, change.RolesAfter = standing(t.participations, saidBy(c.To))
		if engagementOf(change.Before) != engagementOf(change.After) || !slices.Equal(change.RolesBefore, change.RolesAfter) {
			out = append(out, change)
		}
	}
	return out, nil
}

func engagementOf(p *graph.Participation) graph.Engagement {
	if p == nil {
		return ""
	}
	return p.Engagement
}

// standing returns the participation that holds of those that count, nil when none does, and their roles.
func standing(all []*graph.Participation, counts func(*graph.Statement) bool) (holds *graph.Participation, roles []graph.Role) {
	for _, p := range all {
		if !counts(&p.Statement) {
			continue
		}
		if holds == nil || graph.Precedes(&p.Statement, &holds.Statement) {
			holds = p
		}
		if !slices.Contains(roles, p.Role) {
			roles = append(roles, p.Role)
		}
	}
	slices.Sort(roles)
	return holds, roles
}

// taking is a stakeholder in a collaboration, with all its participations in the order of recording.
type taking struct {
	stakeholder, collaboration graph.Named
	participations             []*graph.Participation
}

// taken returns who takes part in what, by the names of both.
func (c *Comparison) taken() ([]*taking, error) {
	if err := c.options.Begin(recordsPrice(c.view, graph.KindParticipation, graph.KindAssessment)); err != nil {
		return nil, err
	}
	at := map[[2]graph.ID]*taking{}
	var all []*taking
	beat := pace.New(c.options.Check)
	for p := range pace.Each(&beat, graph.Every[*graph.Participation](c.view.Snapshot)) {
		key := [2]graph.ID{p.Stakeholder, p.Collaboration}
		if at[key] == nil {
			stakeholder, wanted := c.among(p.Stakeholder)
			collaboration, is := c.view.Find(p.Collaboration).(graph.Named)
			if !wanted || !is {
				continue
			}
			at[key] = &taking{stakeholder: stakeholder, collaboration: collaboration}
			all = append(all, at[key])
		}
		at[key].participations = append(at[key].participations, p)
	}
	err := sortByNames(all, func(t **taking) []graph.Named { return []graph.Named{(*t).stakeholder, (*t).collaboration} }, &beat)
	if err != nil {
		return nil, err
	}
	return all, beat.Look()
}

// recordsPrice bounds the work by what the whole view has of the kinds.
func recordsPrice(v *graph.View, kinds ...graph.Kind) Price {
	const perRecord = 200
	n := 0
	for _, k := range kinds {
		n += v.Count(k)
	}
	return Price(perRecord * n)
}

// PhaseChange is a collaboration that passed from phase to phase between the days.
type PhaseChange struct {
	Collaboration *graph.Collaboration
	Before, After graph.Phase
	Passages      []*graph.Passage // after the first day and until the second, by date, then by recording
}

// Phases returns the collaborations that passed from phase to phase, by name, whether or not they came back.
func (c *Comparison) Phases() ([]PhaseChange, error) {
	if err := c.options.Begin(recordsPrice(c.view, graph.KindPassage, graph.KindCollaboration)); err != nil {
		return nil, err
	}
	passed := map[graph.ID]*PhaseChange{}
	var all []*PhaseChange
	beat := pace.New(c.options.Check)
	for p := range pace.Each(&beat, graph.Every[*graph.Passage](c.view.Snapshot)) {
		if passed[p.Collaboration] == nil {
			of, is := c.view.Find(p.Collaboration).(*graph.Collaboration)
			if !is {
				continue
			}
			passed[p.Collaboration] = &PhaseChange{Collaboration: of}
			all = append(all, passed[p.Collaboration])
		}
		passed[p.Collaboration].Passages = append(passed[p.Collaboration].Passages, p)
	}
	var out []PhaseChange
	if err := sortByNames(all, func(p **PhaseChange) []graph.Named { return []graph.Named{(*p).Collaboration} }, &beat); err != nil {
		return nil, err
	}
	for _, one := range all {
		if err := beat.Steps(len(one.Passages)); err != nil {
			return nil, err
		}
		if one.between(c.From, c.To); len(one.Passages) > 0 {
			out = append(out, *one)
		}
	}
	return out, beat.Look()
}

// between finds the phases by the days, and keeps only the passages between them.
func (p *PhaseChange) between(from, to time.Time) {
	slices.SortStableFunc(p.Passages, func(a, b *graph.Passage) int { return a.At.Compare(b.At) })
	by := func(day time.Time) int {
		next := day.AddDate(0, 0, 1)
		n, _ := slices.BinarySearchFunc(p.Passages, next, func(p *graph.Passage, next time.Time) int {
			return cmp.Or(p.At.Compare(next), 1)
		})
		return n
	}
	phase := func(passed int) graph.Phase {
		if passed == 0 {
			return p.Passages[0].From
		}
		return p.Passages[passed-1].To
	}
	was, is := by(from), by(to)
	p.Before, p.After = phase(was), phase(is)
	p.Passages = p.Passages[min(was, is):max(was, is)]
}
