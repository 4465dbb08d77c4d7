package analysis

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// roll is the stakeholders of a view that an analysis is among, in the order of their names: their rows.
type roll struct {
	stakeholders []graph.Named
	names        []int32 // per row, the number of its name: equal for names that nobody can tell apart
	rowOf        map[graph.ID]int32
}

// rollKey is what the roll of all stakeholders of a view is kept under.
type rollKey struct{}

// newRoll returns the stakeholders that among accepts, or all when it is nil: then it is shared. It ends early with the
// error of the check.
func newRoll(v *graph.View, among func(graph.Entity) bool, check Check) (*roll, error) {
	if among == nil {
		return graph.Memo(v, rollKey{}, check, func(check Check) (*roll, error) { return rollOf(v, nil, check) })
	}
	return rollOf(v, among, check)
}

func rollOf(v *graph.View, among func(graph.Entity) bool, check Check) (*roll, error) {
	most := v.Count(graph.KindOrganisation) + v.Count(graph.KindIndividual)
	if among != nil {
		most = 0
	}
	r := &roll{
		stakeholders: make([]graph.Named, 0, most), names: make([]int32, 0, most), rowOf: make(map[graph.ID]int32, most),
	}
	last, name, p := "", int32(-1), pace.New(check)
	for key, e := range v.ByName(graph.KindOrganisation, graph.KindIndividual) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		if among != nil && !among(e) {
			continue
		}
		if key != last || name < 0 {
			last, name = key, name+1
		}
		r.rowOf[e.Meta().ID] = int32(len(r.stakeholders))
		r.stakeholders = append(r.stakeholders, e)
		r.names = append(r.names, name)
	}
	return r, nil
}

func (r *roll) len() int { return len(r.stakeholders) }

// lists reports whether the stakeholder is among them.
func (r *roll) lists(id graph.ID) bool {
	_, is := r.rowOf[id]
	return is
}

// find returns the row of the stakeholder, or [graph.CodeNotFound] when it is not among them.
func (r *roll) find(id graph.ID) (int32, error) {
	row, ok := r.rowOf[id]
	if !ok {
		return 0, graph.NotFound(id)
	}
	return row, nil
}

// pair returns the rows of two, which must differ.
func (r *roll) pair(a, b graph.ID) (int32, int32, error) {
	ra, err := r.find(a)
	if err != nil {
		return 0, 0, graph.Within(err, "a")
	}
	rb, err := r.find(b)
	if err != nil {
		return 0, 0, graph.Within(err, "b")
	}
	if ra == rb {
		return 0, 0, graph.Invalid([]string{"b"}, "a pair has two different stakeholders")
	}
	return ra, rb, nil
}
