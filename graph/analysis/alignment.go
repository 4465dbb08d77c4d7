package analysis

import (
	"slices"
	"sync"

	"raakvlak/graph"
)

// AlignmentOptions say what is compared, how, and among whom.
type AlignmentOptions struct {
	Of      AlignmentSubject        // "" means [SubjectBoth]
	Measure AlignmentMeasure        // "" means [MeasureCosine]
	Among   func(graph.Entity) bool // which stakeholders; nil means all
	// Topics says which topics, each with all that are narrower, and Ambitions which ambitions; nil means all of its kind.
	Topics, Ambitions []graph.ID
	// Uncertainty has pairs say between what bounds their score lies.
	Uncertainty bool
	Work
}

// Alignment is the stakeholders of a view side by side: their effective stances ([graph.Weighing]) as signed vectors
// over topics, through interests, and ambitions, through positions. It is made once per view and kept with it, save
// when it is among some only or over some subjects only. It may be used by several goroutines.
type Alignment struct {
	view    *graph.View
	table   *table
	all     *table // the same subjects, of all stakeholders
	options AlignmentOptions
	wants   func(graph.Entity) bool     // which subjects; nil means all, and only then
	counts  func(*graph.Statement) bool // which statements; nil means all, and only then may all be asked of it

	strengths kept[*Strengths] // of those compared
	sidesLock sync.Mutex
	sideOf    map[AlignmentSubject]*table // of only some stakeholders, beside the table
}

// Align lays the stakeholders of the view side by side. Unknown subjects and measures are [graph.CodeInvalid]; a topic or
// an ambition that the view has not is [graph.CodeNotFound]. It takes time in proportion to [AlignPrice] the first time
// that it is asked of a view; over some subjects only, it has that price each time.
func Align(v *graph.View, o AlignmentOptions) (*Alignment, error) {
	if o.Of == "" {
		o.Of = SubjectBoth
	}
	if o.Measure == "" {
		o.Measure = MeasureCosine
	}
	if !slices.Contains(alignmentSubjects(), o.Of) {
		return nil, errNoSubject(o.Of)
	}
	if !slices.Contains(measures(), o.Measure) {
		return nil, graph.Invalid([]string{"measure"}, "no measure is called %q", o.Measure)
	}
	a := &Alignment{view: v, options: o}
	var err error
	if a.wants, err = o.narrowed(v); err != nil {
		return nil, err
	}
	if a.all, a.table, err = a.tables(o.Of); err != nil {
		return nil, err
	}
	if o.Measure == MeasureSoftCosine {
		_, err = a.table.softly(o.Check)
	}
	return a, err
}

// tables returns the tables of the wanted subjects, of all stakeholders and of those compared.
func (a *Alignment) tables(of AlignmentSubject) (all, compared *table, err error) {
	if a.wants == nil {
		all, err = tableOf(a.view, of, a.options.Check)
	} else if err = a.options.Begin(AlignPrice(a.view)); err == nil {
		all, err = newTable(a.view, nil, selection{of: of, wants: a.wants}, a.options.Check)
	}
	if err != nil || a.options.Among == nil {
		return all, all, err
	}
	compared, err = all.among(a.view, a.options.Among, a.options.Check)
	return all, compared, err
}

// whole reports whether it is of all that the view has, which is kept with the view.
func (a *Alignment) whole() bool { return a.options.Among == nil && a.wants == nil }

// under returns the same alignment for whoever the check asks for.
func (a *Alignment) under(check Check) *Alignment {
	o := a.options
	o.Work = o.under(check)
	return &Alignment{view: a.view, table: a.table, all: a.all, options: o, wants: a.wants, counts: a.counts}
}

func alignmentSubjects() []AlignmentSubject {
	return []AlignmentSubject{SubjectInterests, SubjectPositions, SubjectBoth}
}

func errNoSubject(of AlignmentSubject) error {
	return graph.Invalid([]string{"of"}, "interests, positions or both can be compared, not %q", of)
}

func measures() []AlignmentMeasure {
	return []AlignmentMeasure{
		MeasureCosine, MeasureSoftCosine, MeasureConvergence, MeasureNetDistance, MeasureRuzicka, MeasureJaccard,
	}
}

// AlignPrice is the price of [Align] for a view that it was not asked of before.
func AlignPrice(v *graph.View) Price {
	const perStatement = 20
	return Price(perStatement * (v.Count(graph.KindInterest) + v.Count(graph.KindPosition)))
}

// Basis says what the alignment rests on: the interests that concern a topic and the positions that say where they
// stand, of the stakeholders that are compared.
func (a *Alignment) Basis() Basis {
	b := Basis{Revision: a.view.Revision()}
	for row := range a.table.stakeholders {
		a.table.count(&b, a.view, int32(row), a.counts)
	}
	return b
}

// BasisOf says what the alignment rests on for those stakeholders; who is not compared counts for nothing.
func (a *Alignment) BasisOf(stakeholders []graph.Named) Basis {
	b := Basis{Revision: a.view.Revision()}
	seen := map[int32]bool{}
	for _, e := range stakeholders {
		if row, is := a.table.rowOf[e.Meta().ID]; is && !seen[row] {
			seen[row] = true
			a.table.count(&b, a.view, row, a.counts)
		}
	}
	return b
}

// Stakeholders returns those that are compared, in the order of their names. It is shared and must not be changed.
func (a *Alignment) Stakeholders() []graph.Named { return a.table.stakeholders }
