package analysis

// closenesses returns how near all others are to the node, 0 … 1, for every node.
//
//	C(v) = (r-1) / Σd  ×  (r-1) / (n-1)
//
// where r is the number of nodes from which v can be reached, itself included, and Σd the sum of how many links that
// takes from each. It is 0 for a node that no other reaches.
func (n *Network) closenesses() ([]float64, error) {
	// After Wasserman and Faust (1994), for networks that are not connected.
	w := n.net
	return w.closeness.Of(n.options.Check, func(check Check) ([]float64, error) {
		n := n.under(check)
		price := Price(w.len()) * w.size()
		if err := n.options.Begin(price); err != nil {
			return nil, err
		}
		parts := min(mostParts, w.len())
		out := make([]float64, w.len())
		scratches := make([]*reach, partWorkers(parts, price))
		err := eachPart(parts, price, n.options.Check, func(worker, part int) error {
			if scratches[worker] == nil {
				scratches[worker] = newReach(&w.in)
			}
			for row := part; row < w.len(); row += parts {
				out[row] = scratches[worker].closeness(int32(row))
				if err := n.options.Check.Err(); err != nil {
					return err
				}
			}
			return nil
		})
		return out, err
	})
}

// closenessOf returns the node's, from all when those are worth making.
func (n *Network) closenessOf(row int32) (float64, error) {
	if w := n.net; w.len() > MostExactBetweenness {
		if err := n.options.Begin(w.size()); err != nil {
			return 0, err
		}
		return newReach(&w.in).closeness(row), nil
	}
	all, err := n.closenesses()
	if err != nil {
		return 0, err
	}
	return all[row], nil
}

// reach goes over links from one node. It is one worker's.
type reach struct {
	links *links
	dist  []int32
	order []int32
}

func newReach(l *links) *reach {
	r := &reach{links: l, dist: make([]int32, l.rows())}
	for i := range r.dist {
		r.dist[i] = -1
	}
	return r
}

// from returns the nodes that can be reached, the nearest first, until the next call.
func (r *reach) from(row int32) []int32 {
	for _, v := range r.order {
		r.dist[v] = -1
	}
	r.order = append(r.order[:0], row)
	r.dist[row] = 0
	for i := 0; i < len(r.order); i++ {
		v := r.order[i]
		for _, to := range r.links.of(v) {
			if r.dist[to] < 0 {
				r.dist[to] = r.dist[v] + 1
				r.order = append(r.order, to)
			}
		}
	}
	return r.order
}

func (r *reach) closeness(row int32) float64 {
	sum := 0
	for _, v := range r.from(row) {
		sum += int(r.dist[v])
	}
	others := float64(len(r.order) - 1)
	if sum == 0 {
		return 0
	}
	return others / float64(sum) * (others / float64(r.links.rows()-1))
}
