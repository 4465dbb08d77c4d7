package analysis

import "raakvlak/graph"

// MostMatrixRows is how many stakeholders a matrix may have: the number of values is its square.
const MostMatrixRows = 300

// AlignmentMatrix has the score of every two stakeholders, by the alignment's measure.
type AlignmentMatrix struct {
	Stakeholders []graph.Named // in the order of their names
	Values       [][]*float64  // symmetric; nil where there is no score
}

// Matrix returns the scores of all. That of one with itself is what the measure gives for two who are alike. More than
// MostMatrixRows are [graph.CodeTooLarge].
func (a *Alignment) Matrix() (AlignmentMatrix, error) {
	n := a.table.len()
	if n > MostMatrixRows {
		return AlignmentMatrix{}, graph.Errorf(graph.CodeTooLarge,
			"the matrix would have %d rows; at most %d are answered: compare fewer stakeholders, or page through the pairs", n, MostMatrixRows)
	}
	if err := a.options.Begin(a.MatrixPrice()); err != nil {
		return AlignmentMatrix{}, err
	}
	m := AlignmentMatrix{Stakeholders: a.table.stakeholders, Values: make([][]*float64, n)}
	cells := make([]*float64, n*n)
	for i := range m.Values {
		m.Values[i], cells = cells[:n:n], cells[n:]
	}
	for i := range n {
		if err := a.options.Check.Err(); err != nil {
			return AlignmentMatrix{}, err
		}
		for j := i; j < n; j++ {
			if score, ok := a.table.score(int32(i), int32(j), a.options.Measure); ok {
				m.Values[i][j], m.Values[j][i] = &score, &score
			}
		}
	}
	return m, nil
}

// MatrixPrice is the price of [Alignment.Matrix].
func (a *Alignment) MatrixPrice() Price {
	n := Price(a.table.len())
	perPair := 1 + a.table.longest()
	if a.options.Measure == MeasureSoftCosine {
		perPair += a.table.soft().longest()
	}
	return n * n * perPair
}
