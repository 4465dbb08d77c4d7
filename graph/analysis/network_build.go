package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// newMesh makes the network, after paying for it.
func newMesh(v *graph.View, o NetworkOptions) (*mesh, error) {
	const perStatement = 100
	build := meshBuilder{mesh: &mesh{orders: map[NetworkNodeOrder]*graph.Once[[]int32]{}}, view: v, options: o}
	for _, order := range nodeOrders() {
		build.orders[order] = &graph.Once[[]int32]{}
	}
	var err error
	switch o.Over {
	case RelationDependencies:
		build.directed = true
		err = build.dependencies()
	case RelationInfluence:
		build.directed = true
		if err = o.Begin(Price(perStatement * v.Count(graph.KindInfluence))); err == nil {
			err = build.influence()
		}
	case RelationCongruence, RelationConflict:
		build.signed = true
		err = build.alignment()
	default:
		build.signed = true
		if err = o.Begin(Price(perStatement * v.Count(graph.KindTie))); err == nil {
			err = build.ties()
		}
	}
	if err != nil {
		return nil, err
	}
	return build.mesh, build.finish()
}

// meshBuilder collects the links of a network, each once: of a pair, or of an arc where they have a direction.
type meshBuilder struct {
	*mesh
	view    *graph.View
	options NetworkOptions
	found   []link
	balance []link // what two are joined by on the whole, good or bad
}

// ties takes of each kind between two the tie that is to be believed ([graph.Precedes]), and adds up the kinds.
func (b *meshBuilder) ties() error {
	if err := b.enrol(); err != nil {
		return err
	}
	p := pace.New(b.options.Check)
	type tied struct {
		*graph.Tie
		a, b int32
	}
	var all []tied
	for t := range graph.Every[*graph.Tie](b.view.Snapshot) {
		if err := p.Step(); err != nil {
			return err
		}
		x, known := b.rowOf[t.A]
		y, also := b.rowOf[t.B]
		if known && also {
			b.basis.Add(t)
			all = append(all, tied{t, min(x, y), max(x, y)})
		}
	}
	// Stable, as later recorded ones go before.
	err := pace.SortStable(all, func(x, y tied) int {
		return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b), cmp.Compare(x.Kind, y.Kind))
	}, b.options.Check)
	if err != nil {
		return err
	}
	for i := 0; i < len(all); {
		best := all[i]
		for i++; i < len(all) && all[i].a == best.a && all[i].b == best.b && all[i].Kind == best.Kind; i++ {
			if graph.Precedes(&all[i].Statement, &best.Statement) {
				best = all[i]
			}
		}
		l := link{best.a, best.b, float64(best.Strength)}
		if best.Kind == graph.TieClashes {
			l.weight = -l.weight
		} else {
			b.found = append(b.found, l)
		}
		b.balance = append(b.balance, l)
	}
	return nil
}

// enrol takes the stakeholders that are nodes.
func (b *meshBuilder) enrol() (err error) {
	b.roll, err = newRoll(b.view, b.options.Among, b.options.Check)
	return err
}

func (b *meshBuilder) dependencies() error {
	d, err := DependenceOf(b.view, DependenceOptions{Among: b.options.Among, Work: b.options.Work})
	if err != nil {
		return err
	}
	w := d.web
	b.roll, b.basis = w.roll, w.basis
	for i := range w.arcs {
		if a := &w.arcs[i]; a.strength > 0 {
			b.found = append(b.found, link{a.from, a.to, a.strength})
		}
	}
	return nil
}

// influence takes of the assessments of one on another the one that is to be believed. An assessed 0 is no link.
func (b *meshBuilder) influence() error {
	if err := b.enrol(); err != nil {
		return err
	}
	in := influences{roll: b.roll}
	best, err := in.gather(b.view, b.options.Check)
	if err != nil {
		return err
	}
	b.basis = in.basis
	best.each(func(from, to int32, strength int8) { b.found = append(b.found, link{from, to, float64(strength)}) })
	return nil
}

func (b *meshBuilder) alignment() error {
	a, err := Align(b.view, AlignmentOptions{Among: b.options.Among, Work: b.options.Work})
	if err != nil {
		return err
	}
	t := a.table
	if n := t.len(); n > MostAlignedRows {
		return graph.Errorf(graph.CodeTooLarge,
			"%d stakeholders cannot be joined by how they align; at most %d are: ask for a network among fewer of them", n, MostAlignedRows)
	}
	if err := b.options.Begin(t.allPrice()); err != nil {
		return err
	}
	b.roll, b.basis = t.roll, a.Basis()
	s, l := t.scratch(), lensOf(PairMostAligned, "")
	defer t.scratches.Put(s)
	for row := range int32(t.len()) {
		if err := b.options.Check.Err(); err != nil {
			return err
		}
		t.meet(row, true, l, s, func(met []meeting) {
			for _, m := range met {
				together, apart := float64(m.has.together())/2, float64(m.has.apart())/2
				weight := together
				if b.options.Over == RelationConflict {
					weight = apart
				}
				b.found = append(b.found, link{row, m.other, weight})
				b.balance = append(b.balance, link{row, m.other, together - apart})
			}
		})
	}
	return nil
}

func (b *meshBuilder) finish() (err error) {
	n, check := b.len(), b.options.Check
	if b.directed {
		if b.out, err = newLinks(n, b.found, false, check); err != nil {
			return err
		}
		if b.in, err = b.out.reversed(check); err != nil {
			return err
		}
		if b.both, err = newLinks(n, slices.Collect(b.out.all()), true, check); err != nil {
			return err
		}
		b.mutual = make([]float64, b.both.len())
		i, p := 0, pace.New(check)
		for l := range b.both.all() {
			if err := p.Step(); err != nil {
				return err
			}
			for _, leads := range []bool{b.out.has(l.from, l.to), b.out.has(l.to, l.from)} {
				if leads {
					b.mutual[i]++
				}
			}
			i++
		}
	} else {
		if b.out, err = newLinks(n, b.found, true, check); err != nil {
			return err
		}
		b.in, b.both = b.out, b.out
		b.mutual = make([]float64, b.out.len())
		for i := range b.mutual {
			b.mutual[i] = 1
		}
	}
	if b.signed {
		if b.signs, err = newLinks(n, b.balance, true, check); err != nil {
			return err
		}
		for i, w := range b.signs.weights {
			if b.signs.weights[i] = 1; w < 0 {
				b.signs.weights[i] = -1
			}
		}
	}
	return nil
}
