package process

import "raakvlak/graph"

// contactsBy returns the conversations about the collaboration by whom they were with, in the order of recording; those
// with an individual count for the organisations that it represents as well.
func (p *Process) contactsBy() map[graph.ID][]*graph.Contact {
	out := map[graph.ID][]*graph.Contact{}
	add := func(who graph.ID, c *graph.Contact) {
		if all := out[who]; len(all) == 0 || all[len(all)-1] != c {
			out[who] = append(all, c)
		}
	}
	for e := range p.referring(p.Collaboration.ID, graph.KindContact, "collaboration") {
		c := e.(*graph.Contact)
		for _, who := range c.With {
			add(who, c)
			for e := range p.referring(who, graph.KindRepresentation, "individual") {
				if r := e.(*graph.Representation); p.inContext(&r.Statement) {
					add(r.Organisation, c)
				}
			}
		}
	}
	return out
}

// contacted reports whether somebody was spoken with: a conversation is recorded, or the engagement is past IDENTIFIED.
func (p *Process) contacted(who graph.Named, contacts map[graph.ID][]*graph.Contact) bool {
	if len(contacts[who.Meta().ID]) > 0 {
		return true
	}
	one := p.parties[who.Meta().ID]
	return one != nil && one.Engagement != graph.EngagementIdentified
}
