package analysis

import "raakvlak/graph"

// StakeholderTypology is how far the three tasks of a stakeholder analysis are done for one collaboration (Reed et al.,
// 2009): identify stakeholders, differentiate between and categorise them, investigate their relationships.
type StakeholderTypology struct {
	Threshold     int
	Identified    int           // who takes part
	Categorised   int           // of whom all authors see the same quadrant
	Related       int           // who has a cell with another in the actor-linkage matrix
	Uncategorised []graph.Named // in the order of their names
	Unrelated     []graph.Named // in the order of their names
	Basis         Basis
}

// TypologyOf returns how far the tasks are done. Errors are those of [PowerInterestOf].
func TypologyOf(v *graph.View, collaboration graph.ID, threshold int, w Work) (*StakeholderTypology, error) {
	if err := checkThreshold(threshold); err != nil {
		return nil, err
	}
	p, err := partiesOf(v, collaboration, w)
	if err != nil {
		return nil, err
	}
	l, err := LinkageOf(v, LinkageOptions{Among: p.include(), Work: w})
	if err != nil {
		return nil, err
	}
	related := make([]bool, len(p.all)) // the rows are the parties, both in the order of names
	err = l.rows(0, func(row int32, others []linked) bool {
		for _, m := range others {
			related[row], related[m.other] = true, true
		}
		return true
	})
	if err != nil {
		return nil, err
	}
	grid, err := p.grid(threshold, w.Check)
	if err != nil {
		return nil, err
	}
	t := &StakeholderTypology{Threshold: threshold, Identified: len(p.all), Basis: p.basis().With(l.cellBasis()).With(grid.Basis)}
	for row, placement := range grid.Placements {
		if placement.Quadrant == "" {
			t.Uncategorised = append(t.Uncategorised, placement.Stakeholder)
		} else {
			t.Categorised++
		}
		if related[row] {
			t.Related++
		} else {
			t.Unrelated = append(t.Unrelated, placement.Stakeholder)
		}
	}
	return t, nil
}
