package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// explain says of each set what its members add, whom they would clash with, and who can introduce them.
func (s *suggesting) explain(sets [][]int) error {
	var alignment *analysis.Alignment
	pairs := 0
	for _, set := range sets {
		pairs += len(set) * (len(set) + len(s.out.Partners))
	}
	if pairs > 0 {
		const perPair = 200
		if err := s.work.Begin(analysis.AlignPrice(s.view) + analysis.Price(perPair*pairs)); err != nil {
			return err
		}
		var err error
		if alignment, err = analysis.Align(s.view, analysis.AlignmentOptions{Work: s.work}); err != nil {
			return err
		}
	}
	ways := s.introductions()
	for _, set := range sets {
		out := Suggestion{Organisations: s.count(set)}
		everybody := wrappedParties(s.out.Partners)
		for _, i := range set {
			everybody = append(everybody, s.candidates[i].stakeholder)
		}
		out.Heterogeneity = analysis.SectorHeterogeneity(everybody)
		for _, i := range set {
			if err := s.work.Check.Err(); err != nil {
				return err
			}
			member, err := s.member(set, i, everybody, alignment)
			if err != nil {
				return err
			}
			member.Introduction, member.IntroductionTies = ways.to(member.Stakeholder)
			out.Members = append(out.Members, member)
		}
		s.out.Sets = append(s.out.Sets, out)
	}
	return nil
}

func wrappedParties(all []*Party) []graph.Named {
	out := make([]graph.Named, len(all))
	for i, one := range all {
		out[i] = one.Stakeholder
	}
	return out
}

func (s *suggesting) member(set []int, at int, everybody []graph.Named, alignment *analysis.Alignment) (SuggestedPartner, error) {
	c := &s.candidates[at]
	out := SuggestedPartner{Stakeholder: c.stakeholder}
	for n, need := range s.out.Open {
		if !c.brings.has(n) {
			continue
		}
		out.Brings = append(out.Brings, need.Resource)
		if !slices.ContainsFunc(set, func(i int) bool { return i != at && s.candidates[i].brings.has(n) }) {
			out.Alone = append(out.Alone, need.Resource)
		}
	}
	if c.sector != "" && s.sectors[c.sector] == 0 && !slices.ContainsFunc(set, func(i int) bool { return i != at && s.candidates[i].sector == c.sector }) {
		out.NewSector = graph.Sector(c.sector)
	}
	for _, other := range everybody {
		if other == c.stakeholder {
			continue
		}
		pair, err := alignment.Pair(c.stakeholder.Meta().ID, other.Meta().ID)
		if err != nil {
			return out, err
		}
		if ties := s.clashes(c.stakeholder, other); pair.Divergence > 0 || len(ties) > 0 {
			out.Clashes = append(out.Clashes, Clash{other, pair, ties})
		}
	}
	// A stable sort keeps the partners first, and both by name.
	slices.SortStableFunc(out.Clashes, func(a, b Clash) int { return cmp.Compare(b.Pair.Divergence, a.Pair.Divergence) })
	return out, nil
}

// clashes returns the recorded clashes of the two.
func (p *Process) clashes(a, b graph.Named) []*graph.Tie {
	var out []*graph.Tie
	for _, t := range p.tiesOf(a.Meta().ID) {
		if t.Kind == graph.TieClashes && (t.A == b.Meta().ID || t.B == b.Meta().ID) {
			out = append(out, t)
		}
	}
	return out
}

// tiesOf returns the ties of a stakeholder, in the order of recording.
func (p *Process) tiesOf(id graph.ID) []*graph.Tie {
	var out []*graph.Tie
	for _, link := range []string{"a", "b"} {
		for e := range p.view.Referring(id, graph.KindTie, link) {
			out = append(out, e.(*graph.Tie))
		}
	}
	slices.SortFunc(out, func(a, b *graph.Tie) int { return cmp.Compare(a.Sequence, b.Sequence) })
	return out
}

// introductions are the shortest ways from the partners to everybody, over ties that are no clashes: of several, over
// who comes first by name, nearest the partners first.
type introductions struct {
	view *graph.View
	from map[graph.ID]step
}

// step is how somebody is reached.
type step struct {
	before graph.ID // "" for a partner
	tie    *graph.Tie
}

func (s *suggesting) introductions() *introductions {
	w := &introductions{view: s.view, from: map[graph.ID]step{}}
	frontier := wrappedParties(s.out.Partners)
	for _, e := range frontier {
		w.from[e.Meta().ID] = step{}
	}
	for len(frontier) > 0 {
		var next []graph.Named
		for _, e := range frontier {
			id := e.Meta().ID
			for other, tie := range s.strongest(id) {
				if _, seen := w.from[other]; !seen {
					w.from[other] = step{id, tie}
					next = append(next, s.view.Find(other).(graph.Named))
				}
			}
		}
		sortNamed(next)
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
