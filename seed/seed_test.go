package seed_test

import (
	"crypto/sha256"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
	"raakvlak/graph/process/instrument"
	"raakvlak/seed"
)

// found makes maps of the examples, as a server does that starts with them.
func found(t *testing.T) map[string]*graph.Snapshot {
	t.Helper()
	examples, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*graph.Snapshot{}
	for _, m := range examples {
		founding, err := graph.Found(m.Batch.Foundation("owner"), time.Unix(0, 0), graph.NewIDs(newNoise()))
		if err != nil {
			t.Fatalf("%s: %v", m.Name, m.Batch.Locate(err))
		}
		out[m.Name] = founding.Snapshot
	}
	return out
}

func TestMaps(t *testing.T) {
	type counts map[string]int
	want := map[string]counts{
		"Samen thuis in De Kaai": {
			"Map": 1, "Organisation": 14, "Individual": 10, "Topic": 13, "Resource": 12, "Collaboration": 2, "Ambition": 8,
			"Representation": 12, "Interest": 52, "Position": 70, "Offer": 17, "Commitment": 8, "Dependency": 37, "Influence": 28,
			"Tie": 24, "Participation": 19, "Assessment": 18, "Contact": 7, "Scan": 12, "Term": 3, "Action": 3, "Agreement": 1,
			"Member": 6,
		},
		"Fresh water": {"Map": 1, "Individual": 117, "Ambition": 80, "Collaboration": 1, "Position": 3972, "Member": 1},
	}
	got := map[string]counts{}
	for name, s := range found(t) {
		got[name] = counts{}
		for e := range s.All() {
			got[name][e.EntityKind().String()]++
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entities per map and kind (-want +got):\n%s", diff)
	}
}

// TestWorkedCase holds the worked case to what it is there to show.
func TestWorkedCase(t *testing.T) {
	s := found(t)["Samen thuis in De Kaai"]
	mutual, zero, unknown := 0, 0, 0
	depends := map[[2]graph.ID]bool{}
	for d := range graph.Every[*graph.Dependency](s) {
		if d.Confirmation != graph.ConfirmationDenied {
			depends[[2]graph.ID{d.Depender, d.Dependee}] = true
		}
	}
	for pair := range depends {
		if pair[0] < pair[1] && depends[[2]graph.ID{pair[1], pair[0]}] {
			mutual++
		}
	}
	for p := range graph.Every[*graph.Position](s) {
		switch {
		case p.Unknown():
			unknown++
		case *p.Stance == 0:
			zero++
		}
	}
	levels := map[graph.Level]int{}
	for i := range graph.Every[*graph.Interest](s) {
		levels[i.Level()]++
	}
	sectors := map[graph.Sector]int{}
	for o := range graph.Every[*graph.Organisation](s) {
		sectors[o.Sector]++
	}
	type shown struct {
		Mutual, Zero, Unknown int
		Levels                map[graph.Level]int
		Sectors               map[graph.Sector]int
	}
	want := shown{
		9, 2, 5,
		map[graph.Level]int{graph.LevelIndividual: 9, graph.LevelOrganisation: 38, graph.LevelNetwork: 5},
		map[graph.Sector]int{graph.SectorPublic: 4, graph.SectorNonProfit: 5, graph.SectorProfit: 2, graph.SectorCitizens: 3},
	}
	if diff := cmp.Diff(want, shown{mutual, zero, unknown, levels, sectors}); diff != "" {
		t.Errorf("the worked case (-want +got):\n%s", diff)
	}
}

// TestWorkedCaseHidesByRole sees to it that the roles of the worked case see different things.
func TestWorkedCaseHidesByRole(t *testing.T) {
	s := found(t)["Samen thuis in De Kaai"]
	sees := func(principal graph.PrincipalID) int {
		v, err := graph.NewView(s, graph.SightOf(s, principal))
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for e := range v.All() {
			if _, is := e.(graph.Stated); is {
				n++
			}
		}
		return n
	}
	order := []graph.PrincipalID{"bezoeker", "thuiszorg", "analist"}
	for i, principal := range order[1:] {
		if fewer, more := sees(order[i]), sees(principal); fewer >= more || fewer == 0 {
			t.Errorf("%s sees %d statements and %s %d, want fewer", order[i], fewer, principal, more)
		}
	}
	if got := sees("nobody"); got != 0 {
		t.Errorf("somebody who is no member sees %d statements, want none", got)
	}
}

// TestMapsTwice reads the examples into the maps made of them: nothing may change.
func TestMapsTwice(t *testing.T) {
	made := found(t)
	again, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range again {
		s := made[m.Name]
		whole, err := graph.NewView(s, graph.SightOf(s, "owner"))
		if err != nil {
			t.Fatal(err)
		}
		plan, err := exchange.Merge(whole, m.Batch, "owner")
		if err != nil {
			t.Fatalf("%s: %v", m.Name, err)
		}
		// Three remarks are their authors' alone: the owner does not see them, so to the owner they are new.
		want := map[string]int{"Samen thuis in De Kaai": 3}[m.Name]
		if got := len(plan.Edits); got != want {
			t.Errorf("%s read twice makes %d edits, want %d: %+v", m.Name, got, want, plan.Report.Counts)
		}
	}
}

// newNoise returns a source of bytes that is the same in every run.
func newNoise() *noise { return &noise{state: sha256.Sum256([]byte("seed"))} }

type noise struct{ state [32]byte }

func (n *noise) Read(p []byte) (int, error) {
	for i := range p {
		n.state = sha256.Sum256(n.state[:])
		p[i] = n.state[0]
	}
	return len(p), nil
}

// TestScans holds the answers of the examples to the instruments, and wants some of several people.
func TestScans(t *testing.T) {
	rule := instrument.Answering{Library: instrument.Standard()}
	authors := map[string]map[graph.PrincipalID]bool{}
	for _, s := range found(t) {
		for scan := range graph.Every[*graph.Scan](s) {
			if err := rule.Allow(&graph.Event{Deltas: []graph.Delta{{After: scan}}}, nil); err != nil {
				t.Errorf("%s of %s: %v", scan.Instrument, scan.Author, err)
			}
			if authors[scan.Instrument] == nil {
				authors[scan.Instrument] = map[graph.PrincipalID]bool{}
			}
			authors[scan.Instrument][scan.Author] = true
		}
	}
	for _, i := range instrument.Standard().All() {
		if n := len(authors[i.Key]); n < 2 {
			t.Errorf("%d people answered %s", n, i.Key)
		}
	}
}
