package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// DependenceSum is how far a stakeholder depends on all others, and all others on it.
type DependenceSum struct {
	Stakeholder  graph.Named
	Depends      float64
	DependedUpon float64
}

// Sums returns the first n stakeholders with their sums: the one that is depended upon most first, then by name.
func (d *Dependence) Sums(n int) ([]DependenceSum, error) {
	p := pace.New(d.work.Check)
	all := make([]DependenceSum, d.web.len())
	for row, s := range d.web.stakeholders {
		all[row].Stakeholder = s
		for a := range d.web.out(int32(row)) {
			all[row].Depends += a.strength
		}
		for a := range d.web.in(int32(row)) {
			all[row].DependedUpon += a.strength
		}
		if err := p.Steps(d.web.degree(int32(row))); err != nil {
			return nil, err
		}
	}
	err := pace.SortStable(all, func(x, y DependenceSum) int { return cmp.Compare(y.DependedUpon, x.DependedUpon) }, d.work.Check)
	return all[:min(max(n, 0), len(all))], err
}

// Matrix returns how far each depends on each, in the order of [Dependence.Stakeholders]: row on column. More than
// [MostMatrixRows] are [graph.CodeTooLarge].
func (d *Dependence) Matrix() ([][]float64, error) {
	n := d.web.len()
	if n > MostMatrixRows {
		return nil, graph.Errorf(graph.CodeTooLarge,
			"the matrix would have %d rows; at most %d are answered: ask among fewer stakeholders, or page through the mutual dependencies", n, MostMatrixRows)
	}
	if err := d.work.Begin(Price(n * n)); err != nil {
		return nil, err
	}
	out := make([][]float64, n)
	for row := range out {
		out[row] = make([]float64, n)
		for a := range d.web.out(int32(row)) {
			out[row][a.to] = a.strength
		}
	}
	return out, nil
}

// Said returns the dependencies of which the other side says so, in the order of recording; with
// [graph.ConfirmationAsserted] those that it did not answer.
func (d *Dependence) Said(c graph.Confirmation) ([]*graph.Dependency, error) {
	p := pace.New(d.work.Check)
	var out []*graph.Dependency
	for one := range graph.Every[*graph.Dependency](d.view.Snapshot) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		_, from := d.web.rowOf[one.Depender]
		_, to := d.web.rowOf[one.Dependee]
		if from && to && one.Confirmation == c {
			out = append(out, one)
		}
	}
	return out, nil
}

// SinglePoint is a resource that one stakeholder alone offers, on whom somebody depends HIGH for it.
type SinglePoint struct {
	Resource     *graph.Resource
	Holder       graph.Named
	Dependencies []WeighedDependency // the HIGH ones, the heaviest first
}

// SinglePoints returns the first n single points of failure: the one with the most HIGH dependencies first, then by the
// names of the holder and the resource.
func (d *Dependence) SinglePoints(n int) ([]SinglePoint, error) {
	p := pace.New(d.work.Check)
	h := d.holders()
	var all []SinglePoint
	for row, holder := range d.web.stakeholders {
		if err := p.Steps(d.web.degree(int32(row))); err != nil {
			return nil, err
		}
		byResource := map[graph.ID][]WeighedDependency{}
		for a := range d.web.in(int32(row)) {
			for _, w := range a.weighed {
				if of := w.Dependency.Resource; w.High && of != "" && h.alone(of) == holder.Meta().ID {
					byResource[of] = append(byResource[of], w)
				}
			}
		}
		var here []SinglePoint
		for of, high := range byResource {
			if r, is := d.view.Find(of).(*graph.Resource); is {
				slices.SortStableFunc(high, func(x, y WeighedDependency) int { return cmp.Compare(y.Strength, x.Strength) })
				here = append(here, SinglePoint{r, holder, high})
			}
		}
		slices.SortFunc(here, func(x, y SinglePoint) int {
			return cmp.Or(cmp.Compare(graph.SortKey(x.Resource.Name), graph.SortKey(y.Resource.Name)), cmp.Compare(x.Resource.Sequence, y.Resource.Sequence))
		})
		all = append(all, here...)
	}
	err := pace.SortStable(all, func(x, y SinglePoint) int { return cmp.Compare(len(y.Dependencies), len(x.Dependencies)) }, d.work.Check)
	return all[:min(max(n, 0), len(all))], err
}
