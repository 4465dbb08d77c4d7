package process

import "raakvlak/graph"

// gatherCommitments takes what was promised to the collaboration and not withdrawn.
func (p *Process) gatherCommitments() {
	p.promisesOf = map[graph.ID][]*graph.Commitment{}
	for e := range p.referring(p.Collaboration.ID, graph.KindCommitment, "collaboration") {
		if c := e.(*graph.Commitment); c.Status != graph.CommitmentWithdrawn {
			p.promises = append(p.promises, c)
			p.promisesOf[c.Stakeholder] = append(p.promisesOf[c.Stakeholder], c)
		}
	}
}
