package analysis

import (
	"slices"

	"raakvlak/graph/pace"
)

// qualified returns the counts of the statements that differ by their stance too.
func (d *Discourse) qualified() (*meetingCounts, error) {
	return d.once.qualified.get(func() (*meetingCounts, error) { return d.counts(true) })
}

// plain returns the counts for [Discourse.Ignore], where a stance makes no difference between duplicates either.
func (d *Discourse) plain() (*meetingCounts, error) {
	if d.options.Duplicates == DuplicatesInclude {
		return d.qualified()
	}
	return d.once.plain.get(func() (*meetingCounts, error) { return d.counts(false) })
}

func (d *Discourse) counts(stance bool) (*meetingCounts, error) {
	t, err := d.tally(stance)
	if err != nil {
		return nil, err
	}
	return t.meet(d.options.Work)
}

func (d *Discourse) tally(stance bool) (*tally, error) { return d.tallyOf(d.statements, stance) }

// tallyOf tallies some of the statements, without duplicates.
func (d *Discourse) tallyOf(statements []utterance, stance bool) (*tally, error) {
	statements, err := distinct(statements, d.options.Duplicates, stance, d.options.Check)
	if err != nil {
		return nil, err
	}
	return newTally(statements, len(d.Actors), len(d.Subjects), d.options.Check)
}

// network returns a normalised matrix of what two have in common, 0 on the diagonal.
func (d *Discourse) network(m *meetingCounts, value func(ignore, distance float64) float64) [][]float64 {
	n := m.actors
	out := make([]float64, n*n)
	for i := range n {
		for j := range i {
			at := i*n + j
			x := ratio(value(float64(m.ignore[at]), float64(m.distance[at])), m.divisor(d.options.Normalisation, i, j))
			out[at], out[j*n+i] = x, x
		}
	}
	return rows(out, n)
}

// Ignore returns how often two speak of the same subject, whatever they say: Σ of the products of their numbers of
// statements on it, normalised. Duplicates with different stances count once here, as in rDNA.
func (d *Discourse) Ignore() ([][]float64, error) {
	m, err := d.plain()
	if err != nil {
		return nil, err
	}
	return d.network(m, func(ignore, _ float64) float64 { return ignore }), nil
}

// Congruence returns how far they say the same: each pair of statements on a subject counts
// 1 - distance of the stances / range, normalised. The range is that of the selected statements.
func (d *Discourse) Congruence() ([][]float64, error) {
	return d.signed(func(ignore, distance float64) float64 { return (ignore*d.span - distance) / d.span })
}

// Conflict returns how far they say the opposite: each pair counts distance / range, normalised.
func (d *Discourse) Conflict() ([][]float64, error) {
	return d.signed(func(_, distance float64) float64 { return distance / d.span })
}

// Subtract returns congruence - conflict: above 0 for those of one mind.
func (d *Discourse) Subtract() ([][]float64, error) {
	return d.signed(func(ignore, distance float64) float64 { return (ignore*d.span - 2*distance) / d.span })
}

func (d *Discourse) signed(value func(ignore, distance float64) float64) ([][]float64, error) {
	m, err := d.qualified()
	if err != nil {
		return nil, err
	}
	return d.network(m, value), nil
}

// Activity returns the number of statements of each actor, without duplicates.
func (d *Discourse) Activity() ([]int, error) {
	t, err := d.tally(true)
	if err != nil {
		return nil, err
	}
	return t.activity, nil
}

// DiscourseShare says by what the matrix of actors and subjects is divided.
type DiscourseShare string

// The divisions.
const (
	ShareNot        DiscourseShare = "NONE"
	ShareActivity   DiscourseShare = "ACTIVITY"   // by the statements of the actor
	ShareProminence DiscourseShare = "PROMINENCE" // by the statements on the subject
)

// DiscourseTwoMode is who spoke about what: a row per actor, a column per subject.
type DiscourseTwoMode struct {
	Ignore   [][]float64 // number of statements
	Subtract [][]float64 // sum of their stances: with for and against only, those for less those against
	For      [][]float64 // number of statements for
	Against  [][]float64 // number of statements against
}

// TwoMode returns who spoke about what, divided as wanted. An unknown division is counted as none.
func (d *Discourse) TwoMode(share DiscourseShare) (*DiscourseTwoMode, error) {
	t, err := d.tally(true)
	if err != nil {
		return nil, err
	}
	plain, err := d.tally(false)
	if err != nil {
		return nil, err
	}
	p := pace.New(d.options.Check)
	n, m := len(d.Actors), len(d.Subjects)
	cells := [4][]float64{}
	for i := range cells {
		cells[i] = make([]float64, n*m)
	}
	for column := range m {
		if err := p.Steps(n); err != nil {
			return nil, err
		}
		all, qualified := plain.prominence(column), t.prominence(column)
		for _, s := range plain.subjects[column] {
			cells[0][int(s.row)*m+column] = plain.divided(float64(s.total), share, s.row, all)
		}
		for _, s := range t.subjects[column] {
			sum, pro, con := 0.0, 0.0, 0.0
			for k, count := range s.counts {
				stance := k - mostStance
				sum += float64(stance * int(count))
				switch {
				case stance > 0:
					pro += float64(count)
				case stance < 0:
					con += float64(count)
				}
			}
			at := int(s.row)*m + column
			for i, x := range []float64{sum, pro, con} {
				cells[i+1][at] = t.divided(x, share, s.row, qualified)
			}
		}
	}
	return &DiscourseTwoMode{rows2(cells[0], n, m), rows2(cells[1], n, m), rows2(cells[2], n, m), rows2(cells[3], n, m)}, nil
}

// divided returns a number of the actor as it is wanted; all is how many statements there are on the subject.
func (t *tally) divided(x float64, share DiscourseShare, row int32, all float64) float64 {
	switch share {
	case ShareActivity:
		return ratio(x, float64(t.activity[row]))
	case ShareProminence:
		return ratio(x, all)
	}
	return x
}

// prominence returns how many statements there are on the subject.
func (t *tally) prominence(column int) float64 {
	all := 0.0
	for _, s := range t.subjects[column] {
		all += float64(s.total)
	}
	return all
}

// rows2 cuts n rows of m, which may be 0.
func rows2(cells []float64, n, m int) [][]float64 {
	if m > 0 {
		return rows(cells, m)
	}
	return slices.Repeat([][]float64{{}}, n)
}
