package analysis

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

// Community is a group of nodes that are joined more than chance would join them.
type Community struct {
	Number  int           // 1 for the largest
	Members []graph.Named // in the order of their names
	Inside  float64       // the sum of what joins its members to each other
}

// division is the communities of a network.
type division struct {
	of         []int32 // by row, from 0
	members    [][]int32
	modularity float64
}

// Modularity returns how much more the communities hold inside than chance would: 0 without links.
//
//	Q = 1/2m Σ over u, v of one community of  w(u,v) - s(u)·s(v)/2m
//
// with w(u,v) what joins the two, the sum of both directions where links have one, s(u) the sum of that of u, and 2m the
// sum of all s. Communities are found by the Leiden method, several times with other orders, and the largest Q counts.
func (n *Network) Modularity() (float64, error) {
	d, err := n.division()
	if err != nil {
		return 0, err
	}
	return d.modularity, nil
}

// Communities returns the first communities, so many or all when there are fewer, and how many there are: the largest first,
// then the one whose first member's name comes first. Each hangs together. A node that nothing joins is one of its own.
func (n *Network) Communities(first int) ([]Community, int, error) {
	d, err := n.division()
	if err != nil {
		return nil, 0, err
	}
	out := make([]Community, min(first, len(d.members)))
	for i := range out {
		c := Community{Number: i + 1}
		for _, row := range d.members[i] {
			c.Members = append(c.Members, n.net.stakeholders[row])
			for j, to := range n.net.both.of(row) {
				if to > row && d.of[to] == int32(i) {
					c.Inside += n.net.both.weightsOf(row)[j]
				}
			}
		}
		out[i] = c
	}
	return out, len(d.members), nil
}

// leidenPrice is about how many times all links are gone over in a round.
const leidenPrice = 20

func (n *Network) division() (*division, error) {
	w := n.net
	return w.division.Of(n.options.Check, func(check Check) (*division, error) {
		n := n.under(check)
		trials, rounds := w.trials()
		price := leidenPrice * Price(trials*rounds) * Price(w.len()+w.both.len())
		if err := n.options.Begin(price); err != nil {
			return nil, err
		}
		return w.divide(trials, rounds, price, n.options.Check)
	})
}

// trials returns how many times the communities are looked for, and in how many rounds at most: more where that costs
// little. With fewRounds only the best goes on after the first.
func (n *mesh) trials() (trials, rounds int) {
	const small = 2_000
	if n.len()+n.both.len() < small {
		return 16, 10
	}
	return 2, fewRounds
}

// fewRounds are those of networks of some size.
const fewRounds = 2

// divide returns the best of several divisions, the first of equals.
func (n *mesh) divide(trials, rounds int, price Price, check Check) (*division, error) {
	whole := n.wholeLevel()
	if whole.total == 0 {
		alone := make([]int32, n.len())
		for row := range alone {
			alone[row] = int32(row)
		}
		return n.numbered(alone, 0), nil
	}
	searches := make([]trial, trials)
	for i := range searches {
		searches[i] = trial{leiden{rand.New(rand.NewPCG(fixedSeed, uint64(i))), check}, make([]int32, n.len()), 0}
		for v := range searches[i].community {
			searches[i].community[v] = int32(v)
		}
	}
	best, err := whole.race(searches, rounds, price)
	if err != nil {
		return nil, err
	}
	return n.numbered(best.community, best.worth), nil
}

// trial is one search for communities, by orders of its own.
type trial struct {
	leiden
	community []int32
	worth     float64 // their modularity
}

// race returns the best search, the first of equals.
func (at *level) race(searches []trial, rounds int, price Price) (trial, error) {
	first := rounds
	if rounds == fewRounds {
		first = 1
	}
	err := eachPart(len(searches), price, searches[0].check, func(_, i int) error { return searches[i].run(at, first) })
	if err != nil {
		return trial{}, err
	}
	best := searches[0]
	for _, t := range searches[1:] {
		if t.worth > best.worth+leastGain {
			best = t
		}
	}
	if first < rounds {
		err = best.run(at, rounds-first)
	}
	return best, err
}

// run goes on with so many rounds, and then takes each community apart that does not hang together, which never makes
// the modularity less.
func (t *trial) run(whole *level, rounds int) error {
	if err := t.goOn(whole, t.community, rounds); err != nil {
		return err
	}
	t.community = whole.links.apart(t.community)
	t.worth = whole.modularity(t.community)
	return nil
}

func (n *mesh) wholeLevel() *level {
	whole := &level{links: &n.both, strengths: make([]float64, n.len())}
	for row := range whole.strengths {
		whole.strengths[row] = n.both.strength(int32(row))
		whole.total += whole.strengths[row]
	}
	return whole
}

func (at *level) modularity(community []int32) float64 {
	inside, sums := 0.0, make([]float64, len(community))
	for l := range at.links.all() {
		if community[l.from] == community[l.to] {
			inside += l.weight
		}
	}
	for v, c := range community {
		sums[c] += at.strengths[v]
	}
	q := inside / at.total
	for _, sum := range sums {
		q -= float64(sum/at.total) * float64(sum/at.total)
	}
	return q
}

// numbered puts the communities in order.
func (n *mesh) numbered(community []int32, modularity float64) *division {
	d := &division{of: make([]int32, len(community)), modularity: modularity}
	for row, c := range renumbered(community) {
		if int(c) == len(d.members) {
			d.members = append(d.members, nil)
		}
		d.members[c] = append(d.members[c], int32(row))
	}
	// Those of one size stay in the order of their first members, which is that of names.
	slices.SortStableFunc(d.members, func(a, b []int32) int { return cmp.Compare(len(b), len(a)) })
	for c, members := range d.members {
		for _, row := range members {
			d.of[row] = int32(c)
		}
	}
	return d
}
