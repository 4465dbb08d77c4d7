package process

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// ConversationReason is why to talk about something.
type ConversationReason string

// The reasons, in the order of what matters most.
const (
	// ReasonPowerfulUnknown: where a party with power stands on an ambition is not known.
	ReasonPowerfulUnknown ConversationReason = "POWERFUL_UNKNOWN"
	// ReasonUnknown: where another party stands on an ambition, or a part of the canvas, is not known.
	ReasonUnknown ConversationReason = "UNKNOWN"
	ReasonAssumed ConversationReason = "ASSUMED" // a part of the canvas is known by assumption only
	// ReasonFollowUp: what was to follow on an earlier conversation is due or overdue.
	ReasonFollowUp ConversationReason = "FOLLOW_UP"
)

var conversationReasons = []ConversationReason{ReasonPowerfulUnknown, ReasonUnknown, ReasonAssumed, ReasonFollowUp}

// ConversationPoint is something to talk about.
type ConversationPoint struct {
	Reason   ConversationReason
	Ambition *graph.Ambition // of which the party's position is asked; else nil
	Part     QuestionKey     // of the canvas; "" for a follow-up
	FollowUp *FollowUp       // of an earlier conversation; else nil
	// Changed is with how many others at the table the party's relation would be read differently, expected over all
	// answers about the ambition; Shift is by how much its net distances would change ([analysis.OpenQuestion]). Both are 0
	// for other points.
	Changed, Shift float64
	Asked          bool // somebody recorded that the position is still to be asked
	Question       Text // what to ask
	Because        Text // why
	Evidence       []graph.Entity
}

// compare puts what matters most first; 0 leaves it to the canvas's order and to names.
func (c *ConversationPoint) compare(other *ConversationPoint) int {
	order := cmp.Or(
		cmp.Compare(slices.Index(conversationReasons, c.Reason), slices.Index(conversationReasons, other.Reason)),
		cmp.Compare(other.Changed, c.Changed), cmp.Compare(other.Shift, c.Shift),
	)
	if order == 0 && c.FollowUp != nil && other.FollowUp != nil {
		return c.FollowUp.moment().Compare(other.FollowUp.moment())
	}
	return order
}

// points returns what there is to talk about with the party. Who declined is only reminded of what was to follow.
func (t *talking) points(one *Party) []ConversationPoint {
	var out []ConversationPoint
	if one.Present() {
		noted := map[graph.ID][]graph.Entity{} // positions by ambition: those still to be asked, where none is known
		for e := range t.referring(one.Meta().ID, graph.KindPosition, "stakeholder") {
			on := e.(*graph.Position).Ambition
			noted[on] = append(noted[on], e)
		}
		for _, q := range t.unknown[one.Meta().ID] {
			out = append(out, t.positionPoint(one, q, noted[q.Subject.Meta().ID]))
		}
		out = append(out, t.canvasPoints(one)...)
	}
	for i, f := range t.open[one.Meta().ID] {
		if f.State == FollowUpOverdue || f.State == FollowUpDue {
			out = append(out, followUpPoint(&t.open[one.Meta().ID][i]))
		}
	}
	slices.SortStableFunc(out, func(a, b ConversationPoint) int { return a.compare(&b) })
	return out
}

func (t *talking) positionPoint(one *Party, q analysis.OpenQuestion, noted []graph.Entity) ConversationPoint {
	a := q.Subject.(*graph.Ambition)
	c := ConversationPoint{Reason: ReasonUnknown, Ambition: a, Part: AmbitionKey, Changed: q.Changed, Shift: q.Shift, Asked: q.Asked}
	c.Question = written("Hoe staat jouw organisatie tegenover “%s”?", "Where does your organisation stand on “%s”?", a.Name)
	if !one.organisation() {
		c.Question = written("Hoe sta jij tegenover “%s”?", "Where do you stand on “%s”?", a.Name)
	}
	because := []Text{written("Waar %s staat tegenover “%s” is niet gekend", "Where %s stands on “%s” is not known", one.EntityName(), a.Name)}
	if power := t.powerful[one.Meta().ID]; len(power) > 0 {
		c.Reason = ReasonPowerfulUnknown
		because = append(because, written("%s heeft macht (tot %d van 5)", "%s has power (up to %d of 5)", one.EntityName(), highest(t.power[one.Meta().ID])))
		c.Evidence = append(c.Evidence, power...)
	}
	if q.Asked {
		because = append(because, Text{"het staat genoteerd als nog te bevragen", "it is noted as still to be asked"})
	}
	if q.Changed > 0 {
		number := strconv.FormatFloat(q.Changed, 'f', 1, 64)
		because = append(because, written(
			"het antwoord doet naar verwachting de verhouding met %s anderen aan tafel anders lezen",
			"the answer is expected to have the relation with %s others at the table read differently",
			Text{strings.Replace(number, ".", ",", 1), number},
		))
	}
	c.Because, c.Evidence = sentence(because), append(c.Evidence, noted...)
	return c
}

// canvasPoints are the parts of the canvas of which nothing is known, or that are only assumed, in the order of
// [Process.Canvas]. Where the collaboration has ambitions, the unknown part about them is asked for each of them.
func (t *talking) canvasPoints(one *Party) []ConversationPoint {
	canvas := t.canvasOf(one, t.network)
	var out []ConversationPoint
	for _, part := range t.asked(&canvas) {
		c := ConversationPoint{Part: part.Key, Question: part.Key.Text()}
		switch {
		case part.Known == KnownNot && (part.Key != AmbitionKey || len(t.Ambitions) == 0):
			c.Reason = ReasonUnknown
			c.Because = written("Van %s is over %s niets vastgelegd.", "Of %s nothing is recorded about %s.", one.EntityName(), partNames[part.Key])
			if part.Key == LevelNetworkKey {
				c.Because = written("Over %s is niets vastgelegd.", "About %s nothing is recorded.", partNames[part.Key])
			}
		case part.Known == KnownAssumed:
			c.Reason = ReasonAssumed
			c.Because = written("Wat van %s over %s vastligt, is alleen verondersteld.", "What is recorded of %s about %s is only assumed.",
				one.EntityName(), partNames[part.Key])
			if part.Key == LevelNetworkKey {
				c.Because = written("Wat over %s vastligt, is alleen verondersteld.", "What is recorded about %s is only assumed.", partNames[part.Key])
			}
			c.Evidence = entities(part.Statements)
		default:
			continue
		}
		out = append(out, c)
	}
	return out
}

func followUpPoint(f *FollowUp) ConversationPoint {
	c := ConversationPoint{Reason: ReasonFollowUp, FollowUp: f, Evidence: []graph.Entity{f.Contact}}
	what := f.Contact.FollowUp
	if what == "" {
		c.Question = written("Wat zou er volgen op het gesprek van %s?", "What was to follow on the conversation of %s?", dated(f.Contact.At))
		c.Because = written("Op het gesprek van %s zou tegen %s iets volgen.", "Something was to follow on the conversation of %s by %s.",
			dated(f.Contact.At), dated(*f.Contact.FollowUpAt))
		return c
	}
	c.Question = written("Is dit gebeurd: “%s”?", "Was this done: “%s”?", what)
	c.Because = written("Na het gesprek van %s zou tegen %s volgen: “%s”.", "After the conversation of %s this was to follow by %s: “%s”.",
		dated(f.Contact.At), dated(*f.Contact.FollowUpAt), what)
	return c
}

// sentence puts the parts behind each other, between semicolons.
func sentence(parts []Text) Text {
	var out Text
	for i, part := range parts {
		if i > 0 {
			out.Dutch, out.English = out.Dutch+"; ", out.English+"; "
		}
		out.Dutch, out.English = out.Dutch+part.Dutch, out.English+part.English
	}
	return Text{out.Dutch + ".", out.English + "."}
}
