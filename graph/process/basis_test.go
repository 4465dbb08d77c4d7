package process_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// TestBasis_holdsAllOfRandomMaps takes random maps apart, one assumed statement after another, and holds that an answer whose
// basis did not name the statement says the same without it.
func TestBasis_holdsAllOfRandomMaps(t *testing.T) {
	tb := t
	rapid.Check(t, func(t *rapid.T) {
		entities := drawMap(t, true)
		referred := map[graph.ID]bool{}
		for i, e := range entities {
			if s, is := e.(graph.Stated); is {
				s.Said().Confidence = float64(i+1) / 1000 // by which it is known again
			}
			if a, is := e.(*graph.Assessment); is {
				referred[a.Participation] = true
			}
		}
		before := restingOf(tb, t, entities)
		for i, e := range entities {
			s, is := e.(graph.Stated)
			if position, on := e.(*graph.Position); !is || s.Said().Origin != graph.OriginAssumed || referred[e.Meta().ID] || on && position.Unknown() {
				continue
			}
			after := restingOf(tb, t, slices.Delete(slices.Clone(entities), i, i+1))
			for _, what := range slices.Sorted(maps.Keys(before)) {
				now, is := after[what] // a canvas is none any more when who it is of speaks for an organisation
				if was := before[what]; is && was.said != now.said && !was.assumed[s.Said().Confidence] {
					t.Errorf("%s %s went, on which %s did not rest, and changed it from\n%s\nto\n%s", e.EntityKind(), e.Meta().ID, what, was.said, now.said)
				}
			}
		}
	})
}

// resting is what an answer says, with the confidence of the assumed statements that it rests on.
type resting struct {
	said    string
	assumed map[float64]bool
}

// restingOf asks the collaboration Table what has a basis.
func restingOf(tb testing.TB, t *rapid.T, entities []graph.Entity) map[string]resting {
	v := viewOf(tb, entities...)
	p := tableOf(t, v)
	all := map[string]resting{}
	put := func(what string, b analysis.Basis, said ...any) {
		stated, err := b.Assumptions(graph.MostPerPage)
		if err != nil {
			t.Fatal(err)
		}
		r := resting{fmt.Sprint(said...), map[float64]bool{}}
		for _, s := range stated {
			r.assumed[s.Said().Confidence] = true
		}
		all[what] = r
	}
	checks := func(all []process.Check) string {
		var out strings.Builder
		for _, c := range all {
			fmt.Fprintln(&out, c.Key, c.State, c.Finding.English, c.WhatWouldMeetIt.English)
		}
		return out.String()
	}
	gates, err := p.Gates()
	for _, g := range gates {
		put("gate "+string(g.From), g.Basis, g.State, checks(g.Checks))
	}
	groups, failed := p.Checks()
	for _, g := range groups {
		put("checks "+string(g.Key), g.Basis, g.Conclusion.English, checks(g.Checks))
	}
	pitfalls, wrong := p.Pitfalls()
	for _, f := range pitfalls {
		said := []any{f.State}
		for _, c := range f.Cases {
			said = append(said, c.Finding.English)
		}
		put("pitfall "+string(f.Key), f.Basis, said...)
	}
	coverage, broken := p.Coverage()
	for _, c := range coverage {
		put("coverage "+string(c.Key), c.Basis, c.Parties, c.Said, c.Assumed)
	}
	canvases, bad := p.Canvas()
	for i := range canvases {
		c := &canvases[i]
		put("canvas "+c.Party.EntityName(), c.Basis, c.Party.Engagement, c.Party.Roles, c.Ambition.Known, c.Network.Known, c.Own.Known, c.Individual.Known, c.Commitment.Known)
	}
	typing, untyped := p.Typing()
	advice, ungoverned := p.Governance()
	log, unlogged := p.Engagement(asOf)
	next, unasked := p.NextConversations(asOf, process.MostConversations)
	timeline, undated := process.TimelineOf(v, p.Collaboration.ID, process.TimelineOptions{})
	for _, err := range []error{err, failed, wrong, broken, bad, untyped, ungoverned, unlogged, unasked, undated} {
		if err != nil {
			t.Fatal(err)
		}
	}
	put("typing", typing.Basis, typing.Partners)
	said := []any{advice.Best}
	for _, c := range advice.Contingencies {
		said = append(said, c.Magnitude, c.Finding.English)
	}
	put("governance", advice.Basis, said...)
	put("engagement", log.Basis, log.Counts, len(log.FollowUps), len(log.Never))
	put("timeline", timeline.Basis, told(timeline.Moments))
	said = []any{next.Total}
	for _, c := range next.First {
		said = append(said, c.Party.EntityName(), len(c.Introduction), len(c.Speakers))
		for _, point := range c.Points {
			said = append(said, point.Reason, point.Because.English)
		}
	}
	put("conversations", next.Basis, said...)
	return all
}
