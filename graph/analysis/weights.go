package analysis

import (
	"math"
	"slices"
	"strconv"

	"raakvlak/graph"
)

// SubjectWeight says how heavily a subject counts.
type SubjectWeight struct {
	Subject graph.ID
	Weight  float64 // 0 … MostWeight; that of a subject which is not weighted is 1
}

const (
	// MostWeight is how heavily a subject may count.
	MostWeight = 1_000
	// MostWeights is how many subjects may be weighted at once.
	MostWeights = 1_000
)

// measureWeighted is the cosine with weights, of a table that was made of them. Nobody can ask for it by name.
const measureWeighted AlignmentMeasure = "WEIGHTED_COSINE"

// Weighs reports whether weights of subjects count in the order.
func (o PairOrder) Weighs() bool { return o == PairHighestCosine || o == PairLowestCosine }

// weighting is how heavily columns count: 1 those that are not in it.
type weighting map[int32]float64

func (w weighting) of(column int32) float64 {
	if weight, is := w[column]; is {
		return weight
	}
	return 1
}

// weigh returns the weights by column.
func (t *table) weigh(weights []SubjectWeight) (weighting, error) {
	if len(weights) > MostWeights {
		return nil, graph.Invalid([]string{"weights"}, "at most %d subjects can be weighted", MostWeights)
	}
	by := make(weighting, len(weights))
	for i, w := range weights {
		path := []string{"weights", strconv.Itoa(i)}
		column, ok := t.columnOf[w.Subject]
		if !ok {
			return nil, graph.Within(graph.NotFound(w.Subject), append(path, "subject")...)
		}
		if _, twice := by[column]; twice {
			return nil, graph.Invalid(append(path, "subject"), "a subject can be weighted only once")
		}
		if !(w.Weight >= 0 && w.Weight <= MostWeight) {
			return nil, graph.Invalid(append(path, "weight"), "a weight is between 0 and %d", MostWeight)
		}
		by[column] = w.Weight
	}
	return by, nil
}

// weightedCosine returns the cosine of two rows, given Σ wxy, Σ wx² and Σ wy². It is rounded: sums with weights such as
// 0.1 are not exact, and pairs that are equally near should have equal cosines, to the last bit.
func weightedCosine(dot, xx, yy float64) float64 {
	const steps = 1 << 40
	cosine := dot / (math.Sqrt(xx) * math.Sqrt(yy)) // a product of squares may be too small for a number
	return math.Round(min(max(cosine, -1), 1)*steps) / steps
}

// rankedBy returns the alignment, and the order by score in it, whose ranking is that of the order and the weights.
func (a *Alignment) rankedBy(order PairOrder, weights []SubjectWeight) (*Alignment, PairOrder, error) {
	byScore := PairHighestScore
	switch order {
	case PairHighestCosine:
	case PairLowestCosine:
		byScore = PairLowestScore
	default:
		return a, order, nil
	}
	o, t := a.options, a.table
	o.Measure = MeasureCosine
	if len(weights) > 0 {
		by, err := t.weigh(weights)
		if err != nil {
			return nil, "", err
		}
		if err := o.Begin(a.WeightsPrice()); err != nil {
			return nil, "", err
		}
		if t, err = t.weighted(by, o.Check); err != nil {
			return nil, "", err
		}
		o.Measure = measureWeighted
	}
	return &Alignment{view: a.view, table: t, options: o, wants: a.wants}, byScore, nil
}

// WeightsPrice is the price of laying out the stances with weights, before pairs can be ranked by them.
func (a *Alignment) WeightsPrice() Price {
	const perStance = 20
	return Price(perStance * (len(a.table.cells) + a.table.len()))
}

// weighted returns a table of the same stances whose soft rows are those of the weighted cosine. Where a weight is 0 all
// are neutral: both still have a stance there, and nothing in common.
func (t *table) weighted(by weighting, check Check) (*table, error) {
	out := &table{
		roll: t.roll, subjects: t.subjects, columnOf: t.columnOf, starts: t.starts, cells: slices.Clone(t.cells), statements: t.statements,
	}
	above, weight := make([]int32, len(t.subjects)), make([]float64, len(t.subjects))
	for column := range weight {
		above[column], weight[column] = -1, by.of(int32(column))
	}
	for i := range out.cells {
		if c := &out.cells[i]; weight[c.column] == 0 {
			c.stance = 0
		}
	}
	if err := out.finish(check); err != nil {
		return nil, err
	}
	_, err := out.softTable.Of(check, func(check Check) (*softTable, error) { return newSoftTable(out, above, weight, check) })
	return out, err
}
