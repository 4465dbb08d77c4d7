package analysis

import "math"

// pageRanking is a page rank on its way, up to a factor. Each round makes next of x, in two blocks that know nothing of
// each other's new ranks, so that two processors can do it: there are two whatever the number of processors, as the
// ranks must not hang on that.
type pageRanking struct {
	rows    []int32 // by place in the vectors: the row
	starts  []int32 // by place: where the links in begin; one more at the end
	from    []int32 // by link in: the place it comes from
	shares  []float64
	lost    []float64 // by place: what of its rank no link passes on
	x, next []float64
	base    float64 // the share of each in all that is lost
	blocks  [2]rankBlock
	crew    *crew
}

// rankBlock is some of the places, and what they add to the sums of a round.
type rankBlock struct {
	first, last       int32
	links             int32     // that lead into the blocks before it
	own               []float64 // ranks of all places: its own as they come, the others' of the round before
	change, sum, lost float64
	_                 [8]uint64 // keeps two processors out of one cache line
}

func newPageRanking(n *mesh) *pageRanking {
	nodes, links := n.len(), n.in.len()
	const worthwhile = 3_000 // links a round, of each processor
	r := &pageRanking{}
	r.crew = newCrew(len(r.blocks), links/worthwhile) // first, as its members take a while to come
	r.starts, r.from, r.shares = make([]int32, nodes+1), make([]int32, links), make([]float64, links)
	r.lost, r.x, r.next = make([]float64, nodes), make([]float64, nodes), make([]float64, nodes)
	places, damped := make([]int32, nodes), make([]float64, nodes) // by row
	r.divide(n, places)
	r.crew.each(func(i int) { // in the order of rows, so that two processors do not write side by side
		damp(n, damped, int32(i*nodes/len(r.blocks)), int32((i+1)*nodes/len(r.blocks)))
	})
	r.crew.each(func(i int) { r.begin(n, &r.blocks[i], places, damped) })
	for i := range r.blocks {
		r.base += r.blocks[i].lost / float64(nodes)
	}
	return r
}

// damp notes of some rows what a link passes on of the rank of each, by its weight.
func damp(n *mesh, damped []float64, first, last int32) {
	for row := first; row < last; row++ {
		if strength := n.out.strength(row); strength > 0 {
			damped[row] = damping / strength
		}
	}
}

// begin gives the block its first ranks and its links.
func (r *pageRanking) begin(n *mesh, b *rankBlock, places []int32, damped []float64) {
	first, lost, at := 1/float64(len(r.x)), 0.0, b.links
	for place := b.first; place < b.last; place++ {
		row := r.rows[place]
		r.x[place], b.own[place], r.lost[place] = first, first, 1
		if damped[row] > 0 {
			r.lost[place] = 1 - damping
		}
		lost += first * r.lost[place]
		weights := n.in.weightsOf(row)
		for j, from := range n.in.of(row) {
			r.from[at], r.shares[at] = places[from], weights[j]*damped[from]
			at++
		}
		r.starts[place+1] = at
	}
	b.lost = lost
}

// divide gives each row its place. The rows that few links join come into the one block and those that many join into
// the other, with about as much work. Rounds in place come to rest sooner then than with other halves that were tried: small
// circles, which are slow to, stay in one block. For that a link in counts a little more, so that few rows are alike.
// In each block the rows with as many links in stand together, as a loop of the same length each time is guessed right.
func (r *pageRanking) divide(n *mesh, places []int32) {
	nodes := n.len()
	joined, in := make([]int32, nodes), make([]int32, nodes) // by row: links
	most, mostIn := int32(0), int32(0)
	for row := range int32(nodes) {
		in[row] = int32(n.in.degree(row))
		joined[row] = 3*in[row] + 2*int32(n.out.degree(row))
		most, mostIn = max(most, joined[row]), max(mostIn, in[row])
	}
	size, left := middling(joined, in, most)
	next := [...][]int32{make([]int32, mostIn+1), make([]int32, mostIn+1)} // by block and links in: where a row goes
	of := make([]uint8, nodes)                                             // by row: the block
	links := int32(0)
	for row, j := range joined {
		if j > size || j == size && left <= 0 {
			of[row] = 1
		} else {
			links += in[row]
		}
		if j == size {
			left -= rankWork(in[row])
		}
		next[of[row]][in[row]]++
	}
	place := int32(0)
	for i := range r.blocks {
		r.blocks[i] = rankBlock{first: place, links: int32(i) * links, own: make([]float64, nodes)}
		for k, rows := range next[i] {
			next[i][k] = place
			place += rows
		}
		r.blocks[i].last = place
	}
	r.rows = make([]int32, nodes)
	for row := range int32(nodes) {
		at := &next[of[row]][in[row]]
		r.rows[*at], places[row] = row, *at
		*at++
	}
}

// rankWork returns about how long it takes to renew the rank of a row that so many links lead to, beside a link.
func rankWork(in int32) int { return 5 + int(in) }

// middling returns by how many links the row is joined at which half of the work is done, and how much of that half is left
// for rows that are joined by as many.
func middling(joined, in []int32, most int32) (size int32, left int) {
	work, all := make([]int, most+1), 0 // by links that join
	for row, j := range joined {
		work[j] += rankWork(in[row])
		all += rankWork(in[row])
	}
	left = (all + 1) / 2
	for ; size < most && work[size] < left; size++ {
		left -= work[size]
	}
	return size, left
}

// round makes the ranks of the next round, block by block, and returns by how much they differ, of their sum.
func (r *pageRanking) round(renew func(r *pageRanking, b *rankBlock)) float64 {
	r.crew.each(func(i int) { renew(r, &r.blocks[i]) })
	change, sum, lost := 0.0, 0.0, 0.0
	for i := range r.blocks {
		b := &r.blocks[i]
		change, sum, lost = change+b.change, sum+b.sum, lost+b.lost
	}
	if r.x, r.next = r.next, r.x; sum == 0 {
		return 0 // there is nobody
	}
	r.base = lost / float64(len(r.x))
	return change / sum
}

// evenly makes all ranks of those of the round before.
func (r *pageRanking) evenly(b *rankBlock) { r.renew(b, r.x, r.next, r.next) }

// inPlace makes them of those that the block has, the new ones as soon as they are there (Gauss and Seidel).
func (r *pageRanking) inPlace(b *rankBlock) {
	copy(b.own[:b.first], r.x)
	copy(b.own[b.last:], r.x[b.last:])
	r.renew(b, b.own, b.own, r.next)
}

// renew makes the block's ranks in next of those in x, which may be the same, and shows them.
func (r *pageRanking) renew(b *rankBlock, x, next, shown []float64) {
	change, total, lost, base := 0.0, 0.0, 0.0, r.base
	starts, parts := r.starts[b.first:b.last+1], r.lost[b.first:b.last]
	at := starts[0]
	for i, part := range parts {
		end := starts[i+1]
		from, shares := r.from[at:end], r.shares[at:end]
		at = end
		sum := base
		for j, f := range from {
			sum += x[f] * shares[j]
		}
		place := b.first + int32(i)
		change += math.Abs(sum - x[place])
		next[place], shown[place] = sum, sum
		total += sum
		lost += sum * part
	}
	b.change, b.sum, b.lost = change, total, lost
}

// ranks returns the ranks by row, which add up to 1.
func (r *pageRanking) ranks() []float64 {
	sum, out := 0.0, r.next
	for _, x := range r.x {
		sum += x
	}
	for place, row := range r.rows {
		out[row] = r.x[place] / sum
	}
	return out
}
