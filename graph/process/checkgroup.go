package process

import "raakvlak/graph/analysis"

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
