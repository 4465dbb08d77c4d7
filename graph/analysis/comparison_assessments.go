package analysis

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"raakvlak/graph"
)

// AssessmentAspect is something that assessments say on a scale.
type AssessmentAspect string

// The aspects, in order.
const (
	AspectPower             AssessmentAspect = "POWER"
	AspectInterest          AssessmentAspect = "INTEREST"
	AspectLegitimacy        AssessmentAspect = "LEGITIMACY"
	AspectUrgency           AssessmentAspect = "URGENCY"
	AspectImpact            AssessmentAspect = "IMPACT"
	AspectAttitudeNow       AssessmentAspect = "ATTITUDE_NOW"
	AspectAttitudeWished    AssessmentAspect = "ATTITUDE_WISHED"
	AspectAttitudeRealistic AssessmentAspect = "ATTITUDE_REALISTIC"
)

// aspects have what an assessment says of each, "" for nothing: a number of 1 … 5, or an attitude.
var aspects = []struct {
	aspect AssessmentAspect
	of     func(*graph.Assessment) string
}{
	{AspectPower, func(a *graph.Assessment) string { return written(a.Power) }},
	{AspectInterest, func(a *graph.Assessment) string { return written(a.Interest) }},
	{AspectLegitimacy, func(a *graph.Assessment) string { return written(a.Legitimacy) }},
	{AspectUrgency, func(a *graph.Assessment) string { return written(a.Urgency) }},
	{AspectImpact, func(a *graph.Assessment) string { return written(a.Impact) }},
	{AspectAttitudeNow, func(a *graph.Assessment) string { return string(a.AttitudeNow) }},
	{AspectAttitudeWished, func(a *graph.Assessment) string { return string(a.AttitudeWished) }},
	{AspectAttitudeRealistic, func(a *graph.Assessment) string { return string(a.AttitudeRealistic) }},
}

func written(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// orderOf returns the place of a value of an aspect, false when it has none.
func orderOf(value string) (int, bool) {
	if n, err := strconv.Atoi(value); err == nil {
		return n, true
	}
	return graph.Attitude(value).Order()
}

// AssessmentChange is what one author says otherwise of a stakeholder in a collaboration.
type AssessmentChange struct {
	Stakeholder   graph.Named
	Collaboration graph.Named
	Author        graph.PrincipalID
	Aspects       []AspectChange // in the order above
}

// AspectChange is an aspect that is not the same by both days.
type AspectChange struct {
	Aspect AssessmentAspect
	// Before and After are the author's current assessments of the aspect by the days ([CurrentAssessments]). Before is
	// nil when there was none yet.
	Before, After           *graph.Assessment
	ValueBefore, ValueAfter string // "3", "WAITER"; "" for none
	// Change is the value after less that before, of attitudes in the order of [graph.Attitude.Order]; nil when one of
	// the two is not known.
	Change *int
}

// Assessments returns what authors came to say otherwise, by the names of the stakeholder and of the collaboration and by
// author. Authors are never averaged.
func (c *Comparison) Assessments() ([]AssessmentChange, error) {
	taken, err := c.taken()
	if err != nil {
		return nil, err
	}
	var out []AssessmentChange
	for i, t := range taken {
		if i%checkEvery == 0 {
			if err := c.options.Check.Err(); err != nil {
				return nil, err
			}
		}
		out = append(out, c.assessed(t)...)
	}
	return out, nil
}

func (c *Comparison) assessed(t *taking) []AssessmentChange {
	byAuthor := map[graph.PrincipalID][]AspectChange{}
	for _, a := range aspects {
		changes := map[graph.PrincipalID]*AspectChange{}
		of := func(author graph.PrincipalID) *AspectChange {
			if changes[author] == nil {
				changes[author] = &AspectChange{Aspect: a.aspect}
			}
			return changes[author]
		}
		for _, current := range c.currentBy(t, c.From, a.of) {
			of(current.Author).Before = current
			of(current.Author).ValueBefore = a.of(current)
		}
		for _, current := range c.currentBy(t, c.To, a.of) {
			of(current.Author).After = current
			of(current.Author).ValueAfter = a.of(current)
		}
		for author, change := range changes {
			if change.ValueBefore != change.ValueAfter {
				change.measure()
				byAuthor[author] = append(byAuthor[author], *change)
			}
		}
	}
	var out []AssessmentChange
	for _, author := range slices.Sorted(maps.Keys(byAuthor)) {
		out = append(out, AssessmentChange{t.stakeholder, t.collaboration, author, byAuthor[author]})
	}
	return out
}

// currentBy returns every author's current assessment by the day that says anything of an aspect.
func (c *Comparison) currentBy(t *taking, day time.Time, of func(*graph.Assessment) string) []*graph.Assessment {
	counts := saidBy(day)
	return CurrentAssessments(c.view, t.participations, func(a *graph.Assessment) bool { return of(a) != "" && counts(&a.Statement) })
}

func (a *AspectChange) measure() {
	was, knew := orderOf(a.ValueBefore)
	is, knows := orderOf(a.ValueAfter)
	if knew && knows {
		change := is - was
		a.Change = &change
	}
}
