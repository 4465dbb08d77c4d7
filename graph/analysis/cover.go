package analysis

import (
	"math/bits"
	"slices"
	"strconv"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The bounds of covers.
const (
	MostNeeds          = 256
	MostExactCovers    = 25 // candidates that bring something: of so many every cover is found
	MostCovers         = 100
	mostCoverPlayers   = 100_000
	coverCheckInterval = 1 << 14
)

// CoverProblem asks which candidates together bring all that is needed, at the least cost. Needs are numbered from 0.
// Candidates are in the order by which ties are broken: by name.
type CoverProblem struct {
	Needs      int
	Candidates []CoverCandidate
	Exclusions [][2]int // two candidates, by place, that cannot be in one set
	Work
}

// CoverCandidate is who may be chosen.
type CoverCandidate struct {
	Brings []int   // needs
	Cost   float64 // 0 or more
}

// Cover is candidates, by place and in order, that bring all that is needed.
type Cover struct {
	Members []int
	Cost    float64
}

// CoverAnswer answers a [CoverProblem].
type CoverAnswer struct {
	Impossible    []int         // needs that nobody brings: there is no cover at all
	Irreplaceable []Sole        // candidates who alone bring a need, in order
	Exact         bool          // there are at most MostExactCovers candidates that bring something, so all covers were found
	Cheapest      []Cover       // of all minimal covers, those of least cost; when exact
	CheapestTotal int           // how many these are in all
	Minimal       []Cover       // covers of which no member can leave: the cheapest first, then the smallest, then by place
	MinimalTotal  int           // how many these are in all
	Greedy        GreedyCover   // always
	brings        []needs       // by candidate
	conflicts     map[int][]int // by candidate, those that cannot be in one set with it
}

// Sole is a candidate who alone brings some needs.
type Sole struct {
	Candidate int
	Needs     []int
}

// GreedyCover is made by choosing, again and again, who brings most new needs for its cost, the first by name of equals.
type GreedyCover struct {
	Steps []GreedyStep
	Cost  float64
	Unmet []int // needs that stay open: nobody brings them, or nobody that the ones chosen do not exclude
	// Bound is H(n) = 1 + 1/2 … + 1/n, n being the number of needs that anybody brings: the greedy cover costs at most so
	// many times the least (Chvátal, 1979). It is nil where candidates exclude each other, as then nothing is certain.
	Bound *float64
}

// GreedyStep is one choice.
type GreedyStep struct {
	Candidate int
	New       []int // the needs that it adds
}

// needs is a set of needs.
type needs [MostNeeds / 64]uint64

func (s *needs) add(need int) { s[need/64] |= 1 << (need % 64) }

func (s *needs) union(other *needs) {
	for i := range s {
		s[i] |= other[i]
	}
}

// less returns the set without the other.
func (s *needs) less(other *needs) needs {
	out := *s
	for i := range out {
		out[i] &^= other[i]
	}
	return out
}

func (s *needs) meets(other *needs) bool {
	met := uint64(0)
	for i := range s {
		met |= s[i] & other[i]
	}
	return met != 0
}

func (s *needs) len() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

func (s *needs) list() []int {
	var out []int
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			out = append(out, i*64+bits.TrailingZeros64(word))
		}
	}
	return out
}

// Solve answers the problem. Of at most [MostExactCovers] candidates that bring something it finds every minimal cover;
// of more only the greedy one. Needs, costs and exclusions out of range are [graph.CodeInvalid]; more than [MostNeeds]
// needs, or 100,000 candidates, are [graph.CodeTooLarge].
func (p CoverProblem) Solve() (*CoverAnswer, error) {
	beat := pace.New(p.Check)
	a, err := p.answer(&beat)
	if err != nil {
		return nil, err
	}
	useful := a.useful()
	a.Exact = len(useful) <= MostExactCovers
	price := Price(len(p.Candidates)+1) * Price(p.Needs+1)
	if a.Exact {
		price += 8 << len(useful)
	}
	if err := p.Begin(price); err != nil {
		return nil, err
	}
	all := needs{}
	for i := range a.brings {
		all.union(&a.brings[i])
	}
	for need := range p.Needs {
		if all[need/64]>>(need%64)&1 == 0 {
			a.Impossible = append(a.Impossible, need)
		}
	}
	if err := a.soles(p.Needs, &beat); err != nil {
		return nil, err
	}
	if err := a.greedy(p, all, &beat); err != nil {
		return nil, err
	}
	if a.Exact && len(a.Impossible) == 0 && p.Needs > 0 {
		return a, a.exact(p, useful)
	}
	return a, nil
}

// answer checks the problem and returns an answer that only knows what each candidate brings.
func (p CoverProblem) answer(beat *pace.Pace) (*CoverAnswer, error) {
	if p.Needs > MostNeeds || len(p.Candidates) > mostCoverPlayers {
		return nil, graph.Errorf(graph.CodeTooLarge, "there are %d needs and %d candidates; at most %d and %d are looked at", p.Needs, len(p.Candidates), MostNeeds, mostCoverPlayers)
	}
	a := &CoverAnswer{brings: make([]needs, len(p.Candidates)), conflicts: map[int][]int{}}
	total := 0.0
	for i, c := range p.Candidates {
		if err := beat.Step(); err != nil {
			return nil, err
		}
		if total += c.Cost; !(c.Cost >= 0) || !(total < 1e15) {
			return nil, graph.Invalid([]string{"costs"}, "a cost is 0 or more, and all together are below 1e15")
		}
		for _, need := range c.Brings {
			if need < 0 || need >= p.Needs {
				return nil, graph.Invalid([]string{"candidates", strconv.Itoa(i), "brings"}, "there is no need %d", need)
			}
			a.brings[i].add(need)
		}
	}
	for n, pair := range p.Exclusions {
		x, y := pair[0], pair[1]
		if min(x, y) < 0 || max(x, y) >= len(p.Candidates) || x == y {
			return nil, graph.Invalid([]string{"exclusions", strconv.Itoa(n)}, "two different candidates exclude each other")
		}
		a.conflicts[x], a.conflicts[y] = append(a.conflicts[x], y), append(a.conflicts[y], x)
	}
	return a, nil
}

// useful returns the candidates that bring anything.
func (a *CoverAnswer) useful() []int {
	var out []int
	for i := range a.brings {
		if a.brings[i].len() > 0 {
			out = append(out, i)
		}
	}
	return out
}

func (a *CoverAnswer) soles(count int, beat *pace.Pace) error {
	bringers, last := make([]int, count), make([]int, count)
	for i := range a.brings {
		if err := beat.Step(); err != nil {
			return err
		}
		for _, need := range a.brings[i].list() {
			bringers[need]++
			last[need] = i
		}
	}
	byCandidate := map[int][]int{}
	for need, n := range bringers {
		if n == 1 {
			byCandidate[last[need]] = append(byCandidate[last[need]], need)
		}
	}
	for i := range a.brings {
		if alone := byCandidate[i]; alone != nil {
			a.Irreplaceable = append(a.Irreplaceable, Sole{i, alone})
		}
	}
	return nil
}

// greedy chooses as long as anybody adds a need.
func (a *CoverAnswer) greedy(p CoverProblem, open needs, beat *pace.Pace) error {
	g := &a.Greedy
	if len(p.Exclusions) == 0 {
		bound := 0.0
		for n := range open.len() {
			bound += 1 / float64(n+1)
		}
		g.Bound = &bound
	}
	out := make([]bool, len(p.Candidates))
	for {
		best, most := -1, 0
		for i := range a.brings {
			if err := beat.Step(); err != nil {
				return err
			}
			if out[i] {
				continue
			}
			closed := a.brings[i].less(&open)
			fresh := a.brings[i].less(&closed)
			n := fresh.len()
			if n == 0 {
				out[i] = true
			} else if best < 0 || better(n, p.Candidates[i].Cost, most, p.Candidates[best].Cost) {
				best, most = i, n
			}
		}
		if best < 0 {
			break
		}
		left := open.less(&a.brings[best])
		fresh := open.less(&left)
		g.Steps = append(g.Steps, GreedyStep{best, fresh.list()})
		g.Cost += p.Candidates[best].Cost
		open, out[best] = left, true
		for _, other := range a.conflicts[best] {
			out[other] = true
		}
	}
	g.Unmet = append(slices.Clone(a.Impossible), open.list()...)
	slices.Sort(g.Unmet)
	return nil
}

// better reports whether n needs for a cost are more for the money than m for another. What is free comes first, and of
// two that are, who brings more.
func better(n int, cost float64, m int, other float64) bool {
	x, y := float64(n)*other, float64(m)*cost
	if cost == 0 && other == 0 {
		return n > m
	}
	return x > y*(1+alike)
}
