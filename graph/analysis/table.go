package analysis

import (
	"slices"
	"sync"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// table holds the effective stances of stakeholders (rows) on subjects (columns) of a view, both in the order of their
// names: sparse, by row and by column. A stated neutrality is a cell with 0; what is unknown has no cell.
type table struct {
	*roll
	subjects []graph.Named
	columnOf map[graph.ID]int32
	above    []int32 // by column, that of the topic above it, -1 for none; see [table.parents]

	starts []int32 // where the row's cells begin; one more at the end
	cells  []cell
	heads  []int32 // where the column's postings begin; one more at the end
	posts  []posting

	squares    []float32 // by row: Σ x², exact up to 2^24, which mostCells of 4² do not reach
	sizes      []int32   // Σ |x|
	touched    []int32   // number of x that are not 0
	statements []rowBasis

	scratches sync.Pool
	besides   sync.Pool
	softTable graph.Once[*softTable]
	near      graph.Once[*nearness]
}

// cell is a stance in its row.
type cell struct {
	column int32
	at     int32 // its place among the column's postings
	stance int8
	torn   bool // the statements behind it pull both ways
}

// posting is a stance in its column: the row in the upper 28 bits, the stance + 4 in the lower 4.
type posting uint32

const (
	stanceBits = 4
	stanceMask = 1<<stanceBits - 1
	neutral    = 4 // what stands for stance 0

	mostRows  = 1 << (32 - stanceBits)
	mostCells = 1<<evidenceBits - 1 // of a row
)

// rowBasis counts the statements that a row was made of.
type rowBasis struct{ statements, assumed int32 }

// tableKey is what a whole view's table is kept under.
type tableKey struct{ of AlignmentSubject }

// tableOf returns the table of all stakeholders of the view.
func tableOf(v *graph.View, of AlignmentSubject, check Check) (*table, error) {
	return graph.Memo(v, tableKey{of}, check, func(check Check) (*table, error) {
		return newTable(v, nil, selection{of: of}, check)
	})
}

// newTable returns the table of the selection of those stakeholders that among accepts, or of all when it is nil.
func newTable(v *graph.View, among func(graph.Entity) bool, s selection, check Check) (*table, error) {
	r, err := newRoll(v, among, check)
	if err != nil {
		return nil, err
	}
	t := &table{roll: r, columnOf: map[graph.ID]int32{}}
	return t, t.fill(v, s, check)
}

func (t *table) fill(v *graph.View, s selection, check Check) error {
	if t.len() > mostRows {
		return graph.Errorf(graph.CodeTooLarge, "the map has %d stakeholders; at most %d are compared", t.len(), mostRows)
	}
	for _, e := range v.ByName(s.kinds()...) {
		if s.wants == nil || s.wants(e) {
			t.columnOf[e.Meta().ID] = int32(len(t.subjects))
			t.subjects = append(t.subjects, e)
		}
	}
	t.above = t.parents(v)
	w := weigher{table: t, view: v, selection: s, weights: make([]graph.Weighing, len(t.subjects)), pace: pace.New(check)}
	t.starts = make([]int32, 1, t.len()+1)
	t.statements = make([]rowBasis, t.len())
	for row := range t.stakeholders {
		if err := w.weigh(int32(row)); err != nil {
			return err
		}
		if n := len(t.cells) - int(t.starts[row]); n > mostCells {
			return graph.Errorf(graph.CodeTooLarge, "a stakeholder has stances on %d subjects; at most %d are compared", n, mostCells)
		}
		t.starts = append(t.starts, int32(len(t.cells)))
	}
	return t.finish(check)
}

// weigher fills the rows of a table.
type weigher struct {
	*table
	selection
	view    *graph.View
	weights []graph.Weighing // by column; all zero between two rows
	columns []int32          // that the row touches
	pace    pace.Pace
}

func (w *weigher) weigh(row int32) error {
	id := w.stakeholders[row].Meta().ID
	w.columns = w.columns[:0]
	if w.of != SubjectPositions {
		for e := range w.view.Referring(id, graph.KindInterest, "holder") {
			w.interest(row, e.(*graph.Interest))
			if err := w.pace.Step(); err != nil {
				return err
			}
		}
	}
	if w.of != SubjectInterests {
		for e := range w.view.Referring(id, graph.KindPosition, "stakeholder") {
			w.position(row, e.(*graph.Position))
			if err := w.pace.Step(); err != nil {
				return err
			}
		}
	}
	slices.Sort(w.columns)
	for _, column := range w.columns {
		s := w.weights[column].Stance()
		w.cells = append(w.cells, cell{column: column, stance: int8(s.Value), torn: s.Ambivalent || s.Tension})
		w.weights[column] = graph.Weighing{}
	}
	return w.pace.Steps(1 + len(w.columns))
}

func (w *weigher) interest(row int32, i *graph.Interest) {
	if w.counts != nil && !w.counts(&i.Statement) {
		return
	}
	said := false
	for _, on := range i.Topics {
		if weight := w.at(on.Topic); weight != nil {
			weight.Interest(i, on.Stance)
			said = true
		}
	}
	if said {
		w.statements[row].add(&i.Statement)
	}
}

func (w *weigher) position(row int32, p *graph.Position) {
	if p.Unknown() || w.counts != nil && !w.counts(&p.Statement) {
		return
	}
	if weight := w.at(p.Ambition); weight != nil {
		weight.Position(p)
		w.statements[row].add(&p.Statement)
	}
}

// at returns the row's weighing on the subject, nil when the view has no such subject.
func (w *weigher) at(subject graph.ID) *graph.Weighing {
	column, ok := w.columnOf[subject]
	if !ok {
		return nil
	}
	weight := &w.weights[column]
	if known, _ := weight.Statements(); known == 0 {
		w.columns = append(w.columns, column)
	}
	return weight
}

func (b *rowBasis) add(s *graph.Statement) {
	b.statements++
	if s.Origin == graph.OriginAssumed {
		b.assumed++
	}
}

// count adds the statements behind the row: the ones that counts accepts, which is nil for all. The table has how many
// there are; only to name the assumed ones they are looked at again, while there is room for any.
func (t *table) count(b *Basis, v *graph.View, row int32, counts func(*graph.Statement) bool) {
	of := t.statements[row]
	b.Statements += int(of.statements)
	b.Assumed += int(of.assumed)
	if of.assumed == 0 || len(b.assumed) == mostAssumptions {
		return
	}
	t.said(v, t.stakeholders[row].Meta().ID, counts, b.name)
}

// said visits what somebody says of the subjects, a collaboration too: the statements that counts accepts, which is nil for all.
func (t *table) said(v *graph.View, by graph.ID, counts func(*graph.Statement) bool, visit func(graph.Stated)) {
	counted := func(s *graph.Statement) bool { return counts == nil || counts(s) }
	for e := range v.Referring(by, graph.KindInterest, "holder") {
		i := e.(*graph.Interest)
		if counted(&i.Statement) && slices.ContainsFunc(i.Topics, func(on graph.TopicStance) bool { return t.has(on.Topic) }) {
			visit(i)
		}
	}
	for e := range v.Referring(by, graph.KindPosition, "stakeholder") {
		if p := e.(*graph.Position); counted(&p.Statement) && !p.Unknown() && t.has(p.Ambition) {
			visit(p)
		}
	}
}

// has reports whether there is a column for the subject.
func (t *table) has(subject graph.ID) bool {
	_, is := t.columnOf[subject]
	return is
}

// finish makes the columns and the totals of the rows.
func (t *table) finish(check Check) error {
	p := pace.New(check)
	t.heads = make([]int32, len(t.subjects)+1)
	for i := range t.cells {
		t.heads[t.cells[i].column+1]++
	}
	for column := range t.subjects {
		t.heads[column+1] += t.heads[column]
	}
	t.posts = make([]posting, len(t.cells))
	t.squares, t.sizes, t.touched = make([]float32, t.len()), make([]int32, t.len()), make([]int32, t.len())
	next := slices.Clone(t.heads)
	for row := range t.stakeholders {
		for i := t.starts[row]; i < t.starts[row+1]; i++ {
			c := &t.cells[i]
			at := next[c.column]
			next[c.column]++
			t.posts[at] = posting(row)<<stanceBits | posting(c.stance+neutral)
			c.at = at - t.heads[c.column]
			t.total(row, int32(c.stance))
		}
		if err := p.Steps(1 + len(t.row(int32(row)))); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) total(row int, x int32) {
	t.squares[row] += float32(x * x)
	t.sizes[row] += max(x, -x)
	if x != 0 {
		t.touched[row]++
	}
}

func (t *table) row(row int32) []cell { return t.cells[t.starts[row]:t.starts[row+1]] }

// longest returns how many stances the row that has most has.
func (t *table) longest() Price {
	longest := 0
	for row := range int32(t.len()) {
		longest = max(longest, len(t.row(row)))
	}
	return Price(longest)
}

func (t *table) column(column int32) []posting { return t.posts[t.heads[column]:t.heads[column+1]] }

func (p posting) row() int32    { return int32(p >> stanceBits) }
func (p posting) stance() int64 { return int64(p&stanceMask) - neutral }

// among returns the table of only those stakeholders that are accepted.
func (t *table) among(v *graph.View, accept func(graph.Entity) bool, check Check) (*table, error) {
	r, err := newRoll(v, accept, check)
	if err != nil {
		return nil, err
	}
	out := &table{roll: r, subjects: t.subjects, columnOf: t.columnOf, above: t.above}
	out.starts = make([]int32, 1, out.len()+1)
	out.statements = make([]rowBasis, out.len())
	for row, e := range out.stakeholders {
		whole := t.rowOf[e.Meta().ID]
		out.cells = append(out.cells, t.row(whole)...)
		out.starts = append(out.starts, int32(len(out.cells)))
		out.statements[row] = t.statements[whole]
	}
	return out, out.finish(check)
}
