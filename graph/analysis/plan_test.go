package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func planOf(tb testing.TB, entities ...graph.Entity) *analysis.ParticipationPlan {
	tb.Helper()
	v := viewOf(tb, entities...)
	p, err := analysis.PlanOf(v, bridgeOf(tb, v), 3, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func planned(stage graph.InvolvementStage, level graph.InvolvementLevel) graph.Assessment {
	return graph.Assessment{Power: at(4), Interest: at(4), Involvement: []graph.Involvement{{Stage: stage, Level: level}}}
}

// TestPlan_Cells is every cell of Bryson's matrix (2004), with a key player in it: only those below INVOLVE are warned of.
func TestPlan_Cells(t *testing.T) {
	stages := []graph.InvolvementStage{graph.StageOrganising, graph.StageIdeas, graph.StageCoalition, graph.StageImplementing}
	levels := []graph.InvolvementLevel{
		graph.InvolvementInform, graph.InvolvementConsult, graph.InvolvementInvolve, graph.InvolvementCollaborate, graph.InvolvementEmpower,
	}
	for row, stage := range stages {
		for column, level := range levels {
			p := planOf(t, append(collaborating(1), assessing("p", "A", 1, planned(stage, level)))...)
			if len(p.Cells) != 20 {
				t.Fatalf("%d cells, want 20", len(p.Cells))
			}
			for i, c := range p.Cells {
				if in := i == 5*row+column; (len(c.Stakeholders) == 1) != in || in && (c.Stage != stage || c.Level != level) {
					t.Errorf("planned for %s in %s: %d stand in %s, %s", level, stage, len(c.Stakeholders), c.Stage, c.Level)
				}
			}
			if warned := len(p.Warnings) == 1; warned != (column < 2) {
				t.Errorf("a key player planned for %s: warnings %v", level, p.Warnings)
			}
		}
	}
}

func TestPlan_Authors(t *testing.T) {
	crowd := planned(graph.StageIdeas, graph.InvolvementInform)
	crowd.Power, crowd.Interest = at(1), at(1)
	none := planned(graph.StageIdeas, graph.InvolvementConsult)
	none.Power = nil
	p := planOf(t, append(collaborating(4),
		assessing("p", "A", 1, planned(graph.StageIdeas, graph.InvolvementEmpower)), assessing("q", "A", 1, planned(graph.StageIdeas, graph.InvolvementConsult)),
		assessing("p", "B", 1, crowd),
		assessing("p", "C", 1, planned(graph.StageIdeas, graph.InvolvementInvolve)), assessing("q", "C", 1, crowd),
		assessing("p", "D", 1, none),
	)...)
	var disputed, warned []string
	for _, d := range p.Disputed {
		disputed = append(disputed, d.Stakeholder.EntityName()+" "+string(d.Planned[0].Level)+" "+string(d.Planned[1].Level))
	}
	for _, w := range p.Warnings {
		line := w.Stakeholder.EntityName() + " " + string(w.Level)
		if w.Disagree {
			line += " disagree"
		}
		warned = append(warned, line)
	}
	if diff := cmp.Diff([]string{"A EMPOWER CONSULT", "C INVOLVE INFORM"}, disputed); diff != "" {
		t.Errorf("disputed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"A CONSULT", "C INFORM disagree"}, warned); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	if got := names(p.Cells[5].Stakeholders); len(got) != 1 || got[0] != "B" {
		t.Errorf("informed while ideas are made: %v, want B", got)
	}
	if p.Basis.Statements != 6+4 {
		t.Errorf("basis %+v, want 6 assessments and 4 who take part", p.Basis)
	}
}
