package analysis

import (
	"slices"
	"strconv"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// CompareOptions say which two days are compared, and of what.
type CompareOptions struct {
	From, To time.Time               // the two days, in UTC: what was stated on the day itself counts
	Of       AlignmentSubject        // which subjects stances are on; "" means [SubjectBoth]
	Among    func(graph.Entity) bool // which stakeholders; nil means all
	Subjects []graph.ID              // which topics and ambitions stances are on; nil means all
	Work
}

// MostComparedSubjects is how many subjects may be named for a comparison.
const MostComparedSubjects = 1_000

// Comparison is what a map says by one day against what it says by another: each by the statements dated up to the end
// of the day, as they stand in the view. A statement that was written anew counts with what it says now; what was
// recorded when is another question, which the past of the map answers.
//
// It may be used by several goroutines.
type Comparison struct {
	From, To time.Time

	view    *graph.View
	options CompareOptions
	both    kept[*comparedStances]
	pairs   kept[*pairChanges]
}

// Compare lays two days side by side. A first day that is later than the second and an unknown subject are
// [graph.CodeInvalid]; a topic or ambition that the view has not is [graph.CodeNotFound]. Everything is paid for when it
// is first asked for.
func Compare(v *graph.View, o CompareOptions) (*Comparison, error) {
	if o.To.Before(o.From) {
		return nil, graph.Invalid([]string{"from"}, "the first day is later than the second")
	}
	return compare(v, o)
}

func compare(v *graph.View, o CompareOptions) (*Comparison, error) {
	if o.Of == "" {
		o.Of = SubjectBoth
	}
	if !slices.Contains(alignmentSubjects(), o.Of) {
		return nil, errNoSubject(o.Of)
	}
	if len(o.Subjects) > MostComparedSubjects {
		return nil, graph.Invalid([]string{"subjects"}, "at most %d subjects can be named", MostComparedSubjects)
	}
	for i, id := range o.Subjects {
		if e := v.Find(id); e == nil || e.EntityKind() != graph.KindTopic && e.EntityKind() != graph.KindAmbition {
			return nil, graph.Within(graph.NotFound(id), "subjects", strconv.Itoa(i))
		}
	}
	return &Comparison{From: o.From, To: o.To, view: v, options: o}, nil
}

// saidBy returns whether statements count on the day.
func saidBy(day time.Time) func(*graph.Statement) bool {
	next := day.AddDate(0, 0, 1)
	return func(s *graph.Statement) bool { return s.StatedAt.Before(next) }
}

// among reports whether the stakeholder with the id is one of those looked at, and returns it.
func (c *Comparison) among(id graph.ID) (graph.Named, bool) {
	e, is := c.view.Find(id).(graph.Named)
	return e, is && (c.options.Among == nil || c.options.Among(e))
}

// comparedStances are the stances by both days. The rows and the columns of the two tables are the same.
type comparedStances struct {
	before, after *Alignment
	moves         []moved // the largest first, then by row and column
	movers        []int32 // the rows with a move
}

// moved is a stance that is not the same by both days.
type moved struct {
	row, column int32
	x, y        int8 // 0 when it is not known
	knew, knows bool
}

func (m *moved) size() int8 { return max(m.x-m.y, m.y-m.x) }

// ComparePrice is the price of the stances by both days.
func (c *Comparison) ComparePrice() Price { return 3 * AlignPrice(c.view) }

func (c *Comparison) stances() (*comparedStances, error) {
	return c.both.get(func() (*comparedStances, error) {
		if err := c.options.Begin(c.ComparePrice()); err != nil {
			return nil, err
		}
		s := &comparedStances{}
		var err error
		if s.before, err = c.alignedBy(c.From); err != nil {
			return nil, err
		}
		if err := c.options.Check.Err(); err != nil {
			return nil, err
		}
		if s.after, err = c.alignedBy(c.To); err != nil {
			return nil, err
		}
		p := pace.New(c.options.Check)
		if err := s.compare(&p); err != nil {
			return nil, err
		}
		return s, p.Look()
	})
}

// alignedBy lays the stakeholders side by side, by the statements that count on the day.
func (c *Comparison) alignedBy(day time.Time) (*Alignment, error) {
	s := selection{of: c.options.Of, counts: saidBy(day)}
	if c.options.Subjects != nil {
		named := make(map[graph.ID]bool, len(c.options.Subjects))
		for _, id := range c.options.Subjects {
			named[id] = true
		}
		s.wants = func(e graph.Entity) bool { return named[e.Meta().ID] }
	}
	t, err := newTable(c.view, c.options.Among, s, c.options.Check)
	if err != nil {
		return nil, err
	}
	o := AlignmentOptions{Of: c.options.Of, Measure: MeasureCosine, Among: c.options.Among, Work: c.options.Work}
	return &Alignment{view: c.view, table: t, options: o, counts: s.counts}, nil
}

// compare finds the moves.
func (s *comparedStances) compare(p *pace.Pace) error {
	for row := range int32(s.before.table.len()) {
		had := len(s.moves)
		xs, ys := s.before.table.row(row), s.after.table.row(row)
		if err := p.Steps(1 + len(xs) + len(ys)); err != nil {
			return err
		}
		for len(xs) > 0 || len(ys) > 0 {
			m := moved{row: row}
			m.knew = len(xs) > 0 && (len(ys) == 0 || xs[0].column <= ys[0].column)
			m.knows = len(ys) > 0 && (len(xs) == 0 || ys[0].column <= xs[0].column)
			if m.knew {
				m.column, m.x, xs = xs[0].column, xs[0].stance, xs[1:]
			}
			if m.knows {
				m.column, m.y, ys = ys[0].column, ys[0].stance, ys[1:]
			}
			if m.x != m.y || m.knew != m.knows {
				s.moves = append(s.moves, m)
			}
		}
		if len(s.moves) > had {
			s.movers = append(s.movers, row)
		}
	}
	return pace.Sort(p, s.moves, func(a, b moved) int { return int(b.size()) - int(a.size()) })
}

// Bases say what the stances by the two days rest on.
func (c *Comparison) Bases() (before, after Basis, err error) {
	s, err := c.stances()
	if err != nil {
		return Basis{}, Basis{}, err
	}
	return s.before.Basis(), s.after.Basis(), nil
}
