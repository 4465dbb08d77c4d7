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
	ways := s.introductions(s.out.Partners)
	var met []graph.Named
	for _, set := range sets {
		out := Suggestion{Organisations: s.count(set)}
		everybody := unwrapped(s.out.Partners)
		for _, i := range set {
			everybody = append(everybody, s.candidates[i].stakeholder)
		}
		out.Heterogeneity = analysis.SectorHeterogeneity(everybody)
		for _, i := range set {
			member, err := s.member(set, i, everybody, alignment)
			if err != nil {
				return err
			}
			member.Introduction, member.IntroductionTies = ways.to(member.Stakeholder)
			out.Members = append(out.Members, member)
		}
		s.out.Sets = append(s.out.Sets, out)
		met = append(met, everybody...)
	}
	if alignment != nil {
		s.out.Basis = s.out.Basis.With(alignment.BasisOf(met))
		for t := range each(s.reading, slices.Collect(graph.Every[*graph.Tie](s.view.Snapshot))) {
			s.out.Basis.Add(t)
		}
	}
	return s.ended()
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
	for other := range each(s.reading, everybody) {
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
	sorted(s.reading, out.Clashes, func(a, b Clash) int { return cmp.Compare(b.Pair.Divergence, a.Pair.Divergence) })
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
