package analysis_test

import (
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func actorsOf(tb testing.TB, of analysis.AlignmentSubject, entities ...graph.Entity) *analysis.ActorAnalysis {
	tb.Helper()
	v := viewOf(tb, entities...)
	a, err := analysis.ActorsOf(v, bridgeOf(tb, v), of, analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// stances have the stances of A, B, C … on ambitions, without the stakeholders themselves.
func stancesOf(rows ...[]int) []graph.Entity { return stanceMap(rows...)[len(rows):] }

func needing(from, to string, importance int, replaceability float64) *graph.Dependency {
	return &graph.Dependency{
		Statement: inBridge("owner"), Depender: graph.ID("_:" + from), Dependee: graph.ID("_:" + to), Importance: importance, Replaceability: &replaceability,
	}
}

// needed is a resource that an ambition of the collaboration needs.
func needed(name string) []graph.Entity {
	return []graph.Entity{
		&graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name, Kind: graph.ResourceMoney},
		&graph.Ambition{Name: "an ambition that needs " + name, Collaboration: bridge, Needs: []graph.Need{{Resource: graph.ID("_:" + name)}}},
	}
}

func offering(stakeholder, resource string) *graph.Offer {
	return &graph.Offer{Statement: inBridge("owner"), Stakeholder: graph.ID("_:" + stakeholder), Resource: graph.ID("_:" + resource)}
}

// TestActors_Reference holds that several initiators are one reference, and that the problem owner stands in for none.
func TestActors_Reference(t *testing.T) {
	several := append(led(3), stancesOf([]int{4, 1}, []int{1, -4}, []int{2, 2})...)
	several[4].(*graph.Participation).Role = graph.RoleInitiator
	a := actorsOf(t, analysis.SubjectPositions, several...)
	if c := a.Actors[0]; len(a.Reference) != 2 || c.Convergence != 3+1.5+1.5 || c.Divergence != 3 || c.Interests != analysis.InterestsSimilar {
		t.Errorf("got %+v seen from %v", c, names(a.Reference))
	}
	owned := append(collaborating(2), stancesOf([]int{4}, []int{-4})...)
	owned[0].(*graph.Collaboration).ProblemOwner = "_:A"
	if a := actorsOf(t, analysis.SubjectPositions, owned...); len(a.Reference) != 1 || a.Actors[0].Class != analysis.ActorBarkingDog {
		t.Errorf("got %+v", a)
	}
	if a := actorsOf(t, analysis.SubjectBoth, append(collaborating(1), stancesOf([]int{4})...)...); len(a.Reference) != 0 || a.Actors[0].Class != "" {
		t.Errorf("seen from nobody: %+v", a)
	}
}

func TestActors_refuse(t *testing.T) {
	v := viewOf(t, led(1)...)
	_, err := analysis.ActorsOf(v, bridgeOf(t, v), "DREAMS", analysis.Work{})
	wantCode(t, err, graph.CodeInvalid)
}
