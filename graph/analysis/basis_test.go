package analysis_test

import (
	"testing"

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

func TestNetwork_GroupedBasis_errors(t *testing.T) {
	n := certain(analysis.NetworkOf(viewOf(t, tied("ab")...), analysis.NetworkOptions{}))
	_, err := n.GroupedBasis("TASTE")
	wantCode(t, err, graph.CodeInvalid)
}

// TestBasisOf_once holds that the same evidence twice counts once.
func TestBasisOf_once(t *testing.T) {
	var in partiesInput
	caseInput(t, "attitudes/basis.json", &in)
	v, c := in.view(t)
	attitudes := certain(analysis.AttitudesOf(v, c, analysis.Work{}))
	wantBasis(t, v, analysis.BasisOf(v, attitudes.Evidence, attitudes.Evidence), attitudes.Basis.Statements, attitudes.Basis.Assumed)
}
