package process

import "raakvlak/graph"

// commitments returns what was promised to the collaboration and not withdrawn, in the order of recording.
func (p *Process) commitments() []*graph.Commitment {
	var out []*graph.Commitment
	for e := range p.view.Referring(p.Collaboration.ID, graph.KindCommitment, "collaboration") {
		if c := e.(*graph.Commitment); c.Status != graph.CommitmentWithdrawn {
			out = append(out, c)
		}
	}
	return out
}

func (p *Process) commitmentsOf(stakeholder graph.ID) []*graph.Commitment {
	return filtered(p.commitments(), func(c *graph.Commitment) bool { return c.Stakeholder == stakeholder })
}
