package analysis

import (
	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// OverResources returns what stakeholders need from each other by the dependencies that name a resource alone: how far one
// depends on another is then the largest over those. It is made once. Its basis is that of all dependencies, and what is left
// without somebody is asked of all first.
func (d *Dependence) OverResources() (*Dependence, error) {
	naming, err := d.web.overResources.Of(d.work.Check, func(check Check) (*web, error) { return d.web.naming(d.view, check) })
	if err != nil {
		return nil, err
	}
	only := *d
	only.web = naming
	return &only, nil
}

// naming returns the web of the dependencies that name a resource of the view.
func (w *web) naming(v *graph.View, check Check) (*web, error) {
	out, p := &web{roll: w.roll, denied: w.denied, basis: w.basis}, pace.New(check)
	for _, a := range w.arcs {
		if err := p.Steps(len(a.weighed)); err != nil {
			return nil, err
		}
		var named []WeighedDependency
		for _, one := range a.weighed {
			if one.resource(v) != nil {
				named = append(named, one)
			}
		}
		if len(named) > 0 {
			out.arcs = append(out.arcs, arcOf(a.from, a.to, named))
		}
	}
	return out, out.index(check)
}

// resource returns the resource that the dependency names, nil when it names none.
func (w *WeighedDependency) resource(v *graph.View) *graph.Resource {
	if w.Dependency.Resource == "" {
		return nil
	}
	r, _ := v.Find(w.Dependency.Resource).(*graph.Resource)
	return r
}
