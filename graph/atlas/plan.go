package atlas

import (
	"encoding/json"
	"slices"

	"raakvlak/graph"
)

// plan is what one commit is to write: requests, each on top of the ones before it.
type plan struct {
	base, tip *graph.Snapshot // before the first and after the last
	all       []*request      // in the order in which they came
	edits     int             // of all
	keys      map[string]bool

	requests []*request // that were found good, with their entries and steps
	entries  []graph.Entry
	steps    []step
	refused  []refused
	without  bool // one of all was withdrawn
}

// refused is a request that was found wrong on top of the ones before it.
type refused struct {
	request *request
	why     error // a [refusal] when it is the request's own fault
}

func newPlan(base *graph.Snapshot) *plan {
	return &plan{base: base, tip: base, keys: map[string]bool{}}
}

// planned plans the requests anew on top of the current snapshot.
func (l *live) planned(requests []*request) *plan {
	p := newPlan(l.current())
	for _, r := range requests {
		l.plan(p, r)
	}
	return p
}

// proposed returns the requests that were not refused, repetitions among them.
func (p *plan) proposed() []*request {
	wrong := map[*request]bool{}
	for _, r := range p.refused {
		wrong[r.request] = true
	}
	return slices.DeleteFunc(slices.Clone(p.all), func(r *request) bool { return wrong[r] })
}

// admits reports whether there is room for the request. A large one gets a commit of its own.
func (p *plan) admits(r *request) bool {
	return len(p.all) == 0 || len(p.all) < mostTogether && p.edits+len(r.change.Edits) <= graph.MostEdits
}

// plan proposes the request on top of what is planned already. It reports false when it leaves it out: it is withdrawn, or its
// client left, which nobody asks of one that is to be committed by now.
func (l *live) plan(p *plan, r *request) bool {
	if r.withdrawn {
		return false
	}
	if p.keys[r.key] {
		p.add(r) // the same Change again: it is answered when the first is in
		return true
	}
	left := r.left
	if r.taken {
		left = nil
	}
	made, result, err := l.propose(left, p.tip, &r.change)
	if left.Err() != nil {
		return false
	}
	p.add(r)
	if err != nil {
		p.refused = append(p.refused, refused{r, err})
		return true
	}
	encoded, err := json.Marshal(result)
	if err != nil {
		p.refused = append(p.refused, refused{r, graph.Errorf(graph.CodeInternal, "encode a result: %w", err)})
		return true
	}
	r.result = result
	p.keys[r.key] = true
	p.requests = append(p.requests, r)
	p.entries = append(p.entries, graph.Entry{
		Event: made.event, Key: r.key, InputHash: r.hash, Result: encoded, Expires: made.event.At.Add(remembered),
	})
	p.steps = append(p.steps, made)
	p.tip = made.after
	return true
}

func (p *plan) add(r *request) {
	p.all = append(p.all, r)
	p.edits += len(r.change.Edits)
}
