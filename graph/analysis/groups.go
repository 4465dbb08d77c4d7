package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// groups says which group each node is in, by a grouping.
type groups struct {
	of        []int32  // by row; -1 for none
	names     []string // by group
	ungrouped []int32  // rows that are in none
	basis     Basis    // the statements that put nodes into groups
}

func (g *groups) add(name string) int32 {
	g.names = append(g.names, name)
	return int32(len(g.names) - 1)
}

// Ungrouped returns the nodes that are in no group by the grouping, in the order of their names: what looks at groups
// leaves them out. An unknown grouping is [graph.CodeInvalid].
func (n *Network) Ungrouped(by BrokerageGrouping) ([]graph.Named, error) {
	g, err := n.groups(by)
	if err != nil {
		return nil, err
	}
	out := make([]graph.Named, len(g.ungrouped))
	for i, row := range g.ungrouped {
		out[i] = n.net.stakeholders[row]
	}
	return out, nil
}

func (n *Network) groups(by BrokerageGrouping) (*groups, error) {
	all := []BrokerageGrouping{GroupingSector, GroupingOrganisation, GroupingCamp}
	at := slices.Index(all, by)
	if at < 0 {
		return nil, graph.Invalid([]string{"by"}, "no grouping is called %q", by)
	}
	return n.net.groups[at].Of(n.options.Check, func(check Check) (*groups, error) {
		n := n.under(check)
		g := &groups{of: make([]int32, n.net.len())}
		if by == GroupingCamp {
			if err := n.camps(g); err != nil {
				return nil, err
			}
		} else if err := n.organisations(g, by); err != nil {
			return nil, err
		}
		for row, group := range g.of {
			if group < 0 {
				g.ungrouped = append(g.ungrouped, int32(row))
			}
		}
		return g, nil
	})
}

// camps puts the members of each camp into a group; who is in no camp is in none.
func (n *Network) camps(g *groups) error {
	a, err := Align(n.view, AlignmentOptions{Among: n.options.Among, Work: n.options.Work})
	if err != nil {
		return err
	}
	camps, err := a.Camps()
	if err != nil {
		return err
	}
	g.basis = a.Basis()
	for row := range g.of {
		g.of[row] = -1
	}
	for _, c := range camps {
		group := g.add(c.Members[0].EntityName())
		for _, m := range c.Members {
			g.of[n.net.rowOf[m.Meta().ID]] = group
		}
	}
	return nil
}

// organisations groups by what the organisations are, and individuals by those that they represent. Who represents
// organisations of different groups is in none.
func (n *Network) organisations(g *groups, by BrokerageGrouping) error {
	known := map[string]int32{}
	p := pace.New(n.options.Check)
	for row, e := range n.net.stakeholders {
		if err := p.Step(); err != nil {
			return err
		}
		g.of[row] = -1
		var mine []*graph.Organisation
		if o, is := e.(*graph.Organisation); is {
			mine = append(mine, o)
		} else {
			mine = n.represented(e.Meta().ID, &g.basis)
		}
		key, name, one := "", "", len(mine) > 0
		for i, o := range mine {
			k, called := string(o.Sector), string(o.Sector)
			if by == GroupingOrganisation {
				top := n.top(o)
				k, called = string(top.ID), top.Name
			}
			one = one && k != "" && (i == 0 || k == key)
			key, name = k, called
		}
		if !one {
			continue
		}
		group, is := known[key]
		if !is {
			group = g.add(name)
			known[key] = group
		}
		g.of[row] = group
	}
	return nil
}

// represented returns the organisations that the individual represents, and adds what says so to the basis.
func (n *Network) represented(individual graph.ID, b *Basis) []*graph.Organisation {
	var all []*graph.Organisation
	for e := range n.view.Referring(individual, graph.KindRepresentation, "individual") {
		r := e.(*graph.Representation)
		o, is := n.view.Find(r.Organisation).(*graph.Organisation)
		if !is {
			continue
		}
		b.Add(r)
		if !slices.Contains(all, o) {
			all = append(all, o)
		}
	}
	return all
}

// top returns what the organisation is part of in the end.
func (n *Network) top(o *graph.Organisation) *graph.Organisation {
	for {
		whole, is := n.view.Find(o.PartOf).(*graph.Organisation)
		if o.PartOf == "" || !is {
			return o
		}
		o = whole
	}
}

// sizes returns how many nodes are in each group.
func (g *groups) sizes() []int {
	members := make([]int, len(g.names))
	for _, group := range g.of {
		if group >= 0 {
			members[group]++
		}
	}
	return members
}

// byName returns the groups in the order of their names.
func (g *groups) byName() []int32 {
	order := make([]int32, len(g.names))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(graph.SortKey(g.names[a]), graph.SortKey(g.names[b])) })
	return order
}
