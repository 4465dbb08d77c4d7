package process

import "raakvlak/graph"

// CheckOwned is that an ambition has an owner. Each ambition has its own check.
const CheckOwned CheckKey = "AMBITION_OWNED"

// ownership sets what is wanted against what is brought in: a high ambition tends to have less ownership ("Hoge Ambitie
// heeft de neiging om minder Eigenaarschap te hebben"). An ambition is owned when somebody committed something to it.
func (p *Process) ownership() CheckGroup {
	g := CheckGroup{Key: GroupOwnership, Name: Text{"Ambitie en eigenaarschap", "Ambition and ownership"}}
	committed := map[graph.ID][]*graph.Commitment{}
	for c := range each(p.reading, p.promises) {
		committed[c.Ambition] = append(committed[c.Ambition], c)
	}
	high, highOwned := 0, 0
	for s := range each(p.reading, p.supports) {
		c := owned(s, committed[s.ambition.ID])
		if s.ambition.PartOf == "" {
			high++
			if c.State == StateMet {
				highOwned++
			}
		}
		g.Checks = append(g.Checks, c)
	}
	met, _, _ := g.counted()
	g.Conclusion = written("%d van %d ambities hebben een eigenaar; van wat geen deel van een andere is %d van %d.",
		"%d of %d ambitions have an owner; of those that are no part of another %d of %d.", met, len(g.Checks), highOwned, high)
	return g
}

func owned(s *support, commitments []*graph.Commitment) Check {
	c := Check{Key: CheckOwned, Text: written("Iemand brengt iets in voor “%s”.", "Somebody brings something in for “%s”.", s.ambition.Name)}
	who := map[graph.ID]bool{}
	for _, m := range commitments {
		who[m.Stakeholder] = true
	}
	evidence := append([]graph.Entity{s.ambition}, entities(commitments)...)
	supported := written("Gesteund door %d partners, gedragen door %d.", "Supported by %d partners, carried by %d.", len(s.pro), len(who))
	switch {
	case len(commitments) > 0:
		return c.with(result{state: StateMet, finding: supported, evidence: evidence})
	case len(s.pro) > 0:
		return c.with(result{
			state: StateOpen, finding: supported, evidence: append(evidence, stakeholders(s.pro)...),
			todo: written("Vraag aan %s: wat wil je inbrengen, bijdragen?", "Ask %s: what do you want to bring in, to contribute?", named(s.pro)),
		})
	}
	return c.with(result{state: StateUnknown, finding: supported, evidence: evidence, todo: AmbitionKey.Text()})
}
