package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// MostQuestions is how many questions are answered at most.
const MostQuestions = 100

// OpenQuestion is something that is not known, and what knowing it would change.
type OpenQuestion struct {
	Stakeholder graph.Named // whom to ask
	Subject     graph.Named // about what: a topic or an ambition
	// Changed is with how many others the stakeholder's relation would be read differently, expected over the answers
	// -4 … 4, each with the same chance.
	Changed float64
	// Shift is by how much its net distances would change in size, summed over all others and expected in the same way.
	Shift float64
	Asked bool // somebody recorded that it is still to be asked
}

// question is an open question by row and column, with nine times its numbers.
type question struct {
	changed, shift int64
	row, column    int32
}

// AskNext returns the n questions that would change the picture most, n being 1 … MostQuestions: of all stakeholders, or
// of one. Asked is a stakeholder about a subject on which it has no stance; what is counted is with how many others its
// relation would be read differently, as one of ally (convergence above divergence, MACTOR's order 2), opponent (below),
// even, or unknown (no subject on which both are non-zero). Ties go to the larger shift, then by the names of the
// stakeholder and of the subject. What nobody else has a stance on changes nothing and is no question. The price is
// [Alignment.AskPrice]. The measure is our convention.
func (a *Alignment) AskNext(stakeholder graph.ID, n int) ([]OpenQuestion, error) {
	if n < 1 || n > MostQuestions {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d questions are answered", MostQuestions)
	}
	list, err := a.questions(stakeholder)
	if err != nil {
		return nil, err
	}
	out := make([]OpenQuestion, min(n, len(list)))
	for i := range out {
		out[i] = a.question(list[i], a.positionsOf(a.table.stakeholders[list[i].row].Meta().ID))
	}
	return out, nil
}

// AskAbout returns what the stakeholder's answers about each of the topics or ambitions would change, by the measure of
// [Alignment.AskNext], in the order given. Those on which it has a stance, or that the view has not, are left out; what
// nobody else has a stance on changes nothing. The price is [Alignment.AskPrice] of the stakeholder.
func (a *Alignment) AskAbout(stakeholder graph.ID, subjects []graph.ID) ([]OpenQuestion, error) {
	t := a.table
	row, err := t.find(stakeholder)
	if err != nil {
		return nil, graph.Within(err, "stakeholder")
	}
	if err := a.options.Begin(a.AskPrice(stakeholder)); err != nil {
		return nil, err
	}
	s, has := t.scratch(), make([]word, t.len())
	defer t.scratches.Put(s)
	t.each(row, false, s, func(other int32, w word) { has[other] = w })
	asked := a.positionsOf(stakeholder)
	var out []OpenQuestion
	for _, id := range subjects {
		column, is := t.columnOf[id]
		if !is || t.takes(row, column) {
			continue
		}
		q := t.asked(column, has)
		q.row, q.column = row, column
		out = append(out, a.question(q, asked))
	}
	return out, nil
}

// takes reports whether the row has a stance on the column.
func (t *table) takes(row, column int32) bool {
	_, found := slices.BinarySearchFunc(t.row(row), column, func(c cell, column int32) int { return cmp.Compare(c.column, column) })
	return found
}

// positionsOf returns the ambitions on which somebody recorded a position of the stakeholder, known or still to be asked.
func (a *Alignment) positionsOf(stakeholder graph.ID) map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for e := range a.view.Referring(stakeholder, graph.KindPosition, "stakeholder") {
		out[e.(*graph.Position).Ambition] = true
	}
	return out
}

// AskPrice is the price of [Alignment.AskNext]: of all, or of one stakeholder.
func (a *Alignment) AskPrice(stakeholder graph.ID) Price {
	const perStance = 4
	one := Price(perStance*len(a.table.cells) + len(a.table.subjects))
	if stakeholder != "" {
		return one
	}
	return one * Price(a.table.len())
}

// askKey is what the questions of a whole view are kept under.
type askKey struct{ of AlignmentSubject }

func (a *Alignment) questions(stakeholder graph.ID) ([]question, error) {
	switch {
	case stakeholder != "":
		row, err := a.table.find(stakeholder)
		if err != nil {
			return nil, graph.Within(err, "stakeholder")
		}
		return a.ask(stakeholder, row, row+1)
	case !a.whole():
		return a.ask("", 0, int32(a.table.len()))
	}
	return graph.Memo(a.view, askKey{a.options.Of}, a.options.Check, func(check Check) ([]question, error) {
		return a.under(check).ask("", 0, int32(a.table.len()))
	})
}

// ask ranks the questions to the rows from first to before last.
func (a *Alignment) ask(stakeholder graph.ID, first, last int32) ([]question, error) {
	if err := a.options.Begin(a.AskPrice(stakeholder)); err != nil {
		return nil, err
	}
	t := a.table
	best := newTop(MostQuestions, func(p, q question) bool {
		return cmp.Or(
			cmp.Compare(q.changed, p.changed), cmp.Compare(q.shift, p.shift), cmp.Compare(t.names[p.row], t.names[q.row]),
			cmp.Compare(p.row, q.row), cmp.Compare(p.column, q.column),
		) < 0
	})
	s, has, met := t.scratch(), make([]word, t.len()), make([]int32, 0, t.len())
	defer t.scratches.Put(s)
	for row := first; row < last; row++ {
		if err := a.options.Check.Err(); err != nil {
			return nil, err
		}
		t.each(row, false, s, func(other int32, w word) { has[other], met = w, append(met, other) })
		known := t.row(row)
		for column := range int32(len(t.subjects)) {
			if len(known) > 0 && known[0].column == column {
				known = known[1:]
				continue
			}
			if q := t.asked(column, has); q.shift > 0 {
				q.row, q.column = row, column
				best.offer(q)
			}
		}
		for _, other := range met {
			has[other] = 0
		}
		met = met[:0]
	}
	return best.sorted(), nil
}

// asked sums what the nine answers about the column would change for a row, given what it has with all others.
func (t *table) asked(column int32, has []word) (q question) {
	for _, p := range t.column(column) {
		y := p.stance()
		y = max(y, -y)
		if y == 0 {
			continue
		}
		q.shift += 10 + 4*y // Σ over ±1 … ±4 of ½(|x|+|y|)
		w := has[p.row()]
		if !w.common() {
			q.changed += 8
			continue
		}
		net := w.together() - w.apart()
		if net > 4+y || net < -4-y {
			continue
		}
		for x := int64(1); x <= 4; x++ {
			for _, after := range []int64{net + x + y, net - x - y} {
				if cmp.Compare(after, 0) != cmp.Compare(net, 0) {
					q.changed++
				}
			}
		}
	}
	return q
}

// question tells of a question by names, given on which ambitions positions of the stakeholder are recorded.
func (a *Alignment) question(q question, recorded map[graph.ID]bool) OpenQuestion {
	const answers = 9
	out := OpenQuestion{
		Stakeholder: a.table.stakeholders[q.row], Subject: a.table.subjects[q.column],
		Changed: float64(q.changed) / answers, Shift: float64(q.shift) / answers,
	}
	out.Asked = recorded[out.Subject.Meta().ID]
	return out
}
