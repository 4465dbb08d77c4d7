package analysis_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// bridge is the collaboration of these tests.
const bridge graph.ID = "_:bridge"

// collaborating are the collaboration and its stakeholders A, B, C …, each with a participation "_:joins A" and so on.
func collaborating(n int) []graph.Entity {
	out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: bridge}, Name: "Bridge"}}
	for i := range n {
		out = append(out, organisation(letter(i)), joining(letter(i), graph.RoleCandidate))
	}
	return out
}

// led is a collaboration of which A is the initiator.
func led(n int) []graph.Entity {
	out := collaborating(n)
	out[2].(*graph.Participation).Role = graph.RoleInitiator
	return out
}

func joining(name string, role graph.Role) *graph.Participation {
	return &graph.Participation{
		Record: graph.Record{ID: graph.ID("_:joins " + name)}, Statement: inBridge("owner"), Stakeholder: graph.ID("_:" + name), Role: role,
	}
}

func inBridge(author graph.PrincipalID) graph.Statement {
	return graph.Statement{Author: author, Origin: graph.OriginObserved, Confidence: 1, Collaboration: bridge, Audience: graph.AudienceStewards}
}

// assessing is an author's view of a stakeholder, on a day of March.
func assessing(author graph.PrincipalID, name string, day int, a graph.Assessment) *graph.Assessment {
	a.Statement = inBridge(author)
	a.StatedAt = time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC)
	a.Participation = graph.ID("_:joins " + name)
	return &a
}

func at(n int) *int { return &n }

func bridgeOf(tb testing.TB, v *graph.View) graph.ID {
	tb.Helper()
	for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
		return c.ID
	}
	tb.Fatal("no collaboration")
	return ""
}

// methodsOfCollaboration are the methods about one collaboration.
func methodsOfCollaboration() map[string]func(*graph.View, graph.ID, analysis.Work) error {
	return map[string]func(*graph.View, graph.ID, analysis.Work) error{
		"power-interest": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.PowerInterestOf(v, c, 3, w)
			return err
		},
		"salience": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.SalienceOf(v, c, 3, w)
			return err
		},
		"actors": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.ActorsOf(v, c, "", w)
			return err
		},
		"attitudes": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.AttitudesOf(v, c, w)
			return err
		},
		"participation plan": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.PlanOf(v, c, 3, w)
			return err
		},
		"ethics": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.EthicsOf(v, c, w)
			return err
		},
		"problem frames": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.FramesOf(v, c, "", 3, w)
			return err
		},
		"influence diagram": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.InfluenceDiagramOf(v, c, 3, w)
			return err
		},
		"net-map": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.NetMapOf(v, c, "", 3, w)
			return err
		},
		"typology": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, err := analysis.TypologyOf(v, c, 3, w)
			return err
		},
		"among": func(v *graph.View, c graph.ID, w analysis.Work) error {
			_, _, err := analysis.InCollaboration(v, c, w)
			return err
		},
	}
}

func TestCollaborationMethods_refuse(t *testing.T) {
	v := viewOf(t, led(2)...)
	stop, dear := graph.Errorf(graph.CodeUnavailable, "stop"), graph.Errorf(graph.CodeTooLarge, "dear")
	for name, method := range methodsOfCollaboration() {
		t.Run(name, func(t *testing.T) {
			wantCode(t, method(v, "col_none", analysis.Work{}), graph.CodeNotFound)
			wantCode(t, method(v, idOf(t, v, "A"), analysis.Work{}), graph.CodeNotFound)
			wantCode(t, method(v, bridgeOf(t, v), analysis.Work{Check: func() error { return stop }}), graph.CodeUnavailable)
			wantCode(t, method(v, bridgeOf(t, v), analysis.Work{Pay: func(p analysis.Price) error {
				if p <= 0 {
					t.Errorf("price %d, want more than nothing", p)
				}
				return dear
			}}), graph.CodeTooLarge)
		})
	}
}

func TestThresholds_refuse(t *testing.T) {
	v := viewOf(t, collaborating(1)...)
	c := bridgeOf(t, v)
	for _, threshold := range []int{-1, 0, 6} {
		_, err := analysis.PowerInterestOf(v, c, threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.SalienceOf(v, c, threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.PlanOf(v, c, threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.FramesOf(v, c, "", threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.InfluenceDiagramOf(v, c, threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.NetMapOf(v, c, "", threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
		_, err = analysis.TypologyOf(v, c, threshold, analysis.Work{})
		wantCode(t, err, graph.CodeInvalid)
	}
}

// crowd is a random collaboration, the same for the same seed: its entities, in which the order does not matter.
func crowd(seed uint64) []graph.Entity {
	from := rand.New(rand.NewPCG(seed, 1))
	level := func() *int {
		if n := from.IntN(6); n > 0 {
			return &n
		}
		return nil
	}
	attitudes := []graph.Attitude{"", graph.AttitudeUnknown, graph.AttitudeOpponent, graph.AttitudeAvoider, graph.AttitudeWaiter, graph.AttitudeFollower, graph.AttitudePartner}
	size := 2 + from.IntN(6)
	out := collaborating(size)
	for range 4 * size {
		a := graph.Assessment{Power: level(), Interest: level(), Legitimacy: level(), Urgency: level(), Impact: level(), AttitudeNow: attitudes[from.IntN(7)]}
		if a.AttitudeNow != "" {
			a.AttitudeWished = attitudes[from.IntN(7)]
		}
		author := graph.PrincipalID(letter(20 + from.IntN(3)))
		// One moment each, so that the order of recording decides nothing.
		assessment := assessing(author, letter(from.IntN(size)), 1, a)
		assessment.StatedAt = assessment.StatedAt.Add(time.Duration(len(out)) * time.Hour)
		out = append(out, assessment)
	}
	return out
}

// shuffled has the statements in another order, behind what they are about.
func shuffled(all []graph.Entity, seed uint64) []graph.Entity {
	var things, joins, views []graph.Entity
	for _, e := range all {
		switch e.(type) {
		case *graph.Participation:
			joins = append(joins, e)
		case graph.Stated:
			views = append(views, e)
		default:
			things = append(things, e)
		}
	}
	from := rand.New(rand.NewPCG(seed, 2))
	for _, list := range [][]graph.Entity{things, joins, views} {
		from.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	}
	return append(append(things, joins...), views...)
}
