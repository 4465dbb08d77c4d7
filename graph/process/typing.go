package process

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// CharacteristicKey names a characteristic of a collaboration.
type CharacteristicKey string

// The characteristics, in order.
const (
	CharacteristicOrientation  CharacteristicKey = "ORIENTATION"
	CharacteristicIssueOrder   CharacteristicKey = "ISSUE_ORDER"
	CharacteristicMotive       CharacteristicKey = "MOTIVE"
	CharacteristicNetworkKind  CharacteristicKey = "NETWORK_KIND"
	CharacteristicFinality     CharacteristicKey = "FINALITY"
	CharacteristicForm         CharacteristicKey = "FORM"
	CharacteristicGovernance   CharacteristicKey = "GOVERNANCE"
	CharacteristicPartners     CharacteristicKey = "PARTNERS"
	CharacteristicArrangement  CharacteristicKey = "ARRANGEMENT"
	CharacteristicFormality    CharacteristicKey = "FORMALITY"
	CharacteristicScale        CharacteristicKey = "SCALE"
	CharacteristicProblemOwner CharacteristicKey = "PROBLEM_OWNER"
)

// CharacteristicState says where a characteristic's value comes from.
type CharacteristicState string

// The states.
const (
	CharacteristicChosen   CharacteristicState = "CHOSEN"   // somebody recorded it
	CharacteristicComputed CharacteristicState = "COMPUTED" // it follows from other records
	CharacteristicOpen     CharacteristicState = "OPEN"     // nothing is recorded that gives it
)

// Characteristic is one by which a collaboration is typed.
type Characteristic struct {
	Key   CharacteristicKey
	State CharacteristicState
	Value string // "" when it is open; the name of who owns the problem; a sector or MIX for the partners
	Name  Text   // what it is called
	Label Text   // the value in words
	// Guidance says what the value means and asks for; when it is open, what to think about.
	Guidance Text
	Choices  []Choice // it has; none for who owns the problem
}

// Choice is a value that a characteristic may have.
type Choice struct {
	Value    string
	Label    Text
	Guidance Text
}

// Typing is a collaboration typed by its characteristics (the slides' exercise for two), with what its orientation asks
// for.
type Typing struct {
	Characteristics []Characteristic
	Partners        PartnerNature
	Steps           []Text // the order of steps that the orientation asks for; none when it is open
	Basis           analysis.Basis

	rests []graph.Stated // by which it is known who the partners are
}

// PartnerNature is the nature of the partners (aard van de partners), by the sectors of the partner organisations.
type PartnerNature struct {
	Sectors       []SectorCount // those that occur, in the order of the scheme
	WithoutSector int
}

// SectorCount is how many partner organisations are of a sector.
type SectorCount struct {
	Sector graph.Sector
	Count  int
}

// MixedPartners is the value of [CharacteristicPartners] for partners of several sectors.
const MixedPartners = "MIX"

// Typing types the collaboration.
func (p *Process) Typing() (*Typing, error) {
	t := &Typing{Partners: p.partnerNature(), Steps: orientationSteps[p.Collaboration.Orientation]}
	for _, k := range typology {
		c := Characteristic{Key: k.key, Name: k.name, Guidance: k.question, State: CharacteristicOpen, Choices: k.choices}
		switch k.key {
		case CharacteristicPartners:
			c.compute(t.Partners.value())
		case CharacteristicProblemOwner:
			if owner, is := p.view.Find(p.Collaboration.ProblemOwner).(graph.Named); is {
				c.State, c.Value = CharacteristicChosen, owner.EntityName()
				c.Label, c.Guidance = Text{c.Value, c.Value}, ownedProblem
			}
		default:
			c.choose(k.value(p.Collaboration))
		}
		if text := p.Collaboration.ArrangementText; k.key == CharacteristicArrangement && text != "" {
			c.Label = Text{text, text}
		}
		t.Characteristics = append(t.Characteristics, c)
	}
	var err error
	if t.rests, err = p.stated(ofParties); err != nil {
		return nil, err
	}
	t.Basis, err = p.basis(ofParties)
	return t, err
}

func (c *Characteristic) choose(value string) {
	at := slices.IndexFunc(c.Choices, func(o Choice) bool { return o.Value == value })
	if at < 0 {
		return
	}
	c.State, c.Value, c.Label, c.Guidance = CharacteristicChosen, value, c.Choices[at].Label, c.Choices[at].Guidance
}

func (c *Characteristic) compute(value string) {
	if c.choose(value); c.State == CharacteristicChosen {
		c.State = CharacteristicComputed
	}
}

// partnerNature counts the partner organisations by sector.
func (p *Process) partnerNature() PartnerNature {
	counts := map[graph.Sector]int{}
	for _, one := range p.PartnerOrganisations() {
		counts[one.Stakeholder.(*graph.Organisation).Sector]++
	}
	n := PartnerNature{WithoutSector: counts[""]}
	for _, sector := range []graph.Sector{graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens} {
		if counts[sector] > 0 {
			n.Sectors = append(n.Sectors, SectorCount{sector, counts[sector]})
		}
	}
	return n
}

func (n PartnerNature) value() string {
	switch len(n.Sectors) {
	case 0:
		return ""
	case 1:
		return string(n.Sectors[0].Sector)
	default:
		return MixedPartners
	}
}

// ProfileComparison lays the profiles of two collaborations side by side.
type ProfileComparison struct {
	Characteristics []ComparedCharacteristic
	Same            int // characteristics known of both, with the same value
	Different       int // with another
	Open            int // open for one or both
	Basis           analysis.Basis
}

// ComparedCharacteristic is a characteristic of both.
type ComparedCharacteristic struct {
	A, B Characteristic
	Same *bool // nil when it is open for one of them
}

// CompareProfiles lays the profile of the collaboration beside that of another one of the same view, characteristic by
// characteristic.
func (p *Process) CompareProfiles(other *Process) (*ProfileComparison, error) {
	a, err := p.Typing()
	if err != nil {
		return nil, err
	}
	b, err := other.Typing()
	if err != nil {
		return nil, err
	}
	out := &ProfileComparison{}
	for i := range a.Characteristics {
		c := ComparedCharacteristic{A: a.Characteristics[i], B: b.Characteristics[i]}
		switch same := c.A.Value == c.B.Value; {
		case c.A.State == CharacteristicOpen || c.B.State == CharacteristicOpen:
			out.Open++
		case same:
			out.Same++
			c.Same = &same
		default:
			out.Different++
			c.Same = &same
		}
		out.Characteristics = append(out.Characteristics, c)
	}
	out.Basis, err = p.basis(0, slices.Concat(a.rests, b.rests)...)
	return out, err
}
