package analysis_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// assumed is a statement that somebody only thinks to be so.
func assumed() graph.Statement {
	return graph.Statement{Origin: graph.OriginAssumed, Confidence: 0.5}
}

func TestBasis_errors(t *testing.T) {
	v := viewOf(t, stanceMap([]int{1}, []int{2})...)
	a := align(t, v, analysis.AlignmentOptions{})
	for _, order := range []int{0, 4} {
		_, err := pairOf(t, a, v, "A", "B").OrderBasis(order)
		wantCode(t, err, graph.CodeInvalid)
	}
	for _, n := range []int{0, -1, graph.MostPerPage + 1} {
		_, err := a.Basis().Assumptions(n)
		wantCode(t, err, graph.CodeInvalid)
		wantField(t, err, "first")
	}
}

// TestBasis_Assumptions_many holds that a basis counts all that is assumed, and names as many as a page has.
func TestBasis_Assumptions_many(t *testing.T) {
	entities := []graph.Entity{organisation("A"), organisation("B")}
	for i := range graph.MostPerPage + 7 {
		name := letter(26 + i)
		entities = append(entities,
			&graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name},
			&graph.Position{Statement: assumed(), Stakeholder: "_:A", Ambition: graph.ID("_:" + name), Stance: at(1)},
			&graph.Position{Statement: assumed(), Stakeholder: "_:B", Ambition: graph.ID("_:" + name), Stance: at(1)},
		)
	}
	v := viewOf(t, entities...)
	n := 2 * (graph.MostPerPage + 7)
	a := align(t, v, analysis.AlignmentOptions{})
	wantBasis(t, v, a.Basis(), n, n)
	wantBasis(t, v, pairOf(t, a, v, "A", "B").Basis(), n, n)
	wantBasis(t, v, a.Basis().With(a.Basis()), 2*n, 2*n)
}

// TestNetwork_GroupedBasis holds that groups rest on what puts nodes into them, besides what the network rests on.
func TestNetwork_GroupedBasis(t *testing.T) {
	v := viewOf(t,
		organisation("A"), organisation("B"), &graph.Individual{Record: graph.Record{ID: "_:Ann"}, Name: "Ann"},
		&graph.Representation{Statement: assumed(), Individual: "_:Ann", Organisation: "_:A"},
		&graph.Tie{Statement: said(), A: "_:A", B: "_:B", Kind: graph.TieTrusts, Strength: 1},
		&graph.Ambition{Record: graph.Record{ID: "_:dijk"}, Name: "dijk"},
		&graph.Position{Statement: assumed(), Stakeholder: "_:A", Ambition: "_:dijk", Stance: at(1)},
		&graph.Position{Statement: said(), Stakeholder: "_:B", Ambition: "_:dijk", Stance: at(1)},
	)
	for _, c := range []struct {
		over                analysis.NetworkRelation
		by                  analysis.BrokerageGrouping
		statements, assumed int
	}{
		{analysis.RelationTies, analysis.GroupingSector, 2, 1},
		{analysis.RelationTies, analysis.GroupingOrganisation, 2, 1},
		{analysis.RelationTies, analysis.GroupingCamp, 3, 1},
		{analysis.RelationCongruence, analysis.GroupingSector, 3, 2},
		{analysis.RelationCongruence, analysis.GroupingCamp, 2, 1}, // both are the stances
	} {
		n := certain(analysis.NetworkOf(v, analysis.NetworkOptions{Over: c.over}))
		wantBasis(t, v, certain(n.GroupedBasis(c.by)), c.statements, c.assumed)
	}
	n := certain(analysis.NetworkOf(v, analysis.NetworkOptions{}))
	wantBasis(t, v, n.Basis(), 1, 0)
	_, err := n.GroupedBasis("TASTE")
	wantCode(t, err, graph.CodeInvalid)
}

// TestBasis_ofCollaborations holds that each statement counts once in what is said of a collaboration, and that what says
// who is critical and what to do counts too.
func TestBasis_ofCollaborations(t *testing.T) {
	guess := inBridge("p")
	guess.Origin = graph.OriginAssumed
	thinks := assessing("p", "B", 1, graph.Assessment{Power: at(4), AttitudeNow: graph.AttitudeFollower})
	thinks.Origin = graph.OriginAssumed
	entities := append(led(3), stancesOf([]int{1}, []int{2}, []int{none})...)
	entities = append(entities, thinks,
		assessing("p", "C", 1, graph.Assessment{Power: at(4)}),
		&graph.Tie{Statement: guess, A: "_:B", B: "_:C", Kind: graph.TieTrusts, Strength: 1}, // of two that are both looked at
		needing("A", "B", 4, 0),
		&graph.Resource{Record: graph.Record{ID: "_:geld"}, Name: "geld"},
		&graph.Ambition{Record: graph.Record{ID: "_:brug"}, Name: "brug", Collaboration: bridge, Needs: []graph.Need{{Resource: "_:geld"}}},
		&graph.Offer{Statement: inBridge("p"), Stakeholder: "_:B", Resource: "_:geld"}, // the only one, and one that is needed
		&graph.Commitment{Statement: inBridge("p"), Stakeholder: "_:B", Status: graph.CommitmentPromised, Text: "helps"},
	)
	v := viewOf(t, entities...)
	of := bridgeOf(t, v)
	attitudes := certain(analysis.AttitudesOf(v, of, analysis.Work{}))
	wantBasis(t, v, attitudes.Basis, 4+3, 1) // one assessment, the dependency, the offer and the commitment; and who takes part
	if diff := cmp.Diff(4+3, analysis.BasisOf(v, attitudes.Evidence, attitudes.Evidence).Statements); diff != "" {
		t.Errorf("of the same twice (-want +got):\n%s", diff)
	}
	actors := certain(analysis.ActorsOf(v, of, "", analysis.Work{}))
	grid := certain(analysis.PowerInterestOf(v, of, 3, analysis.Work{}))
	wantBasis(t, v, actors.Basis, 4+3, 0)
	wantBasis(t, v, grid.Basis, 2+3, 1)
	netMap := certain(analysis.NetMapOf(v, of, "", 3, analysis.Work{}))
	wantBasis(t, v, netMap.Basis, 4+2+1+3, 2) // the tie once
	linkage := certain(analysis.LinkageOf(v, analysis.LinkageOptions{}))
	wantBasis(t, v, linkage.Basis(), 2+1+1+1, 1) // stances, dependency, promise, tie
}
