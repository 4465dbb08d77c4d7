package process

import (
	"cmp"
	"slices"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Conversations are whom to talk with next, and about what.
type Conversations struct {
	AsOf  time.Time      // the beginning of the day in UTC
	First []Conversation // the ones that matter most, in order
	Total int            // how many parties there is something to talk about with
	Basis analysis.Basis // who takes part, what is known of them, and all ties over which introductions may go
}

// Conversation is one to be had: with whom, about what, and why.
type Conversation struct {
	Party *Party
	// Speakers are who speaks for it: whom it was spoken with last first, then the one with the largest mandate, then by
	// name. An individual, and an organisation of which nobody is known to speak for it, has none.
	Speakers []*graph.Representation
	Contacts PartyContacts
	Power    *analysis.Spread    // by every author's current assessment; nil when nobody assessed it
	Points   []ConversationPoint // what to talk about, what matters most first
	// Introduction is a shortest way to it, or else to one of the speakers, from one of the partners, both ends included.
	// It is empty for partners and when no ties lead there.
	Introduction     []graph.Named
	IntroductionTies []*graph.Tie // one for each step: the strongest
}

// MostConversations is how many are answered at most.
const MostConversations = 100

// NextConversations returns the first conversations to have, 1 … [MostConversations], on the day of the time in UTC. The
// rule is that of docs/process.md, our convention: points go by reason, in the order of [ConversationReason]; of the same
// reason, by how many others at the table the answer would have read differently and by its shift
// ([analysis.Alignment.AskAbout]), by the day on which something was to follow, then by the order of the canvas and by the
// ambitions' names. Parties go by their first point, then by the highest power that somebody assessed, then by name.
func (p *Process) NextConversations(asOf time.Time, first int) (*Conversations, error) {
	if first < 1 || first > MostConversations {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d conversations are answered", MostConversations)
	}
	if err := p.ended(); err != nil {
		return nil, err
	}
	t := &talking{held: p.held(asOf), network: partOf(LevelNetworkKey, stated(p.Interests))}
	err := t.assess()
	if err != nil {
		return nil, err
	}
	if err = t.lookForUnknown(); err != nil {
		return nil, err
	}
	var all []Conversation
	for one := range each(p.reading, p.Parties) {
		if one.speaks {
			continue
		}
		c := Conversation{Party: one, Contacts: t.with(one), Power: t.power[one.Meta().ID], Points: t.points(one)}
		if len(c.Points) > 0 {
			all = append(all, c)
		}
	}
	sorted(p.reading, all, compareConversations) // they are in the order of names
	out := &Conversations{AsOf: t.asOf, Total: len(all), First: all[:min(first, len(all))]}
	ways := p.introductions(p.partners)
	for i := range out.First {
		c := &out.First[i]
		c.Speakers = t.speakers(c.Party)
		if !c.Party.Partner() {
			c.Introduction, c.IntroductionTies = t.introduce(ways, c)
		}
	}
	out.Basis, err = p.basis(ofParties|ofSpeakers|ofPower|ofNetwork|ofBodies|ofPersons|ofVoices|ofCanvas|ofStances|ofPromises|ofSpoken,
		slices.Concat(t.evidence(), ways.evidence())...)
	return out, err
}

func compareConversations(a, b Conversation) int {
	return cmp.Or(a.Points[0].compare(&b.Points[0]), cmp.Compare(highest(b.Power), highest(a.Power)))
}

// highest returns the upper end, 0 when there is none.
func highest(s *analysis.Spread) int {
	if s == nil {
		return 0
	}
	return s.Highest
}

// talking is a search for what to talk about.
type talking struct {
	*held
	network  CanvasPart
	power    map[graph.ID]*analysis.Spread
	powerful map[graph.ID][]graph.Entity          // the assessments that say so
	unknown  map[graph.ID][]analysis.OpenQuestion // about ambitions, by the party
}

// assess notes who has power of at least [analysis.DefaultThreshold] by any author's current assessment.
func (t *talking) assess() error {
	grid, err := t.grid()
	if err != nil {
		return err
	}
	t.power, t.powerful = map[graph.ID]*analysis.Spread{}, map[graph.ID][]graph.Entity{}
	for at := range each(t.reading, grid.Placements) {
		id := at.Stakeholder.Meta().ID
		t.power[id] = at.Power
		for _, a := range at.Assessments {
			if a.Assessment.Power != nil && *a.Assessment.Power >= grid.Threshold {
				t.powerful[id] = append(t.powerful[id], a.Assessment)
			}
		}
	}
	return nil
}

// lookForUnknown finds the ambitions on which present parties are not known to stand anywhere, and what their answers
// would change among those who are present.
func (t *talking) lookForUnknown() error {
	t.unknown = map[graph.ID][]analysis.OpenQuestion{}
	present := t.Present()
	at := map[graph.ID]bool{}
	ask := map[graph.ID][]graph.ID{}
	for one := range each(t.reading, present) {
		id := one.Meta().ID
		at[id] = true
		for a := range each(t.reading, t.Ambitions) {
			if !t.position(one, a.ID).Known {
				ask[id] = append(ask[id], a.ID)
			}
		}
	}
	if err := t.pace.Err(); err != nil || len(ask) == 0 {
		return err
	}
	if err := t.work.Begin(analysis.AlignPrice(t.view)); err != nil {
		return err
	}
	among := func(e graph.Entity) bool { return at[e.Meta().ID] }
	alignment, err := analysis.Align(t.view, analysis.AlignmentOptions{Among: among, Work: analysis.Work{Check: t.work.Check}})
	if err != nil {
		return err
	}
	price := analysis.Price(0)
	for id := range ask {
		price += alignment.AskPrice(id) + analysis.Price(len(ask[id]))
	}
	if err := t.work.Begin(price); err != nil {
		return err
	}
	for id, subjects := range ask {
		if t.unknown[id], err = alignment.AskAbout(id, subjects); err != nil {
			return err
		}
	}
	return nil
}

// speakers orders who speaks for the party.
func (t *talking) speakers(one *Party) []*graph.Representation {
	out := t.representations(one.Meta().ID)
	last := func(r *graph.Representation) *graph.Contact {
		if all := t.contacts[r.Individual]; len(all) > 0 {
			return all[0]
		}
		return nil
	}
	slices.SortStableFunc(out, func(a, b *graph.Representation) int {
		x, y := last(a), last(b)
		order := 0
		switch {
		case x != nil && y != nil:
			order = compareContacts(y, x)
		case x != nil:
			order = -1
		case y != nil:
			order = 1
		}
		return cmp.Or(order, cmp.Compare(reach(b.Mandate), reach(a.Mandate)))
	})
	return out
}

func (t *talking) introduce(ways *introductions, c *Conversation) ([]graph.Named, []*graph.Tie) {
	way, ties := ways.to(c.Party.Stakeholder)
	for _, r := range c.Speakers {
		if len(way) > 0 {
			break
		}
		if speaker, is := t.view.Find(r.Individual).(graph.Named); is {
			way, ties = ways.to(speaker)
		}
	}
	return way, ties
}
