package analysis_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func tying(a, b string, kind graph.TieKind, strength int) *graph.Tie {
	return &graph.Tie{Statement: inBridge("owner"), A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: kind, Strength: strength}
}

// TestNetMap holds the three readings of Net-Map (Schiffer), seen from the initiator A.
func TestNetMap(t *testing.T) {
	entities := append(led(9), stancesOf([]int{4}, []int{2}, []int{2}, []int{-2}, []int{2}, []int{none}, []int{2}, []int{2}, []int{none})...)
	entities = append(entities,
		assessing("p", "B", 1, powerful(4)), tying("B", "A", graph.TieTrusts, 2), tying("C", "B", graph.TieWorksWith, 4), // weakly linked
		assessing("p", "C", 1, powerful(5)), tying("A", "C", graph.TieWorksWith, 3), // well linked
		assessing("p", "D", 1, powerful(3)), tying("A", "D", graph.TieWorksWith, 4), // other goals
		assessing("p", "E", 1, powerful(5)), tying("A", "E", graph.TieClashes, 4), // a clash is no link
		assessing("p", "F", 1, powerful(5)),                                      // nothing in common is known
		assessing("p", "G", 1, powerful(2)), assessing("q", "G", 1, powerful(4)), // disagreed on
		assessing("p", "H", 1, graph.Assessment{Power: at(2), Interest: at(5)}), // disempowered
		assessing("p", "I", 1, graph.Assessment{Power: at(2), Interest: at(1)}),
	)
	v := viewOf(t, entities...)
	m, err := analysis.NetMapOf(v, bridgeOf(t, v), analysis.SubjectPositions, 3, analysis.Work{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range m.Readings {
		link := "-"
		if r.Link != nil {
			link = fmt.Sprint(*r.Link)
		}
		got = append(got, fmt.Sprint(r.Stakeholder.EntityName(), " ", r.Finding, " ", r.Convergence-r.Divergence, " ", link, " ", r.Links))
	}
	want := []string{"E STRENGTHEN_LINK 3 - 0", "B STRENGTHEN_LINK 3 2 2", "D BE_AWARE -3 4 1", "H NETWORK_UP 3 - 0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("readings (-want +got):\n%s", diff)
	}
}
