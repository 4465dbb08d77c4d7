package analysis_test

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/casetest"
)

// partiesInput is a collaboration as a case has it.
type partiesInput struct {
	Stakeholders []string                          `json:"stakeholders"` // who take part
	Initiators   []string                          `json:"initiators"`   // of those
	Again        map[string]string                 `json:"again"`        // further participations by their own name, as another's
	Owner        string                            `json:"owner"`        // of the problem
	Assessments  []assessmentInput                 `json:"assessments"`
	Threshold    int                               `json:"threshold"` // of high; 3 unless given
	Positions    stancesInput                      `json:"positions"` // on ambitions of the collaboration
	Elsewhere    stancesInput                      `json:"elsewhere"` // on ambitions of none
	Interests    stancesInput                      `json:"interests"` // in topics
	Of           analysis.AlignmentSubject         `json:"of"`        // POSITIONS unless given
	Dependencies []dependencyInput                 `json:"dependencies"`
	Needs        []string                          `json:"needs"`  // resources that an ambition of the collaboration needs
	Offers       map[string][]string               `json:"offers"` // of a resource, by whom
	Commitments  map[string]graph.CommitmentStatus `json:"commitments"`
	Ties         []string                          `json:"ties"`      // as linkOf reads them
	Influence    []string                          `json:"influence"` // likewise
	Outsiders    []string                          `json:"outsiders"` // who take no part
}

// assessmentInput is an author's view of a stakeholder, on a day of March.
type assessmentInput struct {
	Of   string            `json:"of"` // or a further participation's name
	By   graph.PrincipalID `json:"by"`
	Day  int               `json:"day"` // 1 unless given
	View graph.Assessment  `json:"view"`

	Origin graph.Origin `json:"origin"` // OBSERVED unless given
}

func (in partiesInput) view(tb testing.TB) (*graph.View, graph.ID) {
	tb.Helper()
	c := &graph.Collaboration{Record: graph.Record{ID: bridge}, Name: "Bridge"}
	if in.Owner != "" {
		c.ProblemOwner = graph.ID("_:" + in.Owner)
	}
	all := []graph.Entity{c}
	for _, name := range in.Stakeholders {
		role := graph.RoleCandidate
		if slices.Contains(in.Initiators, name) {
			role = graph.RoleInitiator
		}
		all = append(all, organisation(name), joining(name, role))
	}
	all = append(all, organisationsOf(tb, in.Outsiders)...)
	for _, name := range slices.Sorted(maps.Keys(in.Again)) {
		again := joining(name, graph.RoleAdviser)
		again.Stakeholder = graph.ID("_:" + in.Again[name])
		all = append(all, again)
	}
	for _, a := range in.Assessments {
		view := assessing(a.By, a.Of, max(a.Day, 1), a.View)
		view.Origin = cmp.Or(a.Origin, view.Origin)
		all = append(all, view)
	}
	all = append(append(all, ours(in.Positions.positions())...), in.Elsewhere.positions()...)
	for _, e := range in.Interests.interests(nil) {
		if i, is := e.(*graph.Interest); is {
			i.Statement = inBridge("owner")
		}
		all = append(all, e)
	}
	for _, name := range in.Needs {
		all = append(all, needed(name)...)
	}
	for _, resource := range slices.Sorted(maps.Keys(in.Offers)) {
		for _, name := range in.Offers[resource] {
			all = append(all, offering(name, resource))
		}
	}
	for _, d := range in.Dependencies {
		e := d.entity()
		e.Statement = inBridge("owner")
		all = append(all, e)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Commitments)) {
		all = append(all, promising(name, in.Commitments[name]))
	}
	for _, line := range in.Ties {
		all = append(all, linkOf(tb, analysis.RelationTies, line))
	}
	for _, line := range in.Influence {
		all = append(all, linkOf(tb, analysis.RelationInfluence, line))
	}
	v := viewOf(tb, all...)
	return v, bridgeOf(tb, v)
}

// ours makes all ambitions those of the collaboration.
func ours(entities []graph.Entity) []graph.Entity {
	for _, e := range entities {
		if a, is := e.(*graph.Ambition); is {
			a.Collaboration = bridge
		}
	}
	return entities
}

// needed is a resource that an ambition of the collaboration needs.
func needed(name string) []graph.Entity {
	return []graph.Entity{
		&graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name, Kind: graph.ResourceMoney},
		&graph.Ambition{Name: "an ambition that needs " + name, Collaboration: bridge, Needs: []graph.Need{{Resource: graph.ID("_:" + name)}}},
	}
}

func offering(stakeholder, resource string) *graph.Offer {
	return &graph.Offer{Statement: inBridge("owner"), Stakeholder: graph.ID("_:" + stakeholder), Resource: graph.ID("_:" + resource)}
}

// partiesCase reads the input for a measure of a collaboration.
func partiesCase(ask func(testing.TB, *graph.View, graph.ID, partiesInput) map[string]any) casetest.Measure {
	return func(tb testing.TB, input func(any)) map[string]any {
		tb.Helper()
		in := partiesInput{Threshold: 3, Of: analysis.SubjectPositions}
		input(&in)
		v, c := in.view(tb)
		return ask(tb, v, c, in)
	}
}

func powerInterestCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	g := must[*analysis.PowerInterestGrid](tb)(analysis.PowerInterestOf(v, c, in.Threshold, analysis.Work{}))
	out := withBasis(tb, v, g.Basis, map[string]any{
		"order":     texts(g.Placements, func(p analysis.PowerInterestPlacement) string { return p.Stakeholder.EntityName() }),
		"threshold": g.Threshold, "keyPlayers": len(g.In(analysis.QuadrantKeyPlayer)),
	})
	for _, p := range g.Placements {
		out[p.Stakeholder.EntityName()] = map[string]any{
			"quadrant": p.Quadrant, "disagree": p.Disagree, "power": spreadAnswer(p.Power), "interest": spreadAnswer(p.Interest),
			"by": texts(p.Assessments, func(a analysis.PlacedAssessment) string {
				return strings.TrimSpace(string(a.Assessment.Author) + " " + string(a.Quadrant))
			}),
		}
	}
	return out
}

func salienceCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	out, order := map[string]any{}, []string{}
	for _, s := range must[*analysis.Salience](tb)(analysis.SalienceOf(v, c, in.Threshold, analysis.Work{})).Stakeholders {
		out[s.Stakeholder.EntityName()] = map[string]any{
			"class": s.Class, "disagree": s.Disagree, "number": spreadAnswer(s.Number),
			"held": texts(s.Assessments, func(a analysis.SalientAssessment) string {
				held := ""
				for _, attribute := range a.Held {
					held += string(attribute)[:1]
				}
				return held
			}),
		}
		order = append(order, s.Stakeholder.EntityName())
	}
	out["order"] = order
	return out
}

func ethicsCase(tb testing.TB, v *graph.View, c graph.ID, _ partiesInput) map[string]any {
	tb.Helper()
	out, order := map[string]any{}, []string{}
	for _, s := range must[*analysis.EthicalAnalysis](tb)(analysis.EthicsOf(v, c, analysis.Work{})).Stakeholders {
		out[s.Stakeholder.EntityName()] = map[string]any{"score": spreadAnswer(s.Score), "dutyOfCare": s.DutyOfCare}
		order = append(order, s.Stakeholder.EntityName())
	}
	out["order"] = order
	return out
}

func framesCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	frames := []any{}
	all := must[*analysis.ProblemFrames](tb)(analysis.FramesOf(v, c, in.Of, in.Threshold, analysis.Work{}))
	for _, f := range all.Frames {
		sides, powers := map[string]any{}, map[string]any{}
		for _, p := range f.Placements {
			sides[p.Stakeholder.EntityName()], powers[p.Stakeholder.EntityName()] = p.Side, spreadAnswer(p.Power)
		}
		frames = append(frames, map[string]any{
			"name": f.Subject.EntityName(), "sides": sides, "powers": powers, "least": f.Least, "most": f.Most, "unknownPower": f.UnknownPower,
		})
	}
	return map[string]any{"frames": frames, "statements": all.Basis.Statements}
}

func attitudesCase(tb testing.TB, v *graph.View, c graph.ID, _ partiesInput) map[string]any {
	tb.Helper()
	out, order := map[string]any{}, []string{}
	all := must[*analysis.Attitudes](tb)(analysis.AttitudesOf(v, c, analysis.Work{}))
	for _, s := range all.Stakeholders {
		by := map[graph.PrincipalID]any{}
		for _, a := range s.Assessments {
			earlier := texts(a.Earlier, func(a *graph.Assessment) string { return string(a.AttitudeNow) })
			by[a.Assessment.Author] = map[string]any{"steps": a.Steps, "realisticGap": a.RealisticGap, "attention": a.Attention, "earlier": earlier}
		}
		out[s.Stakeholder.EntityName()] = map[string]any{
			"critical": s.Critical, "lowest": s.Lowest, "highest": s.Highest, "spread": s.Spread, "attention": s.Attention, "toAsk": s.ToAsk,
			"hints": texts(s.Hints, func(h analysis.Hint) string { return string(h) }), "by": by,
		}
		order = append(order, s.Stakeholder.EntityName())
	}
	out["order"], out["toAsk"] = order, texts(all.ToAsk(), func(s analysis.StakeholderAttitude) string {
		return s.Stakeholder.EntityName() + " " + string(s.ToAsk)
	})
	return withBasis(tb, v, all.Basis, out)
}

func actorsCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	out := map[string]any{}
	all := must[*analysis.ActorAnalysis](tb)(analysis.ActorsOf(v, c, in.Of, analysis.Work{}))
	for _, a := range all.Actors {
		out[a.Stakeholder.EntityName()] = map[string]any{
			"class": a.Class, "interests": a.Interests, "convergence": a.Convergence, "divergence": a.Divergence, "implication": a.Implication,
			"share": a.Share, "dedicated": a.Dedicated, "dependency": a.Dependency, "soleHolderOf": names(a.SoleHolderOf), "critical": a.Critical,
		}
	}
	out["reference"], out["order"] = names(all.Reference), texts(all.Actors, func(a analysis.Actor) string { return a.Stakeholder.EntityName() })
	return withBasis(tb, v, all.Basis, out)
}

func linkageCase(tb testing.TB, v *graph.View, _ graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	l := must[*analysis.ActorLinkage](tb)(analysis.LinkageOf(v, analysis.LinkageOptions{Of: in.Of}))
	out := map[string]any{}
	for _, a := range l.Stakeholders() {
		for _, b := range l.Stakeholders() {
			if a == b {
				continue
			}
			c := must[analysis.Linkage](tb)(l.Pair(a.Meta().ID, b.Meta().ID))
			out[a.EntityName()+" "+b.EntityName()] = map[string]any{
				"code": c.Code, "convergence": c.Convergence, "divergence": c.Divergence, "depends": c.Depends, "promised": c.Promised, "acquainted": c.Acquainted,
			}
		}
	}
	page := must[analysis.LinkagePage](tb)(l.Cells(nil, nil, 100))
	out["cells"] = texts(page.Cells, func(c analysis.Linkage) string { return c.A.EntityName() + " " + c.B.EntityName() })
	return withBasis(tb, v, l.Basis(), out)
}

func typologyCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	t := must[*analysis.StakeholderTypology](tb)(analysis.TypologyOf(v, c, in.Threshold, analysis.Work{}))
	return map[string]any{
		"threshold": t.Threshold, "identified": t.Identified, "categorised": t.Categorised, "related": t.Related,
		"uncategorised": names(t.Uncategorised), "unrelated": names(t.Unrelated), "statements": t.Basis.Statements,
	}
}

func netMapCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	m := must[*analysis.NetMap](tb)(analysis.NetMapOf(v, c, in.Of, in.Threshold, analysis.Work{}))
	readings := []any{}
	for _, r := range m.Readings {
		readings = append(readings, map[string]any{
			"name": r.Stakeholder.EntityName(), "finding": r.Finding, "power": spreadAnswer(&r.Power), "interest": spreadAnswer(r.Interest),
			"convergence": r.Convergence, "divergence": r.Divergence, "link": r.Link, "links": r.Links,
		})
	}
	return withBasis(tb, v, m.Basis, map[string]any{"readings": readings, "reference": names(m.Reference)})
}

func influenceDiagramCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	d := must[*analysis.InfluenceDiagram](tb)(analysis.InfluenceDiagramOf(v, c, in.Threshold, analysis.Work{}))
	arrows, nodes := []any{}, []any{}
	for _, a := range d.Arrows {
		arrows = append(arrows, map[string]any{
			"between": a.A.EntityName() + " " + a.B.EntityName(), "aOnB": a.AOnB, "bOnA": a.BOnA, "primary": a.Primary,
		})
	}
	for _, n := range d.Nodes {
		nodes = append(nodes, map[string]any{
			"name": n.Placement.Stakeholder.EntityName(), "outgoing": n.Outgoing, "incoming": n.Incoming, "quadrant": n.Placement.Quadrant,
		})
	}
	return map[string]any{"arrows": arrows, "nodes": nodes}
}

func planCase(tb testing.TB, v *graph.View, c graph.ID, in partiesInput) map[string]any {
	tb.Helper()
	p := must[*analysis.ParticipationPlan](tb)(analysis.PlanOf(v, c, in.Threshold, analysis.Work{}))
	return map[string]any{
		"cells": texts(p.Cells, func(c analysis.PlannedCell) string {
			return string(c.Stage) + " " + string(c.Level) + ": " + strings.Join(names(c.Stakeholders), " ")
		}),
		"disputed": texts(p.Disputed, func(d analysis.DisputedInvolvement) string {
			return d.Stakeholder.EntityName() + " " + string(d.Stage) + ": " +
				strings.Join(texts(d.Planned, func(p analysis.PlannedInvolvement) string { return string(p.Level) }), " ")
		}),
		"warnings": texts(p.Warnings, func(w analysis.PlanWarning) string {
			line := w.Stakeholder.EntityName() + " " + string(w.Stage) + ": " + string(w.Level)
			if w.Disagree {
				line += " disagree"
			}
			return line
		}),
		"statements": p.Basis.Statements,
	}
}

func spreadAnswer(s *analysis.Spread) map[string]int {
	if s == nil {
		return nil
	}
	return map[string]int{"lowest": s.Lowest, "highest": s.Highest}
}
