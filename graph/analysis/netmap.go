package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// NetMapFinding is something that a Net-Map shows about one stakeholder.
type NetMapFinding string

// The findings, in the order in which they are answered.
const (
	NetMapStrengthenLink NetMapFinding = "STRENGTHEN_LINK" // influential, same goals, weakly linked
	NetMapBeAware        NetMapFinding = "BE_AWARE"        // influential, other goals
	NetMapNetworkUp      NetMapFinding = "NETWORK_UP"      // much at stake, little power
)

// weakLink is up to which strength a link is weak: our convention.
const weakLink = 2

// NetMap reads one collaboration as Schiffer's Net-Map does, seen from its initiators: influence is power as assessed, goals
// are the effective stances, links are ties other than clashes.
type NetMap struct {
	Threshold int
	Reference []graph.Named   // the initiators; without any, the problem owner
	Readings  []NetMapReading // by finding; then the most power first; then by name
	Basis     Basis
}

// NetMapReading is a finding with its reasons. Influential is who has power in the eyes of all that assessed it; who has
// little has it in nobody's.
type NetMapReading struct {
	Stakeholder graph.Named
	Finding     NetMapFinding
	Power       Spread
	Interest    *Spread // nil when nobody assessed it
	Convergence float64 // with the initiators together
	Divergence  float64
	Link        *int // the strongest tie with an initiator, 1 … 4; nil when none is recorded
	Links       int  // how many others in the collaboration it is tied to
}

// NetMapOf returns the Net-Map of the collaboration. Errors are those of [FramesOf].
func NetMapOf(v *graph.View, collaboration graph.ID, of AlignmentSubject, threshold int, w Work) (*NetMap, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	actors, err := p.actors(of, w)
	if err != nil {
		return nil, err
	}
	if err := w.Begin(Price(50 * v.Count(graph.KindTie))); err != nil {
		return nil, err
	}
	grid, err := p.grid(threshold, w.Check)
	if err != nil {
		return nil, err
	}
	m := &NetMap{Threshold: threshold, Reference: actors.Reference, Basis: actors.Basis.With(grid.Basis)}
	placed := map[graph.ID]*PowerInterestPlacement{}
	for i := range grid.Placements {
		placed[grid.Placements[i].Stakeholder.Meta().ID] = &grid.Placements[i]
	}
	var ties []graph.Stated // one of two that are both asked about is in it twice
	for i := range actors.Actors {
		if err := w.Check.Err(); err != nil {
			return nil, err
		}
		actor := &actors.Actors[i]
		at := placed[actor.Stakeholder.Meta().ID]
		if at.Power == nil {
			continue
		}
		r := NetMapReading{
			Stakeholder: actor.Stakeholder, Power: *at.Power, Interest: at.Interest, Convergence: actor.Convergence, Divergence: actor.Divergence,
		}
		ties = append(ties, r.tie(v, placed, actors.Reference)...)
		if r.Finding = r.find(actor.Interests, threshold); r.Finding != "" {
			m.Readings = append(m.Readings, r)
		}
	}
	m.Basis = m.Basis.With(BasisOf(v, ties))
	slices.SortStableFunc(m.Readings, func(a, b NetMapReading) int { return cmp.Compare(b.Rank(), a.Rank()) })
	return m, nil
}

// Rank is what readings are ordered by, largest first.
func (r NetMapReading) Rank() int {
	order := []NetMapFinding{NetMapNetworkUp, NetMapBeAware, NetMapStrengthenLink}
	return 10*slices.Index(order, r.Finding) + r.Power.Highest
}

// tie counts the links, finds the strongest with an initiator, and returns the ties that say so.
func (r *NetMapReading) tie(v *graph.View, among map[graph.ID]*PowerInterestPlacement, reference []graph.Named) []graph.Stated {
	var ties []graph.Stated
	self := r.Stakeholder.Meta().ID
	tied := map[graph.ID]bool{}
	for _, end := range []string{"a", "b"} {
		for e := range v.Referring(self, graph.KindTie, end) {
			t := e.(*graph.Tie)
			other := t.A
			if other == self {
				other = t.B
			}
			initiator := slices.ContainsFunc(reference, func(n graph.Named) bool { return n.Meta().ID == other })
			if t.Kind == graph.TieClashes || among[other] == nil && !initiator {
				continue
			}
			ties = append(ties, t)
			tied[other] = true
			if initiator && t.Strength > known(r.Link) {
				r.Link = &t.Strength
			}
		}
	}
	r.Links = len(tied)
	return ties
}

func (r *NetMapReading) find(interests ActorInterests, threshold int) NetMapFinding {
	influential := r.Power.Lowest >= threshold
	switch {
	case influential && interests == InterestsConflicting:
		return NetMapBeAware
	case influential && interests == InterestsSimilar && known(r.Link) <= weakLink:
		return NetMapStrengthenLink
	case r.Power.Highest < threshold && r.Interest != nil && r.Interest.Lowest >= threshold:
		return NetMapNetworkUp
	}
	return ""
}
