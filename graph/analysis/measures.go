package analysis

import (
	"math"
	"strconv"

	"raakvlak/graph"
)

// ScoreBy returns the pair's score by any measure, nil when there is no subject on which both are non-zero. Unknown
// measures count as [MeasureCosine]. Only the error of the check ends it.
func (p AlignmentPair) ScoreBy(m AlignmentMeasure) (*float64, error) {
	if m == MeasureSoftCosine {
		if _, err := p.alignment.table.softly(p.alignment.options.Check); err != nil {
			return nil, err
		}
	}
	score, ok := p.alignment.table.score(p.a, p.b, m)
	if !ok {
		return nil, nil //nolint:nilnil // nothing in common is known
	}
	return &score, nil
}

// Overlap says how much of what two stakeholders want is the same, and how much is opposite: 0 … 1, together at most 1.
type Overlap struct {
	SameSign float64 // Σ min(|x|,|y|) over subjects of the same sign / Σ max(|x|,|y|) over all
	Opposed  float64 // the same over subjects of opposite signs
}

// Overlap returns the shares whose difference is [MeasureRuzicka], nil when there is no subject on which both are
// non-zero. After Ruzicka's similarity, extended to signs: our convention.
func (p AlignmentPair) Overlap() *Overlap {
	t := p.alignment.table
	has := t.between(p.a, p.b, overlaps)
	if !has.common() {
		return nil
	}
	larger := float64(int64(t.sizes[p.a]) + int64(t.sizes[p.b]) - has.together() - has.apart())
	return &Overlap{SameSign: float64(has.together()) / larger, Opposed: float64(has.apart()) / larger}
}

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

// Cosine returns the weighted cosine Σ wxy / √(Σ wx² Σ wy²) of the two, -1 … 1, nil when there is no subject of a weight
// above 0 on which both are non-zero. Without weights it is [MeasureCosine]. A weight that is out of range, or of a
// subject that was weighted before, is [graph.CodeInvalid]; of one that is not compared, [graph.CodeNotFound].
func (p AlignmentPair) Cosine(weights []SubjectWeight) (*float64, error) {
	by, err := p.alignment.table.weigh(weights)
	if err != nil {
		return nil, err
	}
	weight := func(c *cell) float64 {
		if w, is := by[c.column]; is {
			return w
		}
		return 1
	}
	t, dot, common := p.alignment.table, 0.0, false
	for cx, cy := range t.shared(p.a, p.b) {
		product := weight(cx) * float64(cx.stance) * float64(cy.stance)
		dot, common = dot+product, common || product != 0
	}
	if !common {
		return nil, nil //nolint:nilnil // nothing in common is known
	}
	square := func(row int32) (sum float64) {
		for _, c := range t.row(row) {
			sum += weight(&c) * float64(c.stance) * float64(c.stance)
		}
		return sum
	}
	cosine := dot / math.Sqrt(square(p.a)*square(p.b))
	cosine = min(max(cosine, -1), 1)
	return &cosine, nil
}

// weigh returns the weights by column.
func (t *table) weigh(weights []SubjectWeight) (map[int32]float64, error) {
	if len(weights) > MostWeights {
		return nil, graph.Invalid([]string{"weights"}, "at most %d subjects can be weighted", MostWeights)
	}
	by := make(map[int32]float64, len(weights))
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
