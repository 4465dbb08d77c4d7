package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// InfluenceDirection is which way the influence between two mainly runs.
type InfluenceDirection string

// The directions.
const (
	InfluenceAToB InfluenceDirection = "A_TO_B"
	InfluenceBToA InfluenceDirection = "B_TO_A"
	InfluenceBoth InfluenceDirection = "BOTH" // as strong both ways
)

// InfluenceDiagram is Bryson's stakeholder-influence diagram (2004) of one collaboration, as data: the power–interest grid
// with the direct influences between those that stand in it.
type InfluenceDiagram struct {
	Threshold int
	Nodes     []InfluenceNode  // the most outgoing influence first, then by name
	Arrows    []InfluenceArrow // the strongest first, by the stronger way; then by the names of a and b
	Basis     Basis
}

// InfluenceNode is a stakeholder with the sums of its arrows.
type InfluenceNode struct {
	Placement PowerInterestPlacement
	Outgoing  int // Σ strength of its influence on others
	Incoming  int // Σ strength of others' influence on it
}

// InfluenceArrow is the influence between two, of which one is above 0. A is the one whose name comes first.
type InfluenceArrow struct {
	A, B       graph.Named
	AOnB, BOnA *int // 0 … 4; nil when not assessed
	Primary    InfluenceDirection
}

// Strength returns the stronger way.
func (a InfluenceArrow) Strength() int { return max(known(a.AOnB), known(a.BOnA)) }

// known returns a number, 0 for one that is not known.
func known(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// InfluenceDiagramOf returns the stakeholder-influence diagram of the collaboration. Errors are those of
// [PowerInterestOf]. Of several statements about the same influence, the one holds that [graph.Precedes] says.
func InfluenceDiagramOf(v *graph.View, collaboration graph.ID, threshold int, w Work) (*InfluenceDiagram, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	if err := w.Begin(Price(50 * v.Count(graph.KindInfluence))); err != nil {
		return nil, err
	}
	grid, err := p.grid(threshold, w.Check)
	if err != nil {
		return nil, err
	}
	d := &InfluenceDiagram{Threshold: threshold, Basis: p.basis().With(grid.Basis)}
	place := make(map[graph.ID]int, len(p.all))
	for i, placement := range grid.Placements {
		d.Nodes = append(d.Nodes, InfluenceNode{Placement: placement})
		place[placement.Stakeholder.Meta().ID] = i
	}
	beat := pace.New(w.Check)
	holds, err := p.influences(place, &d.Basis, &beat)
	if err != nil {
		return nil, err
	}
	if err := d.draw(holds, &beat); err != nil {
		return nil, err
	}
	return d, pace.Sort(&beat, d.Nodes, func(a, b InfluenceNode) int { return cmp.Compare(b.Outgoing, a.Outgoing) })
}

// influences returns the influence that holds for each two, by their places.
func (p *parties) influences(place map[graph.ID]int, b *Basis, beat *pace.Pace) (map[[2]int]*graph.Influence, error) {
	holds := map[[2]int]*graph.Influence{}
	for from, one := range p.all {
		for e := range p.view.Referring(one.stakeholder.Meta().ID, graph.KindInfluence, "influencer") {
			if err := beat.Step(); err != nil {
				return nil, err
			}
			i := e.(*graph.Influence)
			to, among := place[i.Influenced]
			if !among {
				continue
			}
			b.Add(i)
			if had := holds[[2]int{from, to}]; had == nil || graph.Precedes(&i.Statement, &had.Statement) {
				holds[[2]int{from, to}] = i
			}
		}
	}
	return holds, nil
}

// draw makes arrows of the influences between the nodes, which are in the order of names.
func (d *InfluenceDiagram) draw(holds map[[2]int]*graph.Influence, beat *pace.Pace) error {
	pairs := make([][2]int, 0, len(holds))
	for ends, i := range holds {
		if err := beat.Step(); err != nil {
			return err
		}
		d.Nodes[ends[0]].Outgoing += i.Strength
		d.Nodes[ends[1]].Incoming += i.Strength
		if ends[0] < ends[1] || holds[[2]int{ends[1], ends[0]}] == nil {
			pairs = append(pairs, [2]int{min(ends[0], ends[1]), max(ends[0], ends[1])})
		}
	}
	if err := pace.Sort(beat, pairs, func(x, y [2]int) int { return slices.Compare(x[:], y[:]) }); err != nil {
		return err
	}
	for _, ends := range pairs {
		if err := beat.Step(); err != nil {
			return err
		}
		arrow := InfluenceArrow{A: d.Nodes[ends[0]].Placement.Stakeholder, B: d.Nodes[ends[1]].Placement.Stakeholder}
		if i := holds[ends]; i != nil {
			arrow.AOnB = &i.Strength
		}
		if i := holds[[2]int{ends[1], ends[0]}]; i != nil {
			arrow.BOnA = &i.Strength
		}
		if arrow.Strength() > 0 {
			arrow.direct()
			d.Arrows = append(d.Arrows, arrow)
		}
	}
	return pace.Sort(beat, d.Arrows, func(x, y InfluenceArrow) int { return cmp.Compare(y.Strength(), x.Strength()) })
}

func (a *InfluenceArrow) direct() {
	switch there, back := known(a.AOnB), known(a.BOnA); {
	case there > back:
		a.Primary = InfluenceAToB
	case there < back:
		a.Primary = InfluenceBToA
	default:
		a.Primary = InfluenceBoth
	}
}
