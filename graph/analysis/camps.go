package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// MostCampRows is how many stakeholders are divided into camps: the work grows with the square of their number.
const MostCampRows = 2_000

// Camp is a group of stakeholders that converge more than they diverge with each other.
type Camp struct {
	Members     []graph.Named // at least two, in the order of their names
	Convergence float64       // sum over the pairs inside it; more than Divergence
	Divergence  float64       // sum over the pairs inside it
}

// Camps divides the stakeholders into camps, the one with most members first, then the one with the largest difference
// of convergence and divergence. Who fits in none is in none.
//
// Between two stakeholders stands their net distance w = convergence - divergence, of MACTOR's order 2. The division is
// a local optimum of the modularity of signed networks
//
//	Q = Σ over pairs in one group of  w - (P(a)·P(b) / 2P - N(a)·N(b) / 2N)
//
// with P(a), N(a) the sums of a's positive and of its negative distances (in size), and P, N the same over all pairs:
// as much convergence and as little divergence inside the groups as possible, beyond what chance would give. It is
// found by moving stakeholders, in the order of their names, to the neighbouring group where Q grows most, and then
// groups in the same way, until nothing moves. What such a group holds together by divergence from others only is taken
// apart: a camp is connected by positive distances, and those inside it are positive on the whole.
//
// More than MostCampRows are [graph.CodeTooLarge]. The price is [Alignment.CampsPrice].
func (a *Alignment) Camps() ([]Camp, error) {
	// After Gómez, Jensen and Arenas, "Analysis of community structure in networks of correlated data", Physical
	// Review E 80 (2009) 016114, with λ = 1, by the method of Blondel et al. (Louvain, 2008) without its randomness.
	if n := a.table.len(); n > MostCampRows {
		return nil, graph.Errorf(graph.CodeTooLarge,
			"%d stakeholders cannot be divided into camps; at most %d are: compare fewer of them", n, MostCampRows)
	}
	if !a.whole() {
		return a.camps()
	}
	return graph.Memo(a.view, campsKey{a.options.Of}, a.options.Check, func(check Check) ([]Camp, error) { return a.under(check).camps() })
}

// CampsPrice is the price of [Alignment.Camps].
func (a *Alignment) CampsPrice() Price {
	const perPair = 10 // that stakeholders and groups are moved about
	n := Price(a.table.len())
	return a.table.allPrice() + perPair*n*n
}

// campsKey is what the camps of a whole view are kept under.
type campsKey struct{ of AlignmentSubject }

func (a *Alignment) camps() ([]Camp, error) {
	t := a.table
	if err := a.options.Begin(a.CampsPrice()); err != nil {
		return nil, err
	}
	net, err := a.signedNetwork()
	if err != nil {
		return nil, err
	}
	groups, err := net.communities(a.options.Check)
	if err != nil {
		return nil, err
	}
	var camps []Camp
	for _, group := range net.connected(groups) {
		c, err := t.camp(group, a.options.Check)
		if err != nil {
			return nil, err
		}
		if c.Convergence > c.Divergence {
			camps = append(camps, c)
		}
	}
	// The groups come in the order of their first members' names already.
	slices.SortStableFunc(camps, func(x, y Camp) int {
		return cmp.Or(cmp.Compare(len(y.Members), len(x.Members)), cmp.Compare(y.Convergence-y.Divergence, x.Convergence-x.Divergence))
	})
	return camps, nil
}

// signedNetwork joins the stakeholders by twice their net distances, which are whole numbers.
func (a *Alignment) signedNetwork() (*signedNetwork, error) {
	t, l := a.table, lensOf(PairMostAligned, "")
	net := newSignedNetwork(t.len())
	s := t.scratch()
	defer t.scratches.Put(s)
	for row := range int32(t.len()) {
		if row%64 == 0 {
			if err := a.options.Check.Err(); err != nil {
				return nil, err
			}
		}
		t.meet(row, true, l, s, func(met []meeting) {
			for _, m := range met {
				net.join(row, m.other, 2*m.worth)
			}
		})
	}
	return net, nil
}

func (t *table) camp(rows []int32, check Check) (Camp, error) {
	p := pace.New(check)
	c := Camp{Members: make([]graph.Named, len(rows))}
	for i, x := range rows {
		c.Members[i] = t.stakeholders[x]
		for _, y := range rows[:i] {
			if err := p.Step(); err != nil {
				return Camp{}, err
			}
			has := t.between(x, y, doubles)
			c.Convergence += float64(has.together()) / 2
			c.Divergence += float64(has.apart()) / 2
		}
	}
	return c, nil
}
