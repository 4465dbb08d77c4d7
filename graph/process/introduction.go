package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// introductions are the shortest ways from some parties to everybody, over ties that are no clashes: of several, over
// who comes first by name, nearest the beginning first.
type introductions struct {
	*Process
	from map[graph.ID]step
}

// step is how somebody is reached.
type step struct {
	before graph.ID // "" for one of the parties that it begins with
	tie    *graph.Tie
}

func (p *Process) introductions(from []*Party) *introductions {
	w := &introductions{Process: p, from: map[graph.ID]step{}}
	frontier := unwrapped(from)
	for e := range each(p.reading, frontier) {
		w.from[e.Meta().ID] = step{}
	}
	for len(frontier) > 0 {
		var next []graph.Named
		for e := range each(p.reading, frontier) {
			id := e.Meta().ID
			for other, tie := range p.strongest(id) {
				if _, seen := w.from[other]; !seen {
					w.from[other] = step{id, tie}
					next = append(next, p.view.Find(other).(graph.Named))
				}
			}
		}
		sortNamed(p.reading, next)
		frontier = next
	}
	return w
}

// strongest returns the strongest tie of a stakeholder with each other that is no clash; of equals, the first recorded.
func (p *Process) strongest(id graph.ID) map[graph.ID]*graph.Tie {
	best := map[graph.ID]*graph.Tie{}
	for _, t := range p.tiesOf(id) {
		other := t.A
		if other == id {
			other = t.B
		}
		if t.Kind != graph.TieClashes && p.view.Find(other) != nil && (best[other] == nil || t.Strength > best[other].Strength) {
			best[other] = t
		}
	}
	return best
}

func (w *introductions) to(e graph.Named) ([]graph.Named, []*graph.Tie) {
	id := e.Meta().ID
	if _, reached := w.from[id]; !reached {
		return nil, nil
	}
	var way []graph.Named
	var ties []*graph.Tie
	for ; id != ""; id = w.from[id].before {
		way = append(way, w.view.Find(id).(graph.Named))
		if tie := w.from[id].tie; tie != nil {
			ties = append(ties, tie)
		}
	}
	slices.Reverse(way)
	slices.Reverse(ties)
	return way, ties
}

// evidence returns the ties that lead from anybody that is reached, and are no clashes.
func (w *introductions) evidence() []graph.Stated {
	var out []graph.Stated
	for id := range w.from {
		if w.pace.Step() != nil {
			break
		}
		out = append(out, gathered(w.reading, id, graph.KindTie, "a", func(s graph.Stated) bool { return s.(*graph.Tie).Kind != graph.TieClashes })...)
	}
	return out
}

// tiesOf returns the ties of a stakeholder, in the order of recording.
func (p *Process) tiesOf(id graph.ID) []*graph.Tie {
	var out []*graph.Tie
	for _, link := range []string{"a", "b"} {
		for e := range p.referring(id, graph.KindTie, link) {
			out = append(out, e.(*graph.Tie))
		}
	}
	sorted(p.reading, out, func(a, b *graph.Tie) int { return cmp.Compare(a.Sequence, b.Sequence) })
	return out
}
