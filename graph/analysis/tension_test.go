package analysis_test

import (
	"errors"
	"strconv"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// tensionView has Ann, who represents the Bakers and the Coopers; the Bakers, who contradict themselves on bread, take part
// in the Fair and declined the Gala; and the Coopers, of whom two say the opposite about the ambition.
func tensionView(t *testing.T) *graph.View {
	stated := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1}
	assumed := graph.Statement{Origin: graph.OriginAssumed, Confidence: 1}
	in := func(collaboration string) graph.Statement {
		s := stated
		s.Collaboration = graph.ID("_:" + collaboration)
		return s
	}
	interest := func(holder string, on ...any) *graph.Interest {
		i := &graph.Interest{Statement: stated, Holder: graph.ID("_:" + holder), Text: "x"}
		for k := 0; k < len(on); k += 2 {
			i.Topics = append(i.Topics, graph.TopicStance{Topic: graph.ID("_:" + on[k].(string)), Stance: on[k+1].(int)})
		}
		return i
	}
	position := func(holder string, s graph.Statement, stance int) *graph.Position {
		return &graph.Position{Statement: s, Stakeholder: graph.ID("_:" + holder), Ambition: "_:more", Stance: &stance}
	}
	topic := func(name string) *graph.Topic {
		return &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	}
	collaboration := func(name string) *graph.Collaboration {
		return &graph.Collaboration{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	}
	return viewOf(
		t, organisation("Bakers"), organisation("Coopers"), &graph.Individual{Record: graph.Record{ID: "_:Ann"}, Name: "Ann"},
		topic("bread"), topic("barrels"), topic("quiet"), &graph.Ambition{Record: graph.Record{ID: "_:more"}, Name: "more"},
		collaboration("Fair"), collaboration("Gala"),
		interest("Bakers", "bread", 4, "quiet", -1), interest("Bakers", "bread", -1), interest("Coopers", "barrels", 2, "bread", 0),
		interest("Ann", "bread", -2, "barrels", -3), interest("Fair", "quiet", 4, "bread", 1), interest("Gala", "bread", -4),
		position("Coopers", assumed, 3), position("Coopers", assumed, -1), position("Ann", stated, 2), position("Bakers", stated, 1),
		position("Bakers", assumed, -4), // of lower rank: no tension
		&graph.Representation{Statement: stated, Individual: "_:Ann", Organisation: "_:Bakers"},
		&graph.Representation{Statement: assumed, Individual: "_:Ann", Organisation: "_:Bakers"}, // said twice, counts once
		&graph.Representation{Statement: stated, Individual: "_:Ann", Organisation: "_:Coopers"},
		&graph.Participation{Statement: in("Fair"), Stakeholder: "_:Bakers"},
		&graph.Participation{Statement: in("Gala"), Stakeholder: "_:Bakers", Engagement: graph.EngagementDeclined},
	)
}

func toldTensions(list []analysis.Tension) []string {
	var out []string
	for _, t := range list {
		line := string(t.Level) + " " + t.Stakeholder.EntityName()
		if t.Against != nil {
			line += " against " + t.Against.EntityName()
		}
		line += " on " + t.Subject.EntityName() + " " + strconv.Itoa(t.Stance.Value)
		if t.Theirs.Known {
			line += " " + strconv.Itoa(t.Theirs.Value)
		}
		out = append(out, line+": "+strconv.FormatFloat(t.Strength, 'g', -1, 64)+" by "+strconv.Itoa(len(t.Stance.Evidence)+len(t.Theirs.Evidence)))
	}
	return out
}

func TestAlignment_Tensions_errors(t *testing.T) {
	v := tensionView(t)
	a := align(t, v, analysis.AlignmentOptions{})
	for _, limit := range []int{0, analysis.MostPairs + 1} {
		_, err := a.Tensions(analysis.TensionRequest{Limit: limit})
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := a.Tensions(analysis.TensionRequest{Level: "COSMIC", Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	_, err = a.Tensions(analysis.TensionRequest{Stakeholder: idOf(t, v, "bread"), Limit: 1})
	wantCode(t, err, graph.CodeNotFound)
	_, err = a.Tensions(analysis.TensionRequest{After: &analysis.TensionRef{Level: analysis.TensionSelf}, Limit: 1})
	wantCode(t, err, graph.CodeInvalid)
	stopped := errors.New("nobody waits any more")
	a = align(t, v, analysis.AlignmentOptions{Work: analysis.Work{Check: func() error { return stopped }}, Among: func(graph.Entity) bool { return true }})
	if _, err := a.Tensions(analysis.TensionRequest{Limit: 1}); !errors.Is(err, stopped) {
		t.Errorf("error %v, want %v", err, stopped)
	}
}

// TestAlignment_Tensions_basis holds that tensions rest on who represents whom, who takes part in what and did not decline,
// and on what the collaboration, and organisations that are not compared, say.
func TestAlignment_Tensions_basis(t *testing.T) {
	v := tensionView(t)
	for _, tc := range []struct {
		name                string
		of                  analysis.AlignmentSubject
		among               string
		statements, assumed int
	}{
		// Four interests and five positions of theirs; three representations, one participation, and the Fair's interest.
		{"all", "", "", 4 + 5 + 3 + 1 + 1, 3 + 1},
		{"interests", analysis.SubjectInterests, "", 4 + 3 + 1 + 1, 1},
		{"positions", analysis.SubjectPositions, "", 5 + 3 + 1, 3 + 1},
		{"among one", "", "Ann", 4 + 5 + 3, 3 + 1}, // the Bakers and the Coopers count too, but not what they take part in
		{"among another", "", "Bakers", 2 + 2 + 1 + 1, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o := analysis.AlignmentOptions{Of: tc.of}
			if tc.among != "" {
				o.Among = func(e graph.Entity) bool { return e.(graph.Named).EntityName() == tc.among }
			}
			page := certain(align(t, v, o).Tensions(analysis.TensionRequest{Limit: 1}))
			wantBasis(t, v, page.Basis, tc.statements, tc.assumed)
		})
	}
	nothing := analysis.AlignmentOptions{Topics: []graph.ID{}, Ambitions: []graph.ID{}}
	wantBasis(t, v, certain(align(t, v, nothing).Tensions(analysis.TensionRequest{Limit: 1})).Basis, 0, 0)
}
