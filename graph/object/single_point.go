package object

import "raakvlak/graph"

// SinglePoint is the handle of a single point of failure.
type SinglePoint struct {
	Resource     *Resource
	Holder       Stakeholder
	Dependencies []WeighedDependency
}

// SinglePoints returns the first single points of failure.
func (d *Dependence) SinglePoints(first int) ([]SinglePoint, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	points, err := d.dependence.SinglePoints(first)
	out := make([]SinglePoint, len(points))
	for i, p := range points {
		out[i] = SinglePoint{d.scope.Handle(p.Resource).(*Resource), d.scope.Handle(p.Holder).(Stakeholder), weighed(d.scope, p.Dependencies)}
	}
	return out, err
}
