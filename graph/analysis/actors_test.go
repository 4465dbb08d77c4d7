package analysis_test

import (
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestActors_Classes is every cell of the two tables of Enserink et al. (2010), ch. 4, as rule 3.7 makes them numbers:
// B beside the initiator A, with an onlooker C whose implication of 8 is the largest.
func TestActors_Classes(t *testing.T) {
	for _, tt := range []struct {
		stance         int
		importance     int
		replaceability float64
		class          analysis.ActorClass
		dependency     analysis.ResourceDependency
	}{
		{4, 3, 0.25, analysis.ActorStrongAlly, analysis.DependencyHigh},
		{4, 3, 0.5, analysis.ActorWeakAlly, analysis.DependencyMedium},
		{4, 2, 0.25, analysis.ActorWeakAlly, analysis.DependencyMedium},
		{4, 2, 0.5, analysis.ActorWeakAlly, analysis.DependencyLow},
		{3, 4, 0, analysis.ActorPotentialAlly, analysis.DependencyHigh},
		{3, 2, 0.25, analysis.ActorOnlooker, analysis.DependencyMedium},
		{-4, 3, 0.25, analysis.ActorBitingDog, analysis.DependencyHigh},
		{-4, 1, 1, analysis.ActorBarkingDog, analysis.DependencyLow},
		{-3, 4, 0.49, analysis.ActorSleepingDog, analysis.DependencyHigh},
		{-3, 4, 0.5, analysis.ActorStrayDog, analysis.DependencyMedium},
	} {
		t.Run(fmt.Sprint(tt), func(t *testing.T) {
			entities := append(led(3), stancesOf([]int{4, none}, []int{tt.stance, none}, []int{4, 4})...)
			a := actorsOf(t, analysis.SubjectPositions, append(entities, needing("A", "B", tt.importance, tt.replaceability))...)
			b := a.Actors[0]
			if b.Class != tt.class || b.Dependency != tt.dependency || b.Critical != (tt.dependency == analysis.DependencyHigh) {
				t.Errorf("got %s, %s, critical %v; want %s, %s", b.Class, b.Dependency, b.Critical, tt.class, tt.dependency)
			}
			if names := names(a.Reference); len(names) != 1 || names[0] != "A" || len(a.Actors) != 2 {
				t.Errorf("seen from %v, of %d; want from A, of 2", names, len(a.Actors))
			}
		})
	}
}

func TestActors_Unknown(t *testing.T) {
	entities := append(led(5), stancesOf([]int{4, none, none}, []int{none, 3, none}, []int{none, none, none}, []int{0, none, none}, []int{1, none, 1})...)
	// A denied dependency is none, a sole holder is critical, and one of two holders is not.
	denied := needing("A", "B", 4, 0)
	denied.Confirmation = graph.ConfirmationDenied
	entities = append(entities, needed("land")...)
	entities = append(entities, needed("money")...)
	entities = append(entities, denied, offering("B", "land"), offering("C", "money"), offering("D", "money"))
	type actor struct {
		Class      analysis.ActorClass
		Interests  analysis.ActorInterests
		Dedicated  string
		Dependency analysis.ResourceDependency
		Sole       []string
		Critical   bool
	}
	want := map[string]actor{
		"B": {Dedicated: "true", Sole: []string{"land"}, Critical: true},
		"C": {Dedicated: "unknown"},
		"D": {Dedicated: "false"},
		"E": {Class: analysis.ActorWeakAlly, Interests: analysis.InterestsSimilar, Dedicated: "true"},
	}
	got := map[string]actor{}
	for _, a := range actorsOf(t, analysis.SubjectPositions, entities...).Actors {
		one := actor{Class: a.Class, Interests: a.Interests, Dedicated: "unknown", Dependency: a.Dependency, Critical: a.Critical}
		if a.Dedicated != nil {
			one.Dedicated = strconv.FormatBool(*a.Dedicated)
		}
		if len(a.SoleHolderOf) > 0 {
			one.Sole = names(a.SoleHolderOf)
		}
		got[a.Stakeholder.EntityName()] = one
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("actors (-want +got):\n%s", diff)
	}
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
