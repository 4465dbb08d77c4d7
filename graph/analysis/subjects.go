package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// AlignedSubject says how those compared stand towards one subject.
type AlignedSubject struct {
	Subject      graph.Named // a topic or an ambition
	For          int         // sum of the positive stances
	Against      int         // size of the sum of the negative ones
	Supporters   int         // stakeholders for it
	Opponents    int         // stakeholders against it
	Neutral      int         // stakeholders with a stated stance of 0
	Stakeholders int         // the three together: those with a stance on it
}

// Contested is the smaller of for and against: high when both sides are strong.
func (s AlignedSubject) Contested() int { return min(s.For, s.Against) }

// Shared is the difference of for and against: high when most stand on one side.
func (s AlignedSubject) Shared() int { return max(s.For-s.Against, s.Against-s.For) }

// Subjects returns the subjects on which anybody has a stance, in order. Unknown orders are [graph.CodeInvalid]. The
// price is the number of stances.
func (a *Alignment) Subjects(order SubjectOrder) ([]AlignedSubject, error) {
	worth := AlignedSubject.Contested
	switch order {
	case "", SubjectMostContested:
	case SubjectMostShared:
		worth = AlignedSubject.Shared
	default:
		return nil, graph.Invalid([]string{"orderBy"}, "no order of subjects is called %q", order)
	}
	var all []AlignedSubject
	for column := range a.table.subjects {
		if s := a.table.aligned(int32(column)); s.Stakeholders > 0 {
			all = append(all, s)
		}
	}
	// The columns are in the order of their names already.
	slices.SortStableFunc(all, func(x, y AlignedSubject) int { return cmp.Compare(worth(y), worth(x)) })
	return all, nil
}

// Orphans returns the subjects on which nobody has a stance, and then those on which only one has, each by name: what has
// been put on the map and not yet been asked about. The price is the number of subjects.
func (a *Alignment) Orphans() []AlignedSubject {
	var none, one []AlignedSubject
	for column := range a.table.subjects {
		switch s := a.table.aligned(int32(column)); s.Stakeholders {
		case 0:
			none = append(none, s)
		case 1:
			one = append(one, s)
		}
	}
	return append(none, one...)
}

func (t *table) aligned(column int32) AlignedSubject {
	posts := t.column(column)
	s := AlignedSubject{Subject: t.subjects[column], Stakeholders: len(posts)}
	for _, p := range posts {
		s.count(int(p.stance()))
	}
	return s
}

func (s *AlignedSubject) count(stance int) {
	switch {
	case stance > 0:
		s.For += stance
		s.Supporters++
	case stance < 0:
		s.Against -= stance
		s.Opponents++
	default:
		s.Neutral++
	}
}
