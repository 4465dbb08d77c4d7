package analysis_test

import (
	"slices"
	"strconv"
	"strings"
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

// TestAttitudes_Check is the worked check of PRONET's method: Bouwheer by two authors, and by a third who does not know.
func TestAttitudes_Check(t *testing.T) {
	for _, authors := range []int{2, 3} {
		t.Run(strconv.Itoa(authors)+" authors", func(t *testing.T) {
			entities := append(collaborating(1), assessing("author 1", "A", 1, attitude("wfw 4")), assessing("author 2", "A", 2, attitude("ofw 4")))
			if authors == 3 {
				entities = append(entities, assessing("author 3", "A", 3, attitude("?--")))
			}
			s := attitudesOf(t, entities...).Stakeholders[0]
			if *s.Spread != 2 || s.Lowest != graph.AttitudeOpponent || s.Highest != graph.AttitudeWaiter || *s.Attention != 12 {
				t.Errorf("spread %d from %s to %s, attention %d; want 2, OPPONENT, WAITER, 12", *s.Spread, s.Lowest, s.Highest, *s.Attention)
			}
			type one struct{ Steps, Gap, Attention int }
			var got []one
			for _, a := range s.Assessments[:2] {
				got = append(got, one{*a.Steps, *a.RealisticGap, *a.Attention})
			}
			if diff := cmp.Diff([]one{{1, 1, 4}, {3, 1, 12}}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if authors == 2 {
				if s.ToAsk != "" || len(s.Assessments) != 2 {
					t.Errorf("to ask %q, by %d", s.ToAsk, len(s.Assessments))
				}
				return
			}
			third := s.Assessments[2]
			if s.ToAsk != analysis.ToAskPartlyUnknown || third.Steps != nil || third.RealisticGap != nil || third.Attention != nil {
				t.Errorf("the third author: %+v, to ask %q", third, s.ToAsk)
			}
		})
	}
}

// TestAttitudes_Order holds the rule of attention: unknown and critical ones first, then impact × steps, then by name, then
// those without.
func TestAttitudes_Order(t *testing.T) {
	entities := append(led(8),
		assessing("p", "A", 1, attitude("ppp 5")),        // nothing to do: attention 0
		assessing("p", "B", 1, attitude("wfw 2")),        // 2
		assessing("p", "C", 1, attitude("?pf 5")),        // unknown, not critical
		assessing("p", "D", 1, attitude("?pf 5")),        // unknown and critical
		assessing("p", "E", 1, attitude("wp-")),          // no impact
		assessing("p", "F", 1, attitude("opf 5")),        // 20
		assessing("p", "G", 1, attitude("fpp 2")),        // 2
		needing("A", "D", 4, 0), needing("A", "H", 4, 0), // H has no assessment, and is critical
	)
	a := attitudesOf(t, entities...)
	var order, ask []string
	for _, s := range a.Stakeholders {
		order = append(order, s.Stakeholder.EntityName())
	}
	for _, s := range a.ToAsk() {
		ask = append(ask, s.Stakeholder.EntityName()+" "+string(s.ToAsk))
	}
	if got := strings.Join(order, ""); got != "DHFBGACE" {
		t.Errorf("order %s, want DHFBGACE", got)
	}
	if diff := cmp.Diff([]string{"D UNKNOWN", "H NOT_ASSESSED", "C UNKNOWN"}, ask); diff != "" {
		t.Errorf("to ask (-want +got):\n%s", diff)
	}
}

// TestAttitudes_History holds that a new view of an author takes the place of the old one, which is kept.
func TestAttitudes_History(t *testing.T) {
	s := attitudesOf(t, append(collaborating(1),
		assessing("p", "A", 5, attitude("fpf 3")), assessing("p", "A", 1, attitude("ofw 3")), assessing("p", "A", 3, attitude("wff 3")),
		assessing("p", "A", 9, graph.Assessment{Power: at(2)}), assessing("q", "A", 2, attitude("fff 1")),
	)...).Stakeholders[0]
	if *s.Spread != 0 || len(s.Assessments) != 2 || *s.Attention != 3 {
		t.Errorf("got spread %d, %d authors, attention %d; want 0, 2, 3", *s.Spread, len(s.Assessments), *s.Attention)
	}
	var earlier []graph.Attitude
	for _, a := range s.Assessments[0].Earlier {
		earlier = append(earlier, a.AttitudeNow)
	}
	if diff := cmp.Diff([]graph.Attitude{graph.AttitudeWaiter, graph.AttitudeOpponent}, earlier); diff != "" {
		t.Errorf("p's views before, the latest first (-want +got):\n%s", diff)
	}
}

func TestAttitudes_Hints(t *testing.T) {
	promise := func(status graph.CommitmentStatus) *graph.Commitment {
		return &graph.Commitment{Statement: inBridge("owner"), Stakeholder: "_:B", Text: "time", Status: status}
	}
	critical := func() []graph.Entity { return []graph.Entity{needing("A", "B", 4, 0)} }
	land := func() []graph.Entity { return append(needed("land"), offering("B", "land"), offering("A", "land")) }
	for name, tt := range map[string]struct {
		view string
		with []graph.Entity
		want []analysis.Hint
	}{
		"an opponent":                   {"oww", nil, nil},
		"a critical opponent":           {"oww", critical(), []analysis.Hint{analysis.HintAlternatives}},
		"an opponent that depends":      {"oww", []graph.Entity{needing("B", "A", 4, 0)}, nil},
		"a critical avoider":            {"aww", critical(), []analysis.Hint{analysis.HintAlternatives}},
		"a waiter":                      {"wff", critical(), []analysis.Hint{analysis.HintAskInterest}},
		"a follower":                    {"fff", nil, nil},
		"a follower with resources":     {"fff", land(), []analysis.Hint{analysis.HintInvite}},
		"a partner":                     {"ppp", nil, []analysis.Hint{analysis.HintAskPromise}},
		"a partner that took it back":   {"ppp", []graph.Entity{promise(graph.CommitmentWithdrawn)}, []analysis.Hint{analysis.HintAskPromise}},
		"a partner that promised":       {"ppp", []graph.Entity{promise(graph.CommitmentPromised)}, nil},
		"an opponent to be a partner":   {"opw", nil, []analysis.Hint{analysis.HintStepBetween}},
		"and critical":                  {"opw", critical(), []analysis.Hint{analysis.HintAlternatives, analysis.HintStepBetween}},
		"an avoider to be a partner":    {"apw", nil, nil},
		"a critical unknown":            {"?pw", critical(), nil},
		"an opponent hoped for as such": {"o-p", nil, []analysis.Hint{analysis.HintStepBetween}},
	} {
		t.Run(name, func(t *testing.T) {
			a := attitudesOf(t, append(append(led(2), tt.with...), assessing("p", "B", 1, attitude(tt.view)))...)
			for _, s := range a.Stakeholders {
				if s.Stakeholder.EntityName() == "B" {
					if diff := cmp.Diff(tt.want, s.Hints); diff != "" {
						t.Errorf("hints (-want +got):\n%s", diff)
					}
				}
			}
		})
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
