package graph

// Topic is what interests and ambitions are about.
type Topic struct {
	Record
	Name         string `json:"name" text:"name" required:"true"`
	Description  string `json:"description,omitempty" text:"body"`
	NarrowerThan ID     `json:"narrowerThan,omitempty" ref:">NARROWER_THAN Topic"`
}

// TopicStance says how somebody or something stands towards a topic.
type TopicStance struct {
	Topic  ID  `json:"topic" ref:"Topic"`
	Stance int `json:"stance" range:"-4,4"` // -4 wholly against, 0 stated neutrality, 4 wholly for
}

// EntityKind returns KindTopic.
func (*Topic) EntityKind() Kind { return KindTopic }

// EntityName returns the topic's name.
func (t *Topic) EntityName() string { return t.Name }

func (t *Topic) check(s *Snapshot) error {
	return checkNoCycle(s, t.ID, t.NarrowerThan, "narrowerThan", func(e Entity) ID { return e.(*Topic).NarrowerThan })
}
