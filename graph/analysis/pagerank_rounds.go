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
	r.divide(n)
	places, damped := make([]int32, nodes), make([]float64, nodes) // by row
	r.crew.each(func(i int) { r.begin(n, &r.blocks[i], places, damped) })
	for i := range r.blocks {
		r.base += r.blocks[i].lost / float64(nodes)
	}
	r.crew.each(func(i int) { r.link(n, &r.blocks[i], places, damped) })
	return r
}

// begin gives the block its first ranks, and notes of its rows their places and what a link passes on of the rank of each.
func (r *pageRanking) begin(n *mesh, b *rankBlock, places []int32, damped []float64) {
	first, lost, at := 1/float64(len(r.x)), 0.0, b.links
	for place := b.first; place < b.last; place++ {
		row := r.rows[place]
		places[row] = place
		r.x[place], b.own[place], r.lost[place] = first, first, 1
		if strength := n.out.strength(row); strength > 0 {
			damped[row], r.lost[place] = damping/strength, 1-damping
		}
		lost += first * r.lost[place]
		at += int32(n.in.degree(row))
		r.starts[place+1] = at
	}
	b.lost = lost
}

// link notes the links into the block.
func (r *pageRanking) link(n *mesh, b *rankBlock, places []int32, damped []float64) {
	at := b.links
	for _, row := range r.rows[b.first:b.last] {
		weights := n.in.weightsOf(row)
		for j, from := range n.in.of(row) {
			r.from[at], r.shares[at] = places[from], weights[j]*damped[from]
			at++
		}
	}
}

// divide gives each row a place. The rows that few links join come into the one block and those that many join into
// the other, with about as much work; rounds in place come to rest sooner then than with other halves that were tried.
// In each block the rows with as many links in stand together, as a loop of the same length each time is guessed right.
func (r *pageRanking) divide(n *mesh) {
	nodes := n.len()
	joined, in := make([]int32, nodes), make([]int32, nodes) // by row: links
	most := int32(0)
	for row := range int32(nodes) {
		in[row] = int32(n.in.degree(row))
		joined[row] = in[row] + int32(n.out.degree(row))
		most = max(most, joined[row])
	}
	size, left := middling(joined, in, most)
	places := [...][]int32{make([]int32, most+1), make([]int32, most+1)} // by block and links in: where the next row goes
	of := make([]uint8, nodes)                                           // by row: the block
	links := int32(0)
	for row, j := range joined {
		if j > size || j == size && left <= 0 {
			of[row] = 1
		} else {
			links += in[row]
		}
		if j == size {
			left -= int(1 + in[row])
		}
		places[of[row]][in[row]]++
	}
	place := int32(0)
	for i := range r.blocks {
		r.blocks[i] = rankBlock{first: place, links: int32(i) * links, own: make([]float64, nodes)}
		for k, rows := range places[i] {
			places[i][k] = place
			place += rows
		}
		r.blocks[i].last = place
	}
	r.rows = make([]int32, nodes)
	for row := range int32(nodes) {
		next := &places[of[row]][in[row]]
		r.rows[*next] = row
		*next++
	}
}

// middling returns by how many links the row is joined at which half of the work is done, and how much of that half is left
// for rows that are joined by as many.
func middling(joined, in []int32, most int32) (size int32, left int) {
	work, all := make([]int, most+1), 0 // by links that join
	for row, j := range joined {
		work[j] += 1 + int(in[row])
		all += 1 + int(in[row])
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
