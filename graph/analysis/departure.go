package analysis

import (
	"cmp"
	"slices"
	"strconv"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// Departure is what changes when stakeholders leave.
type Departure struct {
	Left   []graph.Named       // in the order of their names
	Losses []Loss              // who loses most first, then by name
	Raised []RaisedDependency  // what is harder to replace now, the largest rise first, then in the order of recording
	Open   []NeedWithoutHolder // what ambitions need and only those who left offered, by ambition, then by resource

	// What those who stay depended on those who left for, and only those who left offered: the heaviest first, then in the
	// order of recording. Each weighs what it did.
	OpenDependencies []WeighedDependency
}

// Loss is what a stakeholder that stays depended on those who left for.
type Loss struct {
	Stakeholder  graph.Named
	Dependence   float64             // the sum over those who left
	Dependencies []WeighedDependency // the heaviest first
}

// RaisedDependency is a dependency that weighs more, as fewer others offer its resource.
type RaisedDependency struct {
	WeighedDependency         // as it is now
	Before            float64 // what it weighed
}

// NeedWithoutHolder is a resource that an ambition needs and nobody offers any more.
type NeedWithoutHolder struct {
	Ambition *graph.Ambition
	Resource *graph.Resource
}

// Without returns the dependence that is left when the stakeholders leave, with their offers: what nobody assessed of
// replaceability is derived again. Its [Dependence.Departure] says what changed. Who is no stakeholder of the view is
// [graph.CodeNotFound]; one that stands twice leaves once. The price is [DependencePrice], and that of looking at what
// ambitions need.
func (d *Dependence) Without(ids []graph.ID) (*Dependence, error) {
	gone := map[graph.ID]bool{}
	for n, id := range ids {
		if !isStakeholder(d.view.Find(id)) {
			return nil, graph.Within(graph.NotFound(id), "without", strconv.Itoa(n))
		}
		gone[id] = true
	}
	price, err := d.openPrice()
	if err != nil {
		return nil, err
	}
	if err := d.work.Begin(price); err != nil {
		return nil, err
	}
	stays := func(e graph.Entity) bool {
		_, is := d.web.rowOf[e.Meta().ID]
		return is && !gone[e.Meta().ID]
	}
	left, err := newWeb(d.view, stays, gone, d.work.Check)
	if err != nil {
		return nil, err
	}
	after := &Dependence{view: d.view, work: d.work, web: left, gone: gone}
	after.departure, err = d.departureOf(after)
	return after, err
}

// Departure returns what changed, nil when nobody left.
func (d *Dependence) Departure() *Departure { return d.departure }

func (d *Dependence) departureOf(after *Dependence) (*Departure, error) {
	gone, err := newRoll(d.view, func(e graph.Entity) bool { return after.gone[e.Meta().ID] }, d.work.Check)
	if err != nil {
		return nil, err
	}
	out, p := &Departure{Left: gone.stakeholders}, pace.New(d.work.Check)
	before := map[graph.ID]float64{}
	was, is := d.holders(), after.holders()
	for row, s := range d.web.stakeholders {
		loss := Loss{Stakeholder: s}
		for i := d.web.starts[row]; i < d.web.starts[row+1]; i++ {
			if err := p.Step(); err != nil {
				return nil, err
			}
			a := &d.web.arcs[i]
			for _, w := range a.weighed {
				before[w.Dependency.ID] = w.Strength
			}
			if after.gone[d.web.stakeholders[a.to].Meta().ID] && a.strength > 0 {
				loss.Dependence += a.strength
				loss.Dependencies = append(loss.Dependencies, a.weighed...)
				for _, w := range a.weighed {
					if of := w.Dependency.Resource; w.Strength > 0 && len(was.all(of)) > 0 && len(is.all(of)) == 0 && !after.gone[s.Meta().ID] {
						out.OpenDependencies = append(out.OpenDependencies, w)
					}
				}
			}
		}
		if loss.Dependence > 0 && !after.gone[s.Meta().ID] {
			slices.SortStableFunc(loss.Dependencies, func(x, y WeighedDependency) int { return cmp.Compare(y.Strength, x.Strength) })
			out.Losses = append(out.Losses, loss)
		}
	}
	slices.SortStableFunc(out.Losses, func(x, y Loss) int { return cmp.Compare(y.Dependence, x.Dependence) })
	for i := range after.web.arcs {
		if err := p.Step(); err != nil {
			return nil, err
		}
		for _, w := range after.web.arcs[i].weighed {
			if was := before[w.Dependency.ID]; w.Strength > was {
				out.Raised = append(out.Raised, RaisedDependency{w, was})
			}
		}
	}
	slices.SortFunc(out.Raised, func(x, y RaisedDependency) int {
		return cmp.Or(cmp.Compare(y.Strength-y.Before, x.Strength-x.Before), cmp.Compare(x.Dependency.Sequence, y.Dependency.Sequence))
	})
	slices.SortFunc(out.OpenDependencies, heavierFirst)
	err = eachNeed(d.view, d.work.Check, func(a *graph.Ambition, r *graph.Resource) {
		if len(was.all(r.ID)) > 0 && len(is.all(r.ID)) == 0 {
			out.Open = append(out.Open, NeedWithoutHolder{a, r})
		}
	})
	return out, err
}

// openPrice is the price of finding what nobody offers when somebody leaves.
func (d *Dependence) openPrice() (Price, error) {
	const perNeed = 100
	p, needs := pace.New(d.work.Check), d.view.Count(graph.KindResource)
	for a := range graph.Every[*graph.Ambition](d.view.Snapshot) {
		if err := p.Step(); err != nil {
			return 0, err
		}
		needs += 1 + len(a.Needs)
	}
	return DependencePrice(d.view) + Price(perNeed*needs), nil
}

// eachNeed calls visit with what ambitions need, by ambition and then by resource. Only the error of the check ends it.
func eachNeed(v *graph.View, check Check, visit func(*graph.Ambition, *graph.Resource)) error {
	p := pace.New(check)
	place := map[graph.ID]int{}
	for _, r := range v.ByName(graph.KindResource) {
		place[r.Meta().ID] = len(place)
		if err := p.Step(); err != nil {
			return err
		}
	}
	for _, e := range v.ByName(graph.KindAmbition) {
		needs := slices.Clone(e.(*graph.Ambition).Needs)
		if err := p.Steps(1 + len(needs)); err != nil {
			return err
		}
		slices.SortFunc(needs, func(x, y graph.Need) int { return cmp.Compare(place[x.Resource], place[y.Resource]) })
		for _, need := range needs {
			if r, is := v.Find(need.Resource).(*graph.Resource); is {
				visit(e.(*graph.Ambition), r)
			}
		}
	}
	return nil
}
