package analysis_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func attitudesOf(tb testing.TB, entities ...graph.Entity) *analysis.Attitudes {
	tb.Helper()
	v := viewOf(tb, entities...)
	a, err := analysis.AttitudesOf(v, bridgeOf(tb, v), analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// attitude is a view of how a stakeholder stands, by the first letters: "wfw 4" is now WAITER, wished FOLLOWER, realistic
// WAITER, impact 4.
func attitude(brief string) graph.Assessment {
	letters := map[byte]graph.Attitude{
		'o': graph.AttitudeOpponent, 'a': graph.AttitudeAvoider, 'w': graph.AttitudeWaiter, 'f': graph.AttitudeFollower,
		'p': graph.AttitudePartner, '?': graph.AttitudeUnknown, '-': "",
	}
	a := graph.Assessment{AttitudeNow: letters[brief[0]], AttitudeWished: letters[brief[1]], AttitudeRealistic: letters[brief[2]]}
	if len(brief) > 4 {
		a.Impact = at(int(brief[4] - '0'))
	}
	return a
}

// TestAttitudes_History holds that a new view of an author takes the place of the old one, which is kept.
func TestAttitudes_History(t *testing.T) {
	s := attitudesOf(t, append(collaborating(1),
		assessing("p", "A", 5, attitude("fpf 3")), assessing("p", "A", 1, attitude("ofw 3")), assessing("p", "A", 3, attitude("wff 3")),
		assessing("p", "A", 9, graph.Assessment{Power: at(2)}), assessing("q", "A", 2, attitude("fff 1")),
	)...).Stakeholders[0]
	var earlier []graph.Attitude
	for _, a := range s.Assessments[0].Earlier {
		earlier = append(earlier, a.AttitudeNow)
	}
	if diff := cmp.Diff([]graph.Attitude{graph.AttitudeWaiter, graph.AttitudeOpponent}, earlier); diff != "" {
		t.Errorf("p's views before, the latest first (-want +got):\n%s", diff)
	}
}

func TestHint_Text(t *testing.T) {
	seen := map[string]bool{}
	for _, h := range []analysis.Hint{
		analysis.HintAlternatives, analysis.HintAskInterest, analysis.HintInvite, analysis.HintAskPromise, analysis.HintStepBetween,
	} {
		for _, language := range []graph.Language{graph.LanguageDutch, graph.LanguageEnglish} {
			text := h.Text(language)
			if text == "" || seen[text] {
				t.Errorf("%s in %s is %q", h, language, text)
			}
			seen[text] = true
		}
	}
	if got := analysis.Hint("DANCE").Text(graph.LanguageDutch); got != "" {
		t.Errorf("an unknown hint is %q", got)
	}
}

// TestAttitudes_Properties holds the ranges, over random collaborations, and that the order of recording decides nothing.
func TestAttitudes_Properties(t *testing.T) {
	for seed := range uint64(40) {
		a, again := attitudesOf(t, crowd(seed)...), attitudesOf(t, shuffled(crowd(seed), seed)...)
		last := 1000
		for i, s := range a.Stakeholders {
			if other := again.Stakeholders[i]; other.Stakeholder.EntityName() != s.Stakeholder.EntityName() || !slices.Equal(other.Hints, s.Hints) {
				t.Errorf("seed %d: recorded in another order, %s became %s", seed, s.Stakeholder.EntityName(), other.Stakeholder.EntityName())
			}
			if s.Rank() > last || s.Spread != nil && (*s.Spread < 0 || *s.Spread > 4) || s.Attention != nil && (*s.Attention < 0 || *s.Attention > 20) {
				t.Errorf("seed %d: %+v behind %d", seed, s, last)
			}
			last = s.Rank()
			for n, one := range s.Assessments {
				if n > 0 && s.Assessments[n-1].Assessment.Author >= one.Assessment.Author {
					t.Errorf("seed %d: authors twice or out of order", seed)
				}
			}
		}
	}
}
