package analysis

// Brokerage is in how many open pairs a node stands between two, by role (Gould and Fernandez, 1989): a links to it and
// it to b, a does not link to b, and all three are in a group. A link without direction leads both ways, so that each
// open pair counts twice.
type Brokerage struct {
	Coordinator    int // all three in one group
	Itinerant      int // the two in one group, the broker in another: a consultant
	Gatekeeper     int // the broker and where it leads to in one group, where it comes from in another
	Representative int // where it comes from and the broker in one group, where it leads to in another
	Liaison        int // three groups
	Total          int
	Group          string // the broker's; "" when it is in none, and then it brokers nothing
	Ungrouped      int    // neighbours that were left out, as they are in no group
}

func (n *mesh) brokerage(g *groups, v int32) Brokerage {
	var b Brokerage
	for _, neighbour := range n.both.of(v) {
		if g.of[neighbour] < 0 {
			b.Ungrouped++
		}
	}
	own := g.of[v]
	if own < 0 {
		return b
	}
	b.Group = g.names[own]
	// How many v leads to, by group: all of those but a and where a leads to itself are open.
	leads, to := 0, map[int32]int{}
	for _, x := range n.out.of(v) {
		if group := g.of[x]; group >= 0 {
			to[group]++
			leads++
		}
	}
	for _, a := range n.in.of(v) {
		from := g.of[a]
		if from < 0 {
			continue
		}
		open, toOwn, toFrom := leads, to[own], to[from]
		n.closed(v, a, func(x int32) {
			switch group := g.of[x]; {
			case group < 0:
				return
			case group == own:
				toOwn--
				if from == own {
					toFrom--
				}
			case group == from:
				toFrom--
			}
			open--
		})
		if from == own {
			b.Coordinator += toOwn
			b.Representative += open - toOwn
		} else {
			b.Gatekeeper += toOwn
			b.Itinerant += toFrom
			b.Liaison += open - toOwn - toFrom
		}
		b.Total += open
	}
	return b
}

// closed yields what both v and a lead to, and a itself where v leads to it. Both lists are sorted.
func (n *mesh) closed(v, a int32, yield func(int32)) {
	others := n.out.of(a)
	i := 0
	for _, x := range n.out.of(v) {
		for i < len(others) && others[i] < x {
			i++
		}
		if x == a || i < len(others) && others[i] == x {
			yield(x)
		}
	}
}

func (n *mesh) brokeragePrice(v int32) Price {
	price := n.size() / 1_000
	for _, a := range n.in.of(v) {
		price += Price(n.out.degree(a) + n.out.degree(v))
	}
	return price
}
