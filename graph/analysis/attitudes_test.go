package analysis_test

import (
	"slices"
	"testing"

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
