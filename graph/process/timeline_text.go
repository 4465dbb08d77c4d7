package process

import (
	"strconv"
	"strings"

	"raakvlak/graph"
)

// Text says what happened, in a sentence.
func (m Moment) Text() Text {
	who := named(m.Who())
	switch e := m.Entity.(type) {
	case *graph.Contact:
		if m.Kind == MomentFollowUp {
			return written("Op te volgen na het gesprek met %s%s", "To follow up after the conversation with %s%s", who, after(e.FollowUp))
		}
		return written("Gesprek met %s%s", "Conversation with %s%s", who, after(e.Text))
	case *graph.Participation:
		return written("Deelname van %s: %s, %s", "Participation of %s: %s, %s", who, valueTexts[e.Role], valueTexts[e.Engagement])
	case *graph.Representation:
		mandate := valueTexts[e.Mandate]
		if e.Mandate != graph.MandateNone {
			mandate = written("mandaat: %s", "mandate: %s", mandate)
		}
		return written("%s vertegenwoordigt %s (%s)", "%s represents %s (%s)", m.name(e.Individual), m.name(e.Organisation), mandate)
	case *graph.Interest:
		return written("Belang van %s: %s", "Interest of %s: %s", m.name(e.Holder), clipped(e.Text))
	case *graph.Position:
		return written("Standpunt van %s over “%s”: %s", "Position of %s on “%s”: %s", who, m.name(e.Ambition), stanceText(e.Stance))
	case *graph.Assessment:
		return written("Inschatting van %s door %s%s", "Assessment of %s by %s%s", who, string(e.Author), assessmentText(e))
	case *graph.Offer:
		return written("%s heeft %s", "%s has %s", who, m.name(e.Resource))
	case *graph.Commitment:
		return written("Commitment van %s, %s%s", "Commitment of %s, %s%s", who, valueTexts[e.Status], after(e.Text))
	case *graph.Dependency:
		return written("%s is afhankelijk van %s%s", "%s depends on %s%s", m.name(e.Depender), m.name(e.Dependee), m.resource(e.Resource))
	case *graph.Scan:
		return written("Vragenlijst %s ingevuld door %s", "Instrument %s filled in by %s", e.Instrument, string(e.Author))
	case *graph.Agreement:
		return written("%s overeengekomen: “%s”", "%s agreed: “%s”", valueTexts[e.Document], oneLine(e.Name))
	case *graph.Passage:
		return written("Van de fase %s naar de fase %s%s", "From the phase %s to the phase %s%s",
			GuideOf(e.From).Name, GuideOf(e.To).Name, after(e.Reason))
	case *graph.Action:
		return written("Actie “%s” is voorzien tegen deze dag (%s)", "Action “%s” is due (%s)", oneLine(e.Name), valueTexts[e.Status])
	}
	return Text{}
}

// name returns the name of what has the id, as far as the view has it.
func (m Moment) name(id graph.ID) string {
	if n, is := m.view.Find(id).(graph.Named); is {
		return oneLine(n.EntityName())
	}
	return "…"
}

func (m Moment) resource(id graph.ID) Text {
	if id == "" {
		return Text{}
	}
	return written(" voor %s", " for %s", m.name(id))
}

func stanceText(stance *int) Text {
	if stance == nil {
		return Text{"nog te bevragen", "still to be asked"}
	}
	sign := ""
	if *stance > 0 {
		sign = "+"
	}
	both := sign + strconv.Itoa(*stance)
	return Text{both, both}
}

// assessmentText lists what an assessment says on scales.
func assessmentText(a *graph.Assessment) Text {
	var dutch, english []string
	for _, s := range []struct {
		name  Text
		value *int
	}{
		{Text{"macht", "power"}, a.Power},
		{Text{"belang", "interest"}, a.Interest},
		{Text{"legitimiteit", "legitimacy"}, a.Legitimacy},
		{Text{"urgentie", "urgency"}, a.Urgency},
		{Text{"impact", "impact"}, a.Impact},
	} {
		if s.value != nil {
			dutch = append(dutch, s.name.Dutch+" "+strconv.Itoa(*s.value))
			english = append(english, s.name.English+" "+strconv.Itoa(*s.value))
		}
	}
	if a.AttitudeNow != "" {
		now := valueTexts[a.AttitudeNow]
		dutch, english = append(dutch, "basishouding "+now.Dutch), append(english, "attitude "+now.English)
	}
	return Text{after(strings.Join(dutch, ", ")), after(strings.Join(english, ", "))}
}

// mostOfBody is how many letters of a long text stand in a sentence.
const mostOfBody = 160

// clipped returns the text in one line, and an ellipsis for what would be too long.
func clipped(text string) string {
	line := []rune(oneLine(text))
	if len(line) <= mostOfBody {
		return string(line)
	}
	return strings.TrimSpace(string(line[:mostOfBody])) + "…"
}

// after returns the text in one line behind a colon, and nothing for none.
func after(text string) string {
	if text = clipped(text); text == "" {
		return ""
	}
	return ": " + text
}
