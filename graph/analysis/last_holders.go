package analysis

import (
	"cmp"
	"slices"
	"strconv"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// LastHolder is a stakeholder that alone offers what others need: when it leaves, nobody offers that any more.
type LastHolder struct {
	Stakeholder  graph.Named
	Needs        []NeedWithoutHolder // the needs of ambitions that would be open, by ambition, then by resource
	Dependencies []WeighedDependency // those upon it that would be, the heaviest first, then in the order of recording
	Dependence   float64             // how far others depend on it for that: the sum over dependers of the heaviest
}

// LastHolders returns the stakeholders whose leaving opens a need of an ambition, or a dependency upon them: what the
// [Departure] of each alone has as open. The one that opens the most needs comes first, then the one on which others depend
// most for what would open, then by name.
//
// neededBy has ids of ambitions, collaborations and stakeholders: only needs of those ambitions, or of ambitions of those
// collaborations, and dependencies of those stakeholders then count. nil means all. Another id is [graph.CodeNotFound]. The
// price is that of [Dependence.Without].
func (d *Dependence) LastHolders(neededBy []graph.ID) ([]LastHolder, error) {
	needs, err := d.needers(neededBy)
	if err != nil {
		return nil, err
	}
	price, err := d.openPrice()
	if err != nil {
		return nil, err
	}
	if err := d.work.Begin(price); err != nil {
		return nil, err
	}
	h, all := d.holders(), make([]LastHolder, d.web.len())
	err = eachNeed(d.view, d.work.Check, func(a *graph.Ambition, r *graph.Resource) {
		if row, is := d.web.rowOf[h.alone(r.ID)]; is && (needs(a.ID) || needs(a.Collaboration)) {
			all[row].Needs = append(all[row].Needs, NeedWithoutHolder{a, r})
		}
	})
	if err != nil {
		return nil, err
	}
	p := pace.New(d.work.Check)
	for row := range all {
		if err := p.Steps(d.web.degree(int32(row))); err != nil {
			return nil, err
		}
		d.lastHolder(int32(row), &h, needs, &all[row])
	}
	all = slices.DeleteFunc(all, func(l LastHolder) bool { return len(l.Needs) == 0 && len(l.Dependencies) == 0 })
	err = pace.SortStable(all, func(x, y LastHolder) int {
		return cmp.Or(cmp.Compare(len(y.Needs), len(x.Needs)), cmp.Compare(y.Dependence, x.Dependence))
	}, d.work.Check)
	return all, err
}

// lastHolder fills in the dependencies that the stakeholder's leaving opens.
func (d *Dependence) lastHolder(row int32, h *holders, needs func(graph.ID) bool, into *LastHolder) {
	into.Stakeholder = d.web.stakeholders[row]
	for a := range d.web.in(row) {
		if !needs(d.web.stakeholders[a.from].Meta().ID) {
			continue
		}
		heaviest := 0.0
		for _, w := range a.weighed {
			if w.Strength > 0 && w.Dependency.Resource != "" && h.alone(w.Dependency.Resource) == into.Stakeholder.Meta().ID {
				heaviest = max(heaviest, w.Strength)
				into.Dependencies = append(into.Dependencies, w)
			}
		}
		into.Dependence += heaviest
	}
	slices.SortFunc(into.Dependencies, heavierFirst)
}

// needers returns what says of an id whether it is among ids; all are when ids is nil.
func (d *Dependence) needers(ids []graph.ID) (func(graph.ID) bool, error) {
	if ids == nil {
		return func(graph.ID) bool { return true }, nil
	}
	p, among := pace.New(d.work.Check), make(map[graph.ID]bool, len(ids))
	for n, id := range ids {
		if err := p.Step(); err != nil {
			return nil, err
		}
		switch e := d.view.Find(id).(type) {
		case *graph.Ambition, *graph.Collaboration:
		default:
			if !isStakeholder(e) {
				return nil, graph.Within(graph.NotFound(id), "neededBy", strconv.Itoa(n))
			}
		}
		among[id] = true
	}
	return func(id graph.ID) bool { return among[id] }, nil
}

// heavierFirst is the order of dependencies by what they weigh, then of recording.
func heavierFirst(x, y WeighedDependency) int {
	return cmp.Or(cmp.Compare(y.Strength, x.Strength), cmp.Compare(x.Dependency.Sequence, y.Dependency.Sequence))
}
