package process

import "raakvlak/graph"

// interestsOf returns the interests that the holder has here, in the order of recording.
func (p *Process) interestsOf(holder graph.ID) []*graph.Interest {
	var out []*graph.Interest
	for e := range p.referring(holder, graph.KindInterest, "holder") {
		if i := e.(*graph.Interest); p.inContext(&i.Statement) {
			out = append(out, i)
		}
	}
	return out
}
