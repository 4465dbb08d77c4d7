package process_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/process"
)

// TestCanvas_next asks in the order of the orientation: what nobody knows before what is assumed, commitment last. The
// questions are the seed document's, three of them of Opstaele, Bonne and De Schepper.
func TestCanvas_next(t *testing.T) {
	assumed := interest("_:A", "assumed")
	assumed.Origin = graph.OriginAssumed
	voice := speaker("An", "A", graph.MandateDecide)
	base := []graph.Entity{ambition("Goal")}
	network, own, individual := interest(table, "network"), interest("_:A", "own"), interest("_:An", "mine")
	stance, promised := position("A", "Goal", 2), promise("A", "Goal", graph.CommitmentProposed)
	for _, test := range []struct {
		name        string
		orientation graph.Orientation
		known       []graph.Entity
		want        *process.NextQuestion
	}{
		{"interests first", "", nil, &process.NextQuestion{Key: process.LevelOrganisationKey}},
		{"the ambition first", graph.OrientationChallenge, nil, &process.NextQuestion{Key: process.AmbitionKey}},
		{"then the individual", graph.OrientationInstitutional, []graph.Entity{own}, &process.NextQuestion{Key: process.LevelIndividualKey}},
		{"then the network", "", []graph.Entity{own, individual}, &process.NextQuestion{Key: process.LevelNetworkKey}},
		{"on a challenge the network second", graph.OrientationChallenge, []graph.Entity{stance}, &process.NextQuestion{Key: process.LevelNetworkKey}},
		{"then the ambition", "", []graph.Entity{own, individual, network}, &process.NextQuestion{Key: process.AmbitionKey}},
		{"commitment last", "", []graph.Entity{own, individual, network, stance}, &process.NextQuestion{Key: process.CommitmentKey}},
		{"what is assumed after all", "", []graph.Entity{assumed, individual, network, stance, promised}, &process.NextQuestion{Key: process.LevelOrganisationKey, Verify: true}},
		{"nothing", "", []graph.Entity{own, individual, network, stance, promised}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			entities := with(with(with(collaboration(1, "A"), voice...), base...), test.known...)
			entities[0].(*graph.Collaboration).Orientation = test.orientation
			p := processOf(t, entities...)
			all, err := p.Canvas()
			if err != nil || len(all) != 1 {
				t.Fatalf("%d canvases, %v; want that of A", len(all), err)
			}
			if test.want != nil {
				test.want.Text = test.want.Key.Text()
			}
			if diff := cmp.Diff(test.want, all[0].Next); diff != "" {
				t.Errorf("next (-want +got):\n%s", diff)
			}
		})
	}
}

// TestCanvas_part says by whom and how sure, and keeps the levels apart: the holder gives the level.
func TestCanvas_part(t *testing.T) {
	sure, unsure := interest("_:A", "sure"), interest("_:A", "unsure")
	unsure.Author, unsure.Origin, unsure.Confidence = "analist", graph.OriginAssumed, 0.25
	elsewhere := interest("_:A", "elsewhere")
	elsewhere.Collaboration = "_:other"
	p := processOf(t, with(with(collaboration(1, "A"), speaker("An", "A", graph.MandateDecide)...),
		&graph.Collaboration{Record: record("other"), Name: "Other"}, sure, unsure, elsewhere, interest("_:An", "mine"))...)
	all, err := p.Canvas()
	if err != nil {
		t.Fatal(err)
	}
	own := all[0].Own
	if own.Known != process.KnownSaid || len(own.Statements) != 2 || *own.Least != 0.25 || *own.Most != 1 {
		t.Errorf("the organisation's part is %+v", own)
	}
	if diff := cmp.Diff([]graph.PrincipalID{"analist", "owner"}, own.Authors); diff != "" {
		t.Errorf("authors (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]graph.Origin{graph.OriginSelfStated, graph.OriginAssumed}, own.Origins); diff != "" {
		t.Errorf("origins (-want +got):\n%s", diff)
	}
	if got := len(all[0].Individual.Statements); got != 1 {
		t.Errorf("%d interests of individuals, want 1", got)
	}
	if all[0].Network.Known != process.KnownNot || all[0].Network.Least != nil {
		t.Errorf("the network's part is %+v, want nothing known", all[0].Network)
	}
}
