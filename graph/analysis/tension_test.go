package analysis_test

import (
	"errors"
	"strconv"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// tensionView has Ann, who represents the Bakers and the Coopers, and what they want, as the cases have it.
func tensionView(t *testing.T) *graph.View {
	t.Helper()
	var in tensionInput
	caseInput(t, "tension/levels.json", &in)
	return in.view(t)
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
