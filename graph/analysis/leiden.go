package analysis

import (
	"math/rand/v2"
	"slices"

	"raakvlak/graph/pace"
)

// leiden divides an undirected network of positive weights into communities: the method of Traag, Waltman and Van Eck,
// "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9 (2019).
type leiden struct {
	random *rand.Rand
	check  Check
}

// level is the network, or that of groups of its nodes: those are nodes here.
type level struct {
	links     *links
	strengths []float64 // by node, with what is inside it twice
	total     float64   // of all strengths
}

// goOn makes the communities better, each node's own at first. Rounds go on until one brings nothing or they are done.
func (l leiden) goOn(whole *level, community []int32, rounds int) error {
	for range rounds {
		moved, err := l.iterate(whole, community)
		if err != nil {
			return err
		}
		if !moved {
			break
		}
	}
	return nil
}

// iterate moves nodes, then refined groups of them, level by level. It reports whether anything moved.
func (l leiden) iterate(whole *level, community []int32) (bool, error) {
	at, own := whole, slices.Clone(community) // the level, and the community of its nodes
	belongs := make([]int32, len(community))  // the node of the level that each node is in
	for v := range belongs {
		belongs[v] = int32(v)
	}
	ever := false
	for {
		moved, err := l.move(at, own)
		if err != nil {
			return false, err
		}
		ever = ever || moved
		for v, b := range belongs {
			community[v] = own[b]
		}
		groups, count, err := l.refine(at, own)
		if err != nil {
			return false, err
		}
		if count == at.links.rows() {
			return ever, nil
		}
		own = renumbered(own) // fewer than there are groups
		up := make([]int32, count)
		for v, g := range groups {
			up[g] = own[v]
		}
		for v, b := range belongs {
			belongs[v] = groups[b]
		}
		if at, err = at.folded(groups, count, l.check); err != nil {
			return false, err
		}
		own = up
	}
}

// leastGain is what rounding could pretend.
const leastGain = 1e-10

// move moves nodes to the neighbouring community where the modularity grows most, until none of them gains by it. Those
// of whom a neighbour moved are looked at again.
func (l leiden) move(at *level, community []int32) (bool, error) {
	n, p := at.links.rows(), pace.New(l.check)
	m := newMoving(at, community)
	queue, queued := make([]int32, n), make([]bool, n)
	for i := range queue {
		queue[i], queued[i] = int32(i), true
	}
	l.random.Shuffle(n, func(i, j int) { queue[i], queue[j] = queue[j], queue[i] })
	ever := false
	for head, waiting := 0, n; waiting > 0; waiting-- {
		v := queue[head]
		if err := p.Steps(1 + at.links.degree(v)); err != nil {
			return false, err
		}
		if head++; head == n {
			head = 0
		}
		queued[v] = false
		if !m.settle(v) {
			continue
		}
		ever = true
		for _, to := range at.links.of(v) {
			if community[to] != community[v] && !queued[to] {
				queued[to] = true
				tail := head + waiting - 1
				if tail >= n {
					tail -= n
				}
				queue[tail] = to
				waiting++
			}
		}
	}
	return ever, nil
}

// moving is what moving needs to know of communities.
type moving struct {
	*level
	community []int32
	sums      []float64 // by community: of strengths
	sizes     []int32
	empty     []int32   // communities without nodes
	joined    []float64 // by community: what joins the node at hand to it; 0 between
	near      []int32   // room for those with some, and one more
}

func newMoving(at *level, community []int32) *moving {
	n := at.links.rows()
	m := &moving{
		level: at, community: community, sums: make([]float64, n), sizes: make([]int32, n), joined: make([]float64, n), near: make([]int32, n+1),
	}
	for v, c := range community {
		m.sums[c] += at.strengths[v]
		m.sizes[c]++
	}
	for c := n - 1; c >= 0; c-- {
		if m.sizes[c] == 0 {
			m.empty = append(m.empty, int32(c))
		}
	}
	return m
}

// settle puts the node where the modularity is largest, and reports whether that is elsewhere.
func (m *moving) settle(v int32) bool {
	own, strength := m.community[v], m.strengths[v]
	near, found := m.near, 0
	joined, community := m.joined, m.community
	first, last := m.links.starts[v], m.links.starts[v+1]
	weights := m.links.weights[first:last]
	for i, to := range m.links.to[first:last] {
		c := community[to]
		had := joined[c]
		joined[c] = had + weights[i]
		// Written always and counted when it is new: a branch would be guessed wrong now and then.
		near[found] = c
		if had == 0 {
			found++
		}
	}
	near = near[:found]
	m.sums[own] -= strength
	per := strength / m.total
	here := joined[own] - per*m.sums[own]
	best, most := own, here
	for _, c := range near {
		if gain := joined[c] - per*m.sums[c]; gain > most+leastGain {
			best, most = c, gain
		}
		joined[c] = 0
	}
	if most < -leastGain && m.sizes[own] > 1 {
		best = m.empty[len(m.empty)-1]
	}
	m.sums[best] += strength
	if best == own {
		return false
	}
	m.sizes[own]--
	m.sizes[best]++
	if m.sizes[best] == 1 {
		m.empty = m.empty[:len(m.empty)-1]
	}
	if m.sizes[own] == 0 {
		m.empty = append(m.empty, own)
	}
	m.community[v] = best
	return true
}

// refine divides each community into groups that hang together: nodes that are alone join the group of their community
// where the modularity grows most. Only those do that are joined to the rest of it well enough, and only such groups are
// joined. It numbers the groups from 0.
func (l leiden) refine(at *level, community []int32) ([]int32, int, error) {
	n, p := at.links.rows(), pace.New(l.check)
	group := make([]int32, n)
	for v := range group {
		group[v] = int32(v)
	}
	r := refining{moving: newMoving(at, group), whole: make([]float64, n), outward: make([]float64, n), inside: make([]float64, n), of: community}
	for v, c := range community {
		if err := p.Steps(1 + at.links.degree(int32(v))); err != nil {
			return nil, 0, err
		}
		r.whole[c] += at.strengths[v]
		weights, inside := at.links.weightsOf(int32(v)), 0.0
		for i, to := range at.links.of(int32(v)) {
			if community[to] == c {
				inside += weights[i]
			}
		}
		r.inside[v], r.outward[v] = inside, inside
	}
	for _, v := range l.random.Perm(n) {
		if err := p.Steps(1 + at.links.degree(int32(v))); err != nil {
			return nil, 0, err
		}
		r.join(int32(v))
	}
	numbered := renumbered(group)
	return numbered, int(slices.Max(numbered)) + 1, nil
}

// refining is what refining needs to know besides.
type refining struct {
	*moving
	of      []int32   // the communities
	whole   []float64 // by community: of strengths
	inside  []float64 // by node: what joins it to the rest of its community
	outward []float64 // by group: what joins it to the rest of its community
}

// join puts a node that is alone in its group into another of its community.
func (r *refining) join(v int32) {
	own, strength := r.community[v], r.strengths[v]
	whole := r.whole[r.of[v]]
	if r.sizes[own] != 1 || r.outward[own] < strength*(whole-strength)/r.total {
		return
	}
	near, of, weights := r.near[:0], r.of[v], r.links.weightsOf(v)
	for i, to := range r.links.of(v) {
		if r.of[to] != of {
			continue
		}
		g := r.community[to]
		if r.joined[g] == 0 {
			near = append(near, g)
		}
		r.joined[g] += weights[i]
	}
	best, most, joined := own, 0.0, 0.0
	for _, g := range near {
		// The group, too, is well enough joined to the rest.
		if g != own && r.outward[g] >= r.sums[g]*(whole-r.sums[g])/r.total {
			if gain := r.joined[g] - strength*r.sums[g]/r.total; gain > most+leastGain {
				best, most, joined = g, gain, r.joined[g]
			}
		}
	}
	for _, g := range near {
		r.joined[g] = 0
	}
	if best == own {
		return
	}
	r.community[v] = best
	r.sizes[own], r.sums[own] = 0, 0
	r.sizes[best]++
	r.sums[best] += strength
	r.outward[best] += r.inside[v] - 2*joined
}

// folded returns the network of the groups. What is inside a group stays in its strength.
func (at *level) folded(group []int32, count int, check Check) (*level, error) {
	p := pace.New(check)
	up := &level{strengths: make([]float64, count), total: at.total}
	starts := make([]int32, count+1)
	for v, g := range group {
		up.strengths[g] += at.strengths[v]
		starts[g+1]++
	}
	for g := range count {
		starts[g+1] += starts[g]
	}
	members, next := make([]int32, len(group)), slices.Clone(starts)
	for v, g := range group {
		members[next[g]] = int32(v)
		next[g]++
	}
	l := &links{starts: make([]int32, 1, count+1), to: make([]int32, 0, at.links.len()), weights: make([]float64, 0, at.links.len())}
	sums := make([]float64, count)
	for g := range int32(count) {
		first := len(l.to)
		for _, v := range members[starts[g]:starts[g+1]] {
			if err := p.Steps(1 + at.links.degree(v)); err != nil {
				return nil, err
			}
			weights := at.links.weightsOf(v)
			for i, to := range at.links.of(v) {
				other := group[to]
				if other == g {
					continue
				}
				if sums[other] == 0 {
					l.to = append(l.to, other)
				}
				sums[other] += weights[i]
			}
		}
		for _, other := range l.to[first:] {
			l.weights = append(l.weights, sums[other])
			sums[other] = 0
		}
		l.starts = append(l.starts, int32(len(l.to)))
	}
	up.links = l
	return up, nil
}

// apart gives each part of a community that hangs together a community of its own, numbered by their first rows.
func (l *links) apart(community []int32) []int32 {
	out := make([]int32, l.rows())
	for v := range out {
		out[v] = -1
	}
	var part []int32
	next := int32(0)
	for first := range int32(l.rows()) {
		if out[first] >= 0 {
			continue
		}
		out[first] = next
		part = append(part[:0], first)
		for i := 0; i < len(part); i++ {
			for _, to := range l.of(part[i]) {
				if out[to] < 0 && community[to] == community[first] {
					out[to] = next
					part = append(part, to)
				}
			}
		}
		next++
	}
	return out
}
