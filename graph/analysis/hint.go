package analysis

import (
	"slices"

	"raakvlak/graph"
)

// Hint is something to do about a stakeholder's attitude.
type Hint string

// The hints.
const (
	HintAlternatives Hint = "NAME_ALTERNATIVES_OR_CHANGE_PROPOSAL" // an opponent or avoider that is critical
	HintAskInterest  Hint = "ASK_INTEREST_FIRST"                   // a waiter
	HintInvite       Hint = "INVITE_AS_PARTNER"                    // a follower that offers a needed resource
	HintAskPromise   Hint = "ASK_COMMITMENT"                       // a partner without commitment
	HintStepBetween  Hint = "PLAN_STEP_BETWEEN"                    // from opponent to partner in one arrow
)

// hints has them in the order in which they are given, each with its Dutch and its English text.
var hints = []struct {
	hint           Hint
	dutch, english string
}{
	{
		HintAlternatives,
		"Tegenwerking of vermijding van wie onmisbaar is: benoem de alternatieven, of pas het voorstel aan waar het deze partij raakt.",
		"Opposed or staying away, and not to be missed: name the alternatives, or change the proposal where it touches this party.",
	},
	{
		HintAskInterest,
		"Vraag naar het belang voor je een engagement vraagt.",
		"Ask for the interest before asking for a commitment.",
	},
	{
		HintInvite,
		"Deze volger heeft hulpbronnen die nodig zijn: nodig uit om partner te worden.",
		"This follower has resources that are needed: invite it to become a partner.",
	},
	{
		HintAskPromise,
		"Deze partner bracht nog niets in: vraag een engagement.",
		"This partner has not brought in anything yet: ask for a commitment.",
	},
	{
		HintStepBetween,
		"Van tegenstander naar partner in één beweging is zelden haalbaar: plan een stap ertussen.",
		"From opponent to partner in one move is seldom realistic: plan a step between.",
	},
}

// Text returns the hint in the language, Dutch unless it is English.
func (h Hint) Text(language graph.Language) string {
	at := h.place()
	if at < 0 {
		return ""
	}
	if language == graph.LanguageEnglish {
		return hints[at].english
	}
	return hints[at].dutch
}

func (h Hint) place() int {
	for i := range hints {
		if hints[i].hint == h {
			return i
		}
	}
	return -1
}

// hinting is what hints depend on besides the attitude.
type hinting struct{ critical, brings, committed bool }

// hints returns the hints for one author's view, in order.
func (h hinting) hints(a *graph.Assessment) []Hint {
	var out []Hint
	switch a.AttitudeNow {
	case graph.AttitudeOpponent, graph.AttitudeAvoider:
		if h.critical {
			out = append(out, HintAlternatives)
		}
	case graph.AttitudeWaiter:
		out = append(out, HintAskInterest)
	case graph.AttitudeFollower:
		if h.brings {
			out = append(out, HintInvite)
		}
	case graph.AttitudePartner:
		if !h.committed {
			out = append(out, HintAskPromise)
		}
	}
	if a.AttitudeNow == graph.AttitudeOpponent && slices.Contains([]graph.Attitude{a.AttitudeWished, a.AttitudeRealistic}, graph.AttitudePartner) {
		out = append(out, HintStepBetween)
	}
	return out
}
