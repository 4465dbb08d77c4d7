package process

import (
	"cmp"
	"slices"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Passing is the rule that no collaboration changes its phase silently. It is an atlas.Rule.
//
// A phase changes together with a passage that records it. Who moves on past a gate that is not met gives a written
// reason; who moves back need not. Gates are judged by what the mover may see, once the Change is done. The latest
// passage of a collaboration leads to the phase that it is in, and stays; a reason once given is not taken away. A
// collaboration may be recorded in any phase.
type Passing struct{}

// Allow returns why the event may not be, or nil. after returns the mover's view once it is done; it is asked only when
// the event is about passages or phases.
func (Passing) Allow(e *graph.Event, after func() (*graph.View, error)) error {
	var touched []graph.ID
	moves := map[graph.ID][2]graph.Phase{}
	for i := range e.Deltas {
		d := &e.Deltas[i]
		if was, is := d.Before.(*graph.Passage); is {
			touched = append(touched, was.Collaboration)
			if still, is := d.After.(*graph.Passage); is && was.Reason != "" && still.Reason == "" {
				return graph.Invalid([]string{"reason"}, "a reason once given may be rewritten, not taken away")
			}
		}
		if made, is := d.After.(*graph.Passage); is {
			touched = append(touched, made.Collaboration)
		}
		was, is := d.Before.(*graph.Collaboration)
		if now, still := d.After.(*graph.Collaboration); is && still && was.Phase != now.Phase {
			touched = append(touched, now.ID)
			moves[now.ID] = [2]graph.Phase{was.Phase, now.Phase}
		}
	}
	if len(touched) == 0 {
		return nil
	}
	v, err := after()
	if err != nil {
		return err
	}
	for i, id := range touched {
		c, is := v.Find(id).(*graph.Collaboration)
		if !is || slices.Contains(touched[:i], id) {
			continue
		}
		if err := allowed(v, c, moves[id], e); err != nil {
			return err
		}
	}
	return nil
}

func allowed(v *graph.View, c *graph.Collaboration, move [2]graph.Phase, e *graph.Event) error {
	if from, to := move[0], move[1]; from != to {
		passage := passageIn(e, c.ID, from, to)
		if passage == nil {
			return graph.Invalid([]string{"phase"},
				"a phase changes together with a passage from %s to %s that records it: moveCollaboration does both", from, to)
		}
		if passage.Reason == "" {
			if err := throughGates(v, c, from, to); err != nil {
				return err
			}
		}
	}
	latest := latestPassage(v, c.ID)
	switch {
	case latest == nil:
		return graph.Invalid([]string{"id"}, "this passage records how the collaboration came to its phase, %s: it stays", c.Phase)
	case latest.To != c.Phase:
		return graph.Invalid([]string{"to"},
			"the latest passage leads to %s, and the collaboration is in %s: moveCollaboration moves it", latest.To, c.Phase)
	}
	return nil
}

// passageIn returns the passage of the collaboration that the event makes for the move, or nil.
func passageIn(e *graph.Event, collaboration graph.ID, from, to graph.Phase) *graph.Passage {
	for i := range e.Deltas {
		made, is := e.Deltas[i].After.(*graph.Passage)
		if is && e.Deltas[i].Before == nil && made.Collaboration == collaboration && made.From == from && made.To == to {
			return made
		}
	}
	return nil
}

// throughGates refuses to pass gates that are not met, and names what they miss.
func throughGates(v *graph.View, c *graph.Collaboration, from, to graph.Phase) error {
	p, err := Of(v, c.ID, analysis.Work{})
	if err != nil {
		return err
	}
	gates, err := p.between(from, to)
	if err != nil {
		return err
	}
	var missing []string
	for _, g := range gates {
		for _, check := range g.Open() {
			missing = append(missing, string(check.Key)+" ("+string(check.State)+": "+check.Finding.English+")")
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return graph.Invalid([]string{"reason"}, "the way from %s to %s is not open yet: %s; to pass nevertheless, give a reason",
		from, to, strings.Join(missing, "; "))
}

// latestPassage returns the collaboration's latest passage, or nil.
func latestPassage(v *graph.View, collaboration graph.ID) *graph.Passage {
	var latest *graph.Passage
	for e := range v.Referring(collaboration, graph.KindPassage, "collaboration") {
		p := e.(*graph.Passage)
		if latest == nil || cmp.Or(p.At.Compare(latest.At), cmp.Compare(p.Sequence, latest.Sequence)) > 0 {
			latest = p
		}
	}
	return latest
}
