package analysis

import (
	"cmp"
	"hash/fnv"
	"math/rand/v2"
	"slices"

	"raakvlak/graph"
)

const (
	// Draws is how often a pair is drawn anew for its interval.
	Draws = 400
	// low and high percent of the scores drawn lie at or below the bounds of an interval.
	low, high = 5, 95
)

// ScoreInterval says between what bounds the score of a pair lies, given how sure its statements are.
type ScoreInterval struct {
	Low    float64 // the 5th percentile of the scores drawn
	Median float64
	High   float64 // the 95th
	Known  float64 // the share of the draws that had a score: 0 … 1
}

// Interval draws the pair anew [Draws] times and returns the 5th and the 95th percentile of its score, by nearest rank;
// nil when no draw has a score, or the alignment is made without uncertainty. In a draw, a statement of confidence c holds as it is recorded with a chance of c, and
// else each of its stances is any of -4 … 4, all with the same chance; what then holds is weighed as always. Statements
// that are certain never differ, so a pair of those alone has its score as both bounds.
//
// The draws are seeded by the names of the two, so that the same map always gives the same interval, and what is recorded
// about others changes nothing. The price is [AlignmentPair.IntervalPrice].
//
// A parametric bootstrap over what was recorded (after Efron, 1979); what confidence means is our convention.
func (p AlignmentPair) Interval() (*ScoreInterval, error) {
	a := p.alignment
	if !a.options.Uncertainty {
		return nil, nil //nolint:nilnil // it was not asked for
	}
	if err := a.options.Begin(p.IntervalPrice()); err != nil {
		return nil, err
	}
	x, y := a.sayings(min(p.a, p.b)), a.sayings(max(p.a, p.b))
	random := rand.New(rand.NewPCG(seedOf(p.A, p.B)))
	draws := Draws
	if x.certain() && y.certain() {
		draws = 1
	}
	scores := make([]float64, 0, draws)
	for n := range draws {
		if n%50 == 0 {
			if err := a.options.Check.Err(); err != nil {
				return nil, err
			}
		}
		if score, ok := a.table.drawn(x.draw(random), y.draw(random)).score(0, 1, a.options.Measure); ok {
			scores = append(scores, score)
		}
	}
	if len(scores) == 0 {
		return nil, nil //nolint:nilnil // nothing in common is known
	}
	slices.Sort(scores)
	rank := func(percent int) float64 { return scores[(percent*len(scores)+99)/100-1] }
	return &ScoreInterval{rank(low), rank(50), rank(high), float64(len(scores)) / float64(draws)}, nil
}

// IntervalPrice is the price of [AlignmentPair.Interval].
func (p AlignmentPair) IntervalPrice() Price {
	const perDraw, perStance = 100, 10
	t := p.alignment.table
	each := Price(perDraw) + perStance*Price(t.statements[p.a].statements+t.statements[p.b].statements)
	if p.alignment.options.Measure == MeasureSoftCosine {
		each += perStance * Price(len(t.above)) // spread over the topic tree
	}
	return Draws * each
}

// seedOf gives the same two the same draws, whichever comes first.
func seedOf(a, b graph.Named) (uint64, uint64) {
	seed := func(e graph.Named) uint64 {
		h := fnv.New64a()
		h.Write([]byte(graph.SortKey(e.EntityName())))
		return h.Sum64()
	}
	x, y := seed(a), seed(b)
	return min(x, y), max(x, y)
}

// sayings are the statements of one stakeholder, ready to be drawn.
type sayings struct {
	list    []saying
	columns []int32          // that they are about, in order
	weights []graph.Weighing // by place in the columns
	cells   []cell
}

// saying is one statement.
type saying struct {
	position *graph.Position // or nil
	interest *graph.Interest // or nil
	on       []said
}

// said is a stance that a statement takes: on the column at that place.
type said struct {
	column int32
	place  int
	stance int
}

func (s *saying) confidence() float64 {
	if s.position != nil {
		return s.position.Confidence
	}
	return s.interest.Confidence
}

// sayings returns what stands behind the row, by the first subject of each statement and then by recording.
func (a *Alignment) sayings(row int32) *sayings {
	id, out := a.table.stakeholders[row].Meta().ID, &sayings{}
	if a.options.Of != SubjectPositions {
		for e := range a.view.Referring(id, graph.KindInterest, "holder") {
			i := e.(*graph.Interest)
			s := saying{interest: i}
			for _, on := range i.Topics {
				if column, ok := a.table.columnOf[on.Topic]; ok {
					s.on = append(s.on, said{column: column, stance: on.Stance})
				}
			}
			out.add(s)
		}
	}
	if a.options.Of != SubjectInterests {
		for e := range a.view.Referring(id, graph.KindPosition, "stakeholder") {
			p := e.(*graph.Position)
			if column, ok := a.table.columnOf[p.Ambition]; ok && !p.Unknown() {
				out.add(saying{position: p, on: []said{{column: column, stance: *p.Stance}}})
			}
		}
	}
	out.place()
	return out
}

func (s *sayings) add(one saying) {
	if len(one.on) == 0 {
		return
	}
	slices.SortFunc(one.on, func(x, y said) int { return cmp.Compare(x.column, y.column) })
	s.list = append(s.list, one)
	for _, on := range one.on {
		s.columns = append(s.columns, on.column)
	}
}

func (s *sayings) place() {
	slices.Sort(s.columns)
	s.columns = slices.Compact(s.columns)
	for _, one := range s.list {
		for i := range one.on {
			one.on[i].place, _ = slices.BinarySearch(s.columns, one.on[i].column)
		}
	}
	slices.SortStableFunc(s.list, func(x, y saying) int { return cmp.Compare(x.on[0].column, y.on[0].column) })
	s.weights = make([]graph.Weighing, len(s.columns))
}

func (s *sayings) certain() bool {
	return !slices.ContainsFunc(s.list, func(one saying) bool { return one.confidence() < 1 })
}

// draw returns a row as it may be. It is good until the next draw.
func (s *sayings) draw(random *rand.Rand) []cell {
	clear(s.weights)
	for i := range s.list {
		one := &s.list[i]
		doubted := one.confidence() < 1 && random.Float64() >= one.confidence()
		for _, on := range one.on {
			stance := on.stance
			if doubted {
				stance = random.IntN(9) - 4
			}
			if one.interest != nil {
				s.weights[on.place].Interest(one.interest, stance)
				continue
			}
			position := *one.position
			position.Stance = &stance
			s.weights[on.place].Position(&position)
		}
	}
	s.cells = s.cells[:0]
	for place, column := range s.columns {
		s.cells = append(s.cells, cell{column: column, stance: int8(s.weights[place].Stance().Value)})
	}
	return s.cells
}

// drawn returns a table of two rows over the same subjects, fit for scores only.
func (t *table) drawn(x, y []cell) *table {
	two := &table{
		roll: &roll{stakeholders: t.stakeholders[:2]}, subjects: t.subjects, columnOf: t.columnOf, above: t.above,
		starts: []int32{0, int32(len(x)), int32(len(x) + len(y))}, cells: slices.Concat(x, y),
		squares: make([]float32, 2), sizes: make([]int32, 2), touched: make([]int32, 2),
	}
	for row := range 2 {
		for _, c := range two.row(int32(row)) {
			two.total(row, int32(c.stance))
		}
	}
	return two
}
