package object

import "raakvlak/graph"

// Confirmed returns the first of the dependencies that the other side confirms.
func (d *Dependence) Confirmed(first int) ([]*Dependency, error) {
	return d.said(first, graph.ConfirmationConfirmed)
}

// Unanswered returns the first of the dependencies that the other side did not answer.
func (d *Dependence) Unanswered(first int) ([]*Dependency, error) {
	return d.said(first, graph.ConfirmationAsserted)
}

func (d *Dependence) said(first int, c graph.Confirmation) ([]*Dependency, error) {
	all, err := d.dependence.Said(c)
	if err != nil {
		return nil, err
	}
	return handles[*Dependency](d.scope, all, first)
}

// ConfirmedCount returns how many the other side confirms.
func (d *Dependence) ConfirmedCount() (int, error) { return d.count(graph.ConfirmationConfirmed) }

// UnansweredCount returns how many the other side did not answer.
func (d *Dependence) UnansweredCount() (int, error) { return d.count(graph.ConfirmationAsserted) }

func (d *Dependence) count(c graph.Confirmation) (int, error) {
	all, err := d.dependence.Said(c)
	return len(all), err
}

// Denied returns the first of the dependencies that the other side denies.
func (d *Dependence) Denied(first int) ([]*Dependency, error) {
	return handles[*Dependency](d.scope, d.dependence.Denied(), first)
}

// DeniedCount returns how many the other side denies.
func (d *Dependence) DeniedCount() int { return len(d.dependence.Denied()) }
