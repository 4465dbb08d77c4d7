package process

import "raakvlak/graph"

// dispute is a subject on which present parties have opposite stances.
type dispute struct {
	subject  graph.Named // an ambition of the collaboration, or a topic
	pro, con []*Party
	evidence []graph.Entity
}

// disputes returns the subjects on which present parties have opposite stances: ambitions by name, then topics by name.
func (p *Process) disputes() ([]dispute, error) {
	byTopic := map[graph.ID]*dispute{}
	var topics []graph.Named
	var out []dispute
	for a := range each(p.reading, p.Ambitions) {
		d := dispute{subject: a}
		for one := range each(p.reading, p.Present()) {
			d.add(one, p.position(one, a.ID))
		}
		out = append(out, d)
	}
	for one := range each(p.reading, p.Present()) {
		for topic, stance := range p.stancesOf(one.Meta().ID) {
			if byTopic[topic] == nil {
				subject := p.view.Find(topic).(graph.Named)
				byTopic[topic] = &dispute{subject: subject}
				topics = append(topics, subject)
			}
			byTopic[topic].add(one, stance)
		}
	}
	sortNamed(p.reading, topics)
	for t := range each(p.reading, topics) {
		out = append(out, *byTopic[t.Meta().ID])
	}
	out = filtered(p.reading, out, func(d dispute) bool { return len(d.pro) > 0 && len(d.con) > 0 })
	return out, p.ended()
}

func (d *dispute) add(one *Party, stance graph.Stance) {
	switch {
	case stance.Value > 0:
		d.pro = append(d.pro, one)
	case stance.Value < 0:
		d.con = append(d.con, one)
	default:
		return
	}
	for _, e := range stance.Evidence {
		d.evidence = append(d.evidence, e)
	}
}
