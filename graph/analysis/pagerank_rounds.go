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
	own               []float64 // ranks of all places: its own as they come, the others' of the round before
	change, sum, lost float64
	_                 [8]uint64 // keeps two processors out of one cache line
}

func newPageRanking(n *mesh) *pageRanking {
	nodes, links := n.len(), n.in.len()
	const worthwhile = 3_000 // links a round, of each processor
	r := &pageRanking{
		starts: make([]int32, 1, nodes+1), from: make([]int32, links), shares: make([]float64, links),
		lost: make([]float64, nodes), x: make([]float64, nodes), next: make([]float64, nodes),
	}
	r.crew = newCrew(len(r.blocks), links/worthwhile) // first, as its members take a while to come
	r.divide(n)
	places, damped := make([]int32, nodes), make([]float64, nodes) // by row
	r.crew.each(func(i int) {
		for place := r.blocks[i].first; place < r.blocks[i].last; place++ {
			row := r.rows[place]
			places[row] = place
			r.x[place], r.lost[place] = 1/float64(nodes), 1
			if strength := n.out.strength(row); strength > 0 {
				damped[row], r.lost[place] = damping/strength, 1-damping
			}
		}
	})
	for place, row := range r.rows {
		r.base += r.x[place] * r.lost[place] / float64(nodes)
		r.starts = append(r.starts, r.starts[place]+int32(n.in.degree(row)))
	}
	r.crew.each(func(i int) {
		b := &r.blocks[i]
		at := r.starts[b.first]
		for _, row := range r.rows[b.first:b.last] {
			weights := n.in.weightsOf(row)
			for j, from := range n.in.of(row) {
				r.from[at], r.shares[at] = places[from], weights[j]*damped[from]
				at++
			}
		}
	})
	return r
}

// divide gives each row a place. The rows that few links join come into the one block and those that many join into
// the other, with about as much work; rounds in place come to rest sooner then than with other halves that were tried.
// In each block the rows with as many links in stand together, as a loop of the same length each time is guessed right.
func (r *pageRanking) divide(n *mesh) {
	nodes := n.len()
	all, in, joined := make([]int32, nodes), make([]int32, nodes), make([]int32, nodes)
	for row := range int32(nodes) {
		all[row], in[row], joined[row] = row, int32(n.in.degree(row)), int32(n.in.degree(row)+n.out.degree(row))
	}
	all = bySize(all, joined)
	middle, work := 0, 0
	for ; middle < nodes && 2*work < nodes+n.in.len(); middle++ {
		work += 1 + int(in[all[middle]])
	}
	r.rows = make([]int32, nodes)
	edges := [...]int{0, middle, nodes}
	r.crew.each(func(i int) {
		first, last := edges[i], edges[i+1]
		copy(r.rows[first:last], bySize(all[first:last], in))
		r.blocks[i] = rankBlock{first: int32(first), last: int32(last), own: make([]float64, nodes)}
	})
}

// bySize returns the rows in the order of their sizes, those of one size as they were.
func bySize(rows, sizes []int32) []int32 {
	var next []int32 // by size: where the next one of it comes
	for _, row := range rows {
		for int(sizes[row])+1 >= len(next) {
			next = append(next, 0)
		}
		next[sizes[row]+1]++
	}
	for size := 1; size < len(next); size++ {
		next[size] += next[size-1]
	}
	out := make([]int32, len(rows))
	for _, row := range rows {
		out[next[sizes[row]]] = row
		next[sizes[row]]++
	}
	return out
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
func (r *pageRanking) evenly(b *rankBlock) { r.renew(b, r.x, r.next) }

// inPlace makes them of those that the block has, the new ones as soon as they are there (Gauss and Seidel).
func (r *pageRanking) inPlace(b *rankBlock) {
	copy(b.own, r.x)
	r.renew(b, b.own, b.own)
	copy(r.next[b.first:b.last], b.own[b.first:b.last])
}

// renew makes the block's ranks in next of those in x, which may be the same.
func (r *pageRanking) renew(b *rankBlock, x, next []float64) {
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
		next[place] = sum
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
