package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// softTable holds rows of numbers that are not whole, and a weight for each column.
//
// Those of the soft cosine are the stances spread over the topic tree, so that it is a plain cosine of longer rows: a
// stance on a topic also counts for each topic above it, halved per step. With the weight of a topic 1 when it has none above it and 3/4 else, two topics have in common
//
//	Σ over what is above both (or is one of them) of  weight × ½^(steps from one) × ½^(steps from the other)
//
// which is exactly ½^(steps between them), for the sum telescopes. So the similarity is a sum of squares, and the soft
// cosine always exists. All are fractions of powers of 2, so sums are exact.
type softTable struct {
	starts []int32
	cells  []softCell
	heads  []int32
	posts  []softPosting
	norms  []float64 // by row: the sum of the weight times the square of the value; xSx of the soft cosine
	weight []float64 // by column
}

type softCell struct {
	column int32
	value  float64
}

type softPosting struct {
	row   int32
	value float64 // times the weight of the column
}

const (
	similarityPerStep = 0.5
	farthest          = 26 // steps up; a stance farther down counts less than 1e-7 there
	weightBelow       = 1 - similarityPerStep*similarityPerStep
)

func (t *table) soft() *softTable {
	s, _ := t.softly(nil) // without a check it cannot fail
	return s
}

// softly makes the table of the soft cosine, unless it is made.
func (t *table) softly(check Check) (*softTable, error) {
	return t.softTable.Of(check, func(check Check) (*softTable, error) {
		weight := make([]float64, len(t.above))
		for column, parent := range t.above {
			weight[column] = 1
			if parent >= 0 {
				weight[column] = weightBelow
			}
		}
		return newSoftTable(t, t.above, weight, check)
	})
}

// newSoftTable spreads the stances over the columns above theirs, -1 for none.
func newSoftTable(t *table, above []int32, weight []float64, check Check) (*softTable, error) {
	p := pace.New(check)
	s := &softTable{starts: make([]int32, 1, t.len()+1), norms: make([]float64, t.len()), weight: weight}
	sums, columns := make([]float64, len(above)), []int32(nil)
	seen := make([]bool, len(above))
	for row := range t.stakeholders {
		columns = columns[:0]
		for _, c := range t.row(int32(row)) {
			value := float64(c.stance)
			for column, steps := c.column, 0; value != 0 && column >= 0 && steps <= farthest; column, steps = above[column], steps+1 {
				if !seen[column] {
					seen[column] = true
					columns = append(columns, column)
				}
				sums[column] += value
				value *= similarityPerStep
			}
		}
		slices.Sort(columns)
		for _, column := range columns {
			s.cells = append(s.cells, softCell{column, sums[column]})
			s.norms[row] += s.weight[column] * sums[column] * sums[column]
			sums[column], seen[column] = 0, false
		}
		s.starts = append(s.starts, int32(len(s.cells)))
		if err := p.Steps(1 + len(columns)); err != nil {
			return nil, err
		}
	}
	return s, s.transpose(t, &p)
}

// parents returns, per column, the column of the topic above it, -1 for none. Topics above those that are compared, which
// themselves are not, follow the subjects: how like two topics are does not hang on what is compared.
func (t *table) parents(v *graph.View) []int32 {
	above := make([]int32, len(t.subjects))
	var more map[graph.ID]int32
	for column, e := range t.subjects {
		at, below := column, e
		for {
			above[at] = -1
			topic, is := below.(*graph.Topic)
			if !is {
				break
			}
			parent, known := t.columnOf[topic.NarrowerThan]
			if !known {
				parent, known = more[topic.NarrowerThan]
			}
			if known {
				above[at] = parent
				break
			}
			if below, is = v.Find(topic.NarrowerThan).(*graph.Topic); !is {
				break
			}
			if more == nil {
				more = map[graph.ID]int32{}
			}
			above[at], at = int32(len(above)), len(above)
			more[topic.NarrowerThan] = int32(at)
			above = append(above, -1)
		}
	}
	return above
}

func (s *softTable) transpose(t *table, p *pace.Pace) error {
	s.heads = make([]int32, len(s.weight)+1)
	for _, c := range s.cells {
		s.heads[c.column+1]++
	}
	for column := range s.weight {
		s.heads[column+1] += s.heads[column]
	}
	s.posts = make([]softPosting, len(s.cells))
	next := slices.Clone(s.heads)
	for row := range t.stakeholders {
		for _, c := range s.row(int32(row)) {
			s.posts[next[c.column]] = softPosting{int32(row), c.value * s.weight[c.column]}
			next[c.column]++
		}
		if err := p.Steps(1 + len(s.row(int32(row)))); err != nil {
			return err
		}
	}
	return nil
}

// longest returns how many numbers the row that has most has.
func (s *softTable) longest() Price {
	longest := int32(0)
	for row := range s.norms {
		longest = max(longest, s.starts[row+1]-s.starts[row])
	}
	return Price(longest)
}

// allPrice is the number of products that all rows make with all others: on a topic above many, all who speak of any of
// those meet.
func (s *softTable) allPrice() (n Price) {
	for column := range s.weight {
		count := Price(s.heads[column+1] - s.heads[column])
		n += count * count
	}
	return n
}

func (s *softTable) row(row int32) []softCell { return s.cells[s.starts[row]:s.starts[row+1]] }

// addUp adds [softTable.dot] of the row with every other to the softs.
func (s *softTable) addUp(row int32, to *scratch) {
	if to.softs == nil {
		to.softs = make([]float64, len(to.words))
	}
	for _, c := range s.row(row) {
		for _, p := range s.posts[s.heads[c.column]:s.heads[c.column+1]] {
			if to.softs[p.row] == 0 {
				to.softly = append(to.softly, p.row)
			}
			to.softs[p.row] += c.value * p.value
		}
	}
}

func (s *scratch) clearSoft() {
	for _, other := range s.softly {
		s.softs[other] = 0
	}
	s.softly = s.softly[:0]
}

// dot returns the sum of the weight times the product of the values of two rows: xSy of the soft cosine.
func (s *softTable) dot(a, b int32) float64 {
	x, y, sum := s.row(a), s.row(b), 0.0
	for len(x) > 0 && len(y) > 0 {
		switch c := cmp.Compare(x[0].column, y[0].column); {
		case c < 0:
			x = x[1:]
		case c > 0:
			y = y[1:]
		default:
			sum += x[0].value * (y[0].value * s.weight[x[0].column])
			x, y = x[1:], y[1:]
		}
	}
	return sum
}
