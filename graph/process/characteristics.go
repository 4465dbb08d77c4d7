package process

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// GroupKey names a group of checks.
type GroupKey string

// The groups, in the order in which they are given.
const (
	GroupActionNetwork GroupKey = "ACTION_NETWORK" // characteristics of an action network
	GroupThirdOrder    GroupKey = "THIRD_ORDER"    // conditions of a third-order issue
	GroupNetworkLogic  GroupKey = "NETWORK_LOGIC"  // network against hierarchical logic
	GroupOwnership     GroupKey = "OWNERSHIP"      // ambition against ownership
	GroupLevels        GroupKey = "LEVELS"         // balance and integration of the three levels
)

// CheckGroup is checks that are about one thing, and what they come to together.
type CheckGroup struct {
	Key        GroupKey
	Name       Text
	Checks     []Check
	Conclusion Text
	Basis      analysis.Basis // of all its checks
}

// Checks returns which characteristics the records of the collaboration show, in groups.
func (p *Process) Checks() ([]CheckGroup, error) {
	disputes, err := p.disputes()
	if err != nil {
		return nil, err
	}
	groups := []CheckGroup{p.actionNetwork(), p.thirdOrder(disputes), p.networkLogic(), p.ownership(), p.levels()}
	for i := range groups {
		if groups[i].Basis, err = p.basis(groupMatters[groups[i].Key]); err != nil {
			return nil, err
		}
	}
	return groups, p.ended()
}

// groupMatters are what the checks of each group are read from.
var groupMatters = map[GroupKey]matter{
	GroupActionNetwork: ofParties | ofBodies | ofPositions | ofNetwork | ofDependencies,
	GroupThirdOrder:    ofParties | ofElsewhere | ofStances,
	GroupNetworkLogic:  ofParties | ofNetwork | ofPositions | ofContacts,
	GroupOwnership:     ofParties | ofPositions | ofPromises,
	GroupLevels:        ofParties | ofSpeakers | ofNetwork | ofBodies | ofPersons | ofVoices,
}

// counted says how many checks of the group are met.
func (g *CheckGroup) counted() (met, open, unknown int) {
	for _, c := range g.Checks {
		switch c.State {
		case StateMet:
			met++
		case StateOpen:
			open++
		default:
			unknown++
		}
	}
	return met, open, unknown
}

func (g *CheckGroup) count() Text {
	met, open, unknown := g.counted()
	return written("%d voldaan, %d niet, %d niet gekend.", "%d met, %d not, %d unknown.", met, open, unknown)
}

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
