package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Discourse is the handle of who said what, and when.
type Discourse struct {
	*analysis.Discourse
	scope *Scope
}

// Basis returns what it rests on.
func (d *Discourse) Basis() Basis { return Basis{d.Discourse.Basis, d.scope} }

// Discuss returns the handle of the scope's discourse.
func Discuss(s *Scope, among Among, o analysis.DiscourseOptions) (*Discourse, error) {
	accept, err := among.accept(s, "among")
	if err != nil {
		return nil, err
	}
	o.Among = accept
	d, err := analysis.DiscourseOf(s.View, o)
	if err != nil {
		return nil, err
	}
	return &Discourse{d, s}, nil
}

// Actors returns the rows.
func (d *Discourse) Actors() []Stakeholder {
	return handlesOf[Stakeholder](d.scope, d.Discourse.Actors)
}

// Subjects returns what statements are on.
func (d *Discourse) Subjects() []Node {
	out := make([]Node, len(d.Discourse.Subjects))
	for i, e := range d.Discourse.Subjects {
		out[i] = d.scope.Handle(e)
	}
	return out
}

// DiscourseTwoMode is who spoke about what.
type DiscourseTwoMode = analysis.DiscourseTwoMode

// Polarisation returns the discourse of windows of days.
func (d *Discourse) Polarisation(length, step int) ([]DiscourseWindow, error) {
	all, err := d.Discourse.Polarisation(length, step)
	out := make([]DiscourseWindow, len(all))
	for i, w := range all {
		out[i] = DiscourseWindow{w, d.scope}
	}
	return out, err
}

// DiscourseWindow is the handle of the discourse of some days.
type DiscourseWindow struct {
	analysis.DiscourseWindow
	scope *Scope
}

// Camps returns who stands together.
func (w *DiscourseWindow) Camps() []DiscourseCamp {
	out := make([]DiscourseCamp, len(w.DiscourseWindow.Camps))
	for i, members := range w.DiscourseWindow.Camps {
		out[i] = DiscourseCamp{members, w.scope}
	}
	return out
}

// DiscourseCamp is the handle of actors who stand together.
type DiscourseCamp struct {
	members []graph.Named
	scope   *Scope
}

// Members returns who is in it.
func (c DiscourseCamp) Members() []Stakeholder { return handlesOf[Stakeholder](c.scope, c.members) }
