package analysis

import "raakvlak/graph/pace"

// Openness is how far links go out of groups (Krackhardt and Stern, 1988): the E-I index
//
//	(E - I) / (E + I)
//
// of E links between groups and I inside them: -1 all inside … 1 all between; 0 without links. Links of which an end is
// in no group are left out.
type Openness struct {
	Index    float64
	External int // links between groups
	Internal int // links inside them
}

// GroupOpenness is that of the links that touch one group.
type GroupOpenness struct {
	Group   string
	Members int
	Openness
}

// NetworkOpenness is that of all links, and of the groups, in the order of their names.
type NetworkOpenness struct {
	Openness
	Groups  []GroupOpenness
	LeftOut int // links of which an end is in no group
}

func openness(external, internal int) Openness {
	o := Openness{External: external, Internal: internal}
	if all := external + internal; all > 0 {
		o.Index = float64(external-internal) / float64(all)
	}
	return o
}

// Openness returns the E-I index by the grouping. It errors as [Network.Ungrouped] does.
func (n *Network) Openness(by BrokerageGrouping) (NetworkOpenness, error) {
	g, err := n.groups(by)
	if err != nil {
		return NetworkOpenness{}, err
	}
	if err := n.options.Begin(n.net.size()); err != nil {
		return NetworkOpenness{}, err
	}
	external, internal := make([]int, len(g.names)), make([]int, len(g.names))
	var between, inside, left int
	p := pace.New(n.options.Check)
	for l := range n.net.out.all() {
		if err := p.Step(); err != nil {
			return NetworkOpenness{}, err
		}
		// Links without direction stand there both ways.
		if !n.net.directed && l.from > l.to {
			continue
		}
		switch a, b := g.of[l.from], g.of[l.to]; {
		case a < 0 || b < 0:
			left++
		case a == b:
			inside++
			internal[a]++
		default:
			between++
			external[a]++
			external[b]++
		}
	}
	out := NetworkOpenness{Openness: openness(between, inside), LeftOut: left}
	members := g.sizes()
	for _, group := range g.byName() {
		out.Groups = append(out.Groups, GroupOpenness{g.names[group], members[group], openness(external[group], internal[group])})
	}
	return out, nil
}

// openness returns the node's, false when it is in no group.
func (n *mesh) openness(g *groups, v int32) (Openness, bool) {
	own := g.of[v]
	if own < 0 {
		return Openness{}, false
	}
	external, internal := 0, 0
	for i, x := range n.both.of(v) {
		arcs := int(n.mutualOf(v)[i])
		switch g.of[x] {
		case -1:
		case own:
			internal += arcs
		default:
			external += arcs
		}
	}
	return openness(external, internal), true
}
