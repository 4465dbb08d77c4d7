package analysis_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func influencing(from, to string, strength int) *graph.Influence {
	return &graph.Influence{Statement: inBridge("owner"), Influencer: graph.ID("_:" + from), Influenced: graph.ID("_:" + to), Strength: strength}
}

func TestInfluenceDiagram(t *testing.T) {
	said := influencing("D", "A", 1)
	said.Origin = graph.OriginSelfStated // goes before what was seen later
	v := viewOf(t, append(collaborating(5),
		organisation("X"), influencing("A", "X", 4), // X takes no part
		influencing("A", "B", 3), influencing("B", "A", 1), influencing("C", "B", 4), influencing("B", "C", 4),
		influencing("A", "E", 0), influencing("E", "A", 0), said, influencing("D", "A", 4), influencing("E", "D", 2), influencing("D", "E", 0),
		assessing("p", "A", 1, graph.Assessment{Power: at(5), Interest: at(5)}),
	)...)
	d, err := analysis.InfluenceDiagramOf(v, bridgeOf(t, v), 3, analysis.Work{})
	if err != nil {
		t.Fatal(err)
	}
	number := func(n *int) string {
		if n == nil {
			return "-"
		}
		return fmt.Sprint(*n)
	}
	var arrows, nodes []string
	for _, a := range d.Arrows {
		arrows = append(arrows, a.A.EntityName()+a.B.EntityName()+" "+number(a.AOnB)+number(a.BOnA)+" "+string(a.Primary))
	}
	for _, n := range d.Nodes {
		nodes = append(nodes, fmt.Sprint(n.Placement.Stakeholder.EntityName(), n.Outgoing, n.Incoming, n.Placement.Quadrant))
	}
	if diff := cmp.Diff([]string{"BC 44 BOTH", "AB 31 A_TO_B", "DE 02 B_TO_A", "AD -1 B_TO_A"}, arrows); diff != "" {
		t.Errorf("arrows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"B5 7", "C4 4", "A3 2KEY_PLAYER", "E2 0", "D1 2"}, nodes); diff != "" {
		t.Errorf("nodes (-want +got):\n%s", diff)
	}
}
