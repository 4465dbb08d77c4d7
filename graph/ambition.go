package graph

import "strconv"

// Ambition is a wanted future state (MACTOR's objective): a promise, hope or direction that people may take a position on.
type Ambition struct {
	Record
	Name          string        `json:"name" text:"sentence" required:"true"`
	Description   string        `json:"description,omitempty" text:"body"`
	Topics        []TopicStance `json:"topics,omitempty" ref:">CONCERNS" most:"20"`
	PartOf        ID            `json:"partOf,omitempty" ref:">PART_OF Ambition"`
	Collaboration ID            `json:"collaboration,omitempty" ref:">OF Collaboration"`
	VoicedBy      []ID          `json:"voicedBy,omitempty" ref:"<VOICES Organisation|Individual" most:"500"`
	Needs         []Need        `json:"needs,omitempty" ref:">NEEDS" most:"100"`
}

// Need is a resource that an ambition cannot do without.
type Need struct {
	Resource ID       `json:"resource" ref:"Resource"`
	Amount   *float64 `json:"amount,omitempty" range:"0,1e15"` // in the resource's unit; nil when not known
}

// EntityKind returns KindAmbition.
func (*Ambition) EntityKind() Kind { return KindAmbition }

// EntityName returns the ambition in one sentence.
func (a *Ambition) EntityName() string { return a.Name }

func (a *Ambition) check(s *Snapshot) error {
	if err := checkTopics(a.Topics); err != nil {
		return err
	}
	for n, need := range a.Needs {
		for _, earlier := range a.Needs[:n] {
			if earlier.Resource == need.Resource {
				return Invalid([]string{"needs", strconv.Itoa(n), "resource"}, "a resource may stand only once in the list")
			}
		}
	}
	return checkNoCycle(s, a.ID, a.PartOf, "partOf", func(e Entity) ID { return e.(*Ambition).PartOf })
}
