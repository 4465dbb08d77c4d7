package process

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// support is how the partners stand to one ambition.
type support struct {
	ambition *graph.Ambition
	pro      []*Party // stance above 0
	not      []*Party // stance 0 or below
	unknown  []*Party // no stance recorded
	evidence []graph.Entity
}

// shared reports whether every partner supports the ambition.
func (s *support) shared() bool { return len(s.pro) > 0 && len(s.not)+len(s.unknown) == 0 }

func (p *Process) supportOf(a *graph.Ambition) *support {
	s := &support{ambition: a}
	for one := range each(p.reading, p.partners) {
		stance := p.position(one, a.ID)
		for _, e := range stance.Evidence {
			s.evidence = append(s.evidence, e)
		}
		switch {
		case !stance.Known:
			s.unknown = append(s.unknown, one)
		case stance.Value > 0:
			s.pro = append(s.pro, one)
		default:
			s.not = append(s.not, one)
		}
	}
	return s
}

// weighSupport looks at every partner's stance on every ambition.
func (p *Process) weighSupport() error {
	const perStance = 10
	if err := p.work.Begin(analysis.Price(perStance * len(p.partners) * len(p.Ambitions))); err != nil {
		return err
	}
	for a := range each(p.reading, p.Ambitions) {
		p.supports = append(p.supports, p.supportOf(a))
	}
	return p.ended()
}

// bestSupport returns how the partners stand to the ambition that most of them support and fewest do not, the first by
// name; nil without ambitions.
func (p *Process) bestSupport() *support {
	var best *support
	for s := range each(p.reading, p.supports) {
		if best == nil || len(s.pro) > len(best.pro) || len(s.pro) == len(best.pro) && len(s.not) < len(best.not) {
			best = s
		}
	}
	return best
}

// SharedAmbitions returns the ambitions that every partner supports, by name.
func (p *Process) SharedAmbitions() []*graph.Ambition {
	var out []*graph.Ambition
	for s := range each(p.reading, p.supports) {
		if s.shared() {
			out = append(out, s.ambition)
		}
	}
	return out
}

// widestShared returns the first ambition by name that every partner supports, one that is no part of another before
// those that are; nil when there is none.
func (p *Process) widestShared() *support {
	var found *support
	for s := range each(p.reading, p.supports) {
		if s.shared() && (found == nil || found.ambition.PartOf != "" && s.ambition.PartOf == "") {
			found = s
		}
	}
	return found
}
