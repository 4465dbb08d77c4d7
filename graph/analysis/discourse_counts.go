package analysis

import (
	"math"

	"raakvlak/graph/pace"
)

// stanceCount is how many stances there are: -4 … 4.
const stanceCount = 2*mostStance + 1

// tally is how many statements each actor made on each subject with each stance, by subject.
type tally struct {
	actors   int
	subjects [][]share // by column: those with a statement on it, in the order of rows
	activity []int     // by row: all its statements
	squares  []float64 // by row: Σ X²
}

// share is one actor's statements on one subject.
type share struct {
	row    int32
	total  int32
	counts [stanceCount]int32 // by stance + 4
}

func newTally(statements []utterance, actors, subjects int, check Check) (*tally, error) {
	p := pace.New(check)
	t := &tally{actors: actors, subjects: make([][]share, subjects), activity: make([]int, actors), squares: make([]float64, actors)}
	byRow := make([][stanceCount]int32, actors)
	columns := make([][]utterance, subjects)
	for _, s := range statements {
		if err := p.Step(); err != nil {
			return nil, err
		}
		columns[s.column] = append(columns[s.column], s)
		t.activity[s.row]++
	}
	for column, list := range columns {
		if err := p.Steps(actors + len(list)); err != nil {
			return nil, err
		}
		touched := make([]bool, actors)
		for _, s := range list {
			byRow[s.row][s.stance+mostStance]++
			touched[s.row] = true
		}
		for row, is := range touched {
			if !is {
				continue
			}
			one := share{row: int32(row), counts: byRow[row]}
			for _, n := range one.counts {
				one.total += n
				t.squares[row] += float64(n) * float64(n)
			}
			byRow[row] = [stanceCount]int32{}
			t.subjects[column] = append(t.subjects[column], one)
		}
	}
	return t, nil
}

// distances returns, per stance of another, the sum of how far the share's statements are from it.
func (s *share) distances() (out [stanceCount]int32) {
	for k, n := range s.counts {
		if n == 0 {
			continue
		}
		for l := range out {
			out[l] += n * int32(max(k-l, l-k))
		}
	}
	return out
}

// meetingCounts is what every two actors have in common, actors × actors, in whole numbers.
type meetingCounts struct {
	*tally
	ignore   []int64 // products of their statements on the same subjects
	distance []int64 // the same, each times how far the two stances are apart
	both     []int64 // Σ X[i]·X[j] over the cells where both have statements
	matched  []int64 // Σ X[i] over those cells
}

// meet counts what every two have in common.
func (t *tally) meet(work Work) (*meetingCounts, error) {
	n := t.actors
	price := Price(n) * Price(n)
	for _, shares := range t.subjects {
		price += Price(len(shares)) * Price(len(shares)) * stanceCount
	}
	if err := work.Begin(price); err != nil {
		return nil, err
	}
	m := &meetingCounts{
		tally: t, ignore: make([]int64, n*n), distance: make([]int64, n*n), both: make([]int64, n*n), matched: make([]int64, n*n),
	}
	p := pace.New(work.Check)
	for _, shares := range t.subjects {
		for i := range shares {
			if err := p.Steps(1 + i/8); err != nil { // a pair is a part of a step
				return nil, err
			}
			apart := shares[i].distances()
			for j := range i {
				m.count(&shares[i], &shares[j], &apart)
			}
		}
	}
	return m, nil
}

func (m *meetingCounts) count(a, b *share, apart *[stanceCount]int32) {
	var distance, both, mine, theirs int64
	for k, y := range b.counts {
		if y == 0 {
			continue
		}
		distance += int64(y) * int64(apart[k])
		if x := a.counts[k]; x > 0 {
			both += int64(x) * int64(y)
			mine += int64(x)
			theirs += int64(y)
		}
	}
	at, back := int(a.row)*m.actors+int(b.row), int(b.row)*m.actors+int(a.row)
	ignore := int64(a.total) * int64(b.total)
	m.ignore[at], m.ignore[back] = m.ignore[at]+ignore, m.ignore[back]+ignore
	m.distance[at], m.distance[back] = m.distance[at]+distance, m.distance[back]+distance
	m.both[at], m.both[back] = m.both[at]+both, m.both[back]+both
	m.matched[at] += mine
	m.matched[back] += theirs
}

// divisor returns what two actors' numbers are divided by; 0 makes them 0.
func (m *meetingCounts) divisor(by DiscourseNormalisation, i, j int) float64 {
	ni, nj := float64(m.activity[i]), float64(m.activity[j])
	at, back := i*m.actors+j, j*m.actors+i
	switch by {
	case NormaliseAverage:
		return (ni + nj) / 2
	case NormaliseDNACosine:
		return ni * nj
	case NormaliseCosine:
		return math.Sqrt(m.squares[i] * m.squares[j])
	case NormaliseDNAJaccard:
		return ni - float64(m.matched[at]) + nj - float64(m.matched[back]) + float64(m.both[at])
	}
	return 1
}
