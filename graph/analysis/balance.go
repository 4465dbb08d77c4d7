package analysis

import "raakvlak/graph/pace"

// Balance is how far a network of good and bad links holds together without tension (Heider; Cartwright and Harary,
// 1956). It is of the signs that links have on the whole.
type Balance struct {
	Triads         int     // three nodes that are all joined
	BalancedTriads int     // those of which the product of the signs is positive
	Degree         float64 // the share of these; 1 without triads
	// Balanced says that the nodes can be split in two such that good links are inside and bad ones between.
	Balanced bool
	// Frustration is how few links are in the wrong place in the best split; nil when it is not known, as a part
	// without balance has more than [MostFrustrated] nodes that cannot be left out.
	Frustration *int
	// FrustrationAtMost is how many are in the wrong place in the best split that was found: never less.
	FrustrationAtMost int
}

// Balance returns the balance, nil where links have no signs: only ties, congruence and conflict do.
func (n *Network) Balance() (*Balance, error) {
	w := n.net
	if !w.signed {
		return nil, nil //nolint:nilnil // nil is the answer
	}
	return w.balance.Of(n.options.Check, func(check Check) (*Balance, error) {
		n := n.under(check)
		up, err := w.upwards(n.options.Check)
		if err != nil {
			return nil, err
		}
		price := w.size()
		for _, to := range up.to {
			price += Price(up.degree(to))
		}
		for row := range int32(up.rows()) {
			price += Price(up.degree(row)) * Price(up.degree(row))
		}
		if err := n.options.Begin(price); err != nil {
			return nil, err
		}
		b := &Balance{Degree: 1}
		if err := b.count(&up, n.options.Check); err != nil {
			return nil, err
		}
		return b, b.frustrate(&w.signs, n.options.Work)
	})
}

// upwards returns the signs as links to nodes with more of them only, so that each triad is met once.
func (n *mesh) upwards(check Check) (links, error) {
	var all []link
	p := pace.New(check)
	for l := range n.signs.all() {
		if err := p.Step(); err != nil {
			return links{}, err
		}
		from, to := n.signs.degree(l.from), n.signs.degree(l.to)
		if from < to || from == to && l.from < l.to {
			all = append(all, l)
		}
	}
	return newLinks(n.len(), all, false, check)
}

func (b *Balance) count(up *links, check Check) error {
	sign := make([]float64, up.rows()) // of the link of the node at hand to each
	for a := range int32(up.rows()) {
		if err := check.Err(); err != nil {
			return err
		}
		for i, x := range up.of(a) {
			sign[x] = up.weightsOf(a)[i]
		}
		for i, x := range up.of(a) {
			ax := up.weightsOf(a)[i]
			for j, y := range up.of(x) {
				if sign[y] == 0 {
					continue
				}
				b.Triads++
				if ax*sign[y]*up.weightsOf(x)[j] > 0 {
					b.BalancedTriads++
				}
			}
		}
		for _, x := range up.of(a) {
			sign[x] = 0
		}
	}
	if b.Triads > 0 {
		b.Degree = float64(b.BalancedTriads) / float64(b.Triads)
	}
	return nil
}
