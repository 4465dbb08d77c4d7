package analysis

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

// Cosine returns the weighted cosine Σ wxy / √(Σ wx² Σ wy²) of the two, -1 … 1, nil when there is no subject of a weight
// above 0 on which both are non-zero. Without weights it is [MeasureCosine]; with them, a multiple of 2^-40. A weight that is out of range, or of a
// subject that was weighted before, is [graph.CodeInvalid]; of one that is not compared, [graph.CodeNotFound].
func (p AlignmentPair) Cosine(weights []SubjectWeight) (*float64, error) {
	if len(weights) == 0 {
		return p.ScoreBy(MeasureCosine)
	}
	by, err := p.alignment.table.weigh(weights)
	if err != nil {
		return nil, err
	}
	weight := func(c *cell) float64 { return by.of(c.column) }
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
	cosine := weightedCosine(dot, square(p.a), square(p.b))
	return &cosine, nil
}
