package analysis

// beside puts rows beside one of them, whose stances are laid out by column.
type beside struct {
	stances []uint8 // as in [contributions]; silent where the row has none
	met     []meeting
}

// silent stands for no stance in a row of [contributions]: with it nothing is added.
const silent = stanceMask

func (t *table) beside() *beside {
	if b, is := t.besides.Get().(*beside); is {
		return b
	}
	b := &beside{stances: make([]uint8, len(t.subjects))}
	for column := range b.stances {
		b.stances[column] = silent
	}
	return b
}

func (b *beside) lay(cells []cell) {
	for _, c := range cells {
		b.stances[c.column] = uint8(c.stance + neutral)
	}
}

func (b *beside) clear(cells []cell) {
	for _, c := range cells {
		b.stances[c.column] = silent
	}
	b.met = b.met[:0]
}

// adds adds up in two ways what the row laid out has with another.
func (b *beside) adds(other []cell, one, two *contributions) (w, v word) {
	for i := range other {
		c := &other[i]
		mine, theirs := b.stances[c.column]&stanceMask, uint8(c.stance+neutral)&stanceMask
		w += one[mine][theirs]
		v += two[mine][theirs]
	}
	return w, v
}

// pairsOf returns what there is to say of ranked pairs.
func (a *Alignment) pairsOf(all []ranked) []AlignmentPair {
	if len(all) == 0 {
		return nil
	}
	out, scores := make([]AlignmentPair, len(all)), make([]float64, len(all))
	t, l := a.table, scoreLens(a.options.Measure)
	b := t.beside()
	defer t.besides.Put(b)
	for first := 0; first < len(all); {
		row, last := all[first].a, first
		for last < len(all) && all[last].a == row {
			last++
		}
		a.besideOne(row, all[first:last], out[first:last], scores[first:last], &l, b)
		first = last
	}
	return out
}

// besideOne says it of those of one row.
func (a *Alignment) besideOne(row int32, all []ranked, out []AlignmentPair, scores []float64, l *lens, b *beside) {
	t, one := a.table, a.table.stakeholders[row]
	b.lay(t.row(row))
	for i := range all {
		other := all[i].b
		doubled, has := b.adds(t.row(other), doubles, l.add)
		out[i] = AlignmentPair{
			A: one, B: t.stakeholders[other], alignment: a, a: row, b: other, Evidence: int(doubled.evidence()),
			Convergence: float64(doubled.together()) / 2, Divergence: float64(doubled.apart()) / 2,
			Ambivalent: doubled.together() > 0 && doubled.apart() > 0,
		}
		m := meeting{has: has, other: other}
		if l.soft {
			m.worth = t.soft().dot(row, other)
		}
		b.met = append(b.met, m)
	}
	l.value(t, row, b.met)
	for i := range b.met {
		if b.met[i].has.common() {
			scores[i] = scoreOf(a.options.Measure, b.met[i].worth)
			out[i].Score = &scores[i]
		}
	}
	b.clear(t.row(row))
}

func (a *Alignment) pair(x, y int32) AlignmentPair { return a.pairsOf([]ranked{{a: x, b: y}})[0] }
