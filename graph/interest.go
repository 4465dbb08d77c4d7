package graph

import "strconv"

// Interest (belang) is a statement of why somebody would take part: what it wants and what it hopes to get out of it.
// Its holder gives the level: an individual's, an organisation's, or the network's (a collaboration).
type Interest struct {
	Record
	Statement
	Holder ID            `json:"holder" ref:"<HOLDS Organisation|Individual|Collaboration" required:"true"`
	Text   string        `json:"text" text:"body" required:"true"`
	Topics []TopicStance `json:"topics,omitempty" ref:">CONCERNS" most:"20"`
}

// Level is whose interest it is.
type Level string

// The three levels of interests (Opstaele, Bonne, De Schepper).
const (
	LevelIndividual   Level = "INDIVIDUAL"
	LevelOrganisation Level = "ORGANISATION"
	LevelNetwork      Level = "NETWORK"
)

// LevelOf returns the level that a holder gives to what it holds.
func LevelOf(holder ID) Level {
	switch kind, _ := holder.Kind(); kind {
	case KindIndividual:
		return LevelIndividual
	case KindCollaboration:
		return LevelNetwork
	default:
		return LevelOrganisation
	}
}

// Level returns the interest's level, which its holder gives.
func (i *Interest) Level() Level { return LevelOf(i.Holder) }

// EntityKind returns KindInterest.
func (*Interest) EntityKind() Kind { return KindInterest }

// Subjects returns the holder, unless that is a collaboration: nobody can consent for one.
func (i *Interest) Subjects(*Snapshot) []ID {
	if i.Level() == LevelNetwork {
		return nil
	}
	return []ID{i.Holder}
}

func (i *Interest) check(*Snapshot) error { return checkTopics(i.Topics) }

// checkTopics refuses the same topic twice in one statement.
func checkTopics(topics []TopicStance) error {
	for n, t := range topics {
		for _, earlier := range topics[:n] {
			if earlier.Topic == t.Topic {
				return Invalid([]string{"topics", strconv.Itoa(n), "topic"}, "a topic may stand only once in the list")
			}
		}
	}
	return nil
}

func (Level) values() []string {
	return []string{string(LevelIndividual), string(LevelOrganisation), string(LevelNetwork)}
}
