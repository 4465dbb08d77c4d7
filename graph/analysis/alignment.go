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
	// Uncertainty has pairs say between what bounds their score lies.
	Uncertainty bool
	Work
}

// Alignment is the stakeholders of a view side by side: their effective stances ([graph.Weighing]) as signed vectors
// over topics, through interests, and ambitions, through positions. It is made once per view and kept with it, save
// when it is among some only. It may be used by several goroutines.
type Alignment struct {
	view    *graph.View
	table   *table
	options AlignmentOptions
	counts  func(*graph.Statement) bool // which statements; nil means all, and only then may all be asked of it

	strengths kept[*Strengths] // of those compared
	sidesLock sync.Mutex
	sideOf    map[AlignmentSubject]*table // of only some stakeholders, beside the table
}

// Align lays the stakeholders of the view side by side. Unknown subjects and measures are [graph.CodeInvalid]. It takes
// time in proportion to [AlignPrice] the first time that it is asked of a view.
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
	t, err := tableOf(v, o.Of, o.Check)
	if err == nil && o.Among != nil {
		t, err = t.among(v, o.Among, o.Check)
	}
	if err == nil && o.Measure == MeasureSoftCosine {
		_, err = t.softly(o.Check)
	}
	if err != nil {
		return nil, err
	}
	return &Alignment{view: v, table: t, options: o}, nil
}

// under returns the same alignment for whoever the check asks for.
func (a *Alignment) under(check Check) *Alignment {
	o := a.options
	o.Work = o.under(check)
	return &Alignment{view: a.view, table: a.table, options: o, counts: a.counts}
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

// Stakeholders returns those that are compared, in the order of their names. It is shared and must not be changed.
func (a *Alignment) Stakeholders() []graph.Named { return a.table.stakeholders }
