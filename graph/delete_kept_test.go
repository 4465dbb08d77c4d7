package graph_test

import (
	"slices"
	"testing"

	"raakvlak/graph"
)

// assessed returns a map in which the partner joins a collaboration, seen by everybody, and the analyst keeps an
// assessment of that to itself.
func assessed(t *testing.T) (w *world, collaboration, participation, assessment graph.ID) {
	t.Helper()
	w = newWorld(t)
	populate(w)
	partner := graph.PrincipalIn(w.at, "partner").Stakeholders[0]
	for e := range w.at.Each(graph.KindCollaboration) {
		collaboration = e.Meta().ID
	}
	participation = w.create("partner", graph.KindParticipation, graph.Fields{
		"stakeholder": partner, "collaboration": collaboration, "audience": graph.AudiencePartners,
	})
	assessment = w.create("analyst", graph.KindAssessment, graph.Fields{
		"participation": participation, "power": 3, "audience": graph.AudienceAuthor,
	})
	return w, collaboration, participation, assessment
}

func TestDelete_AStatementThatHiddenOnesAreAbout(t *testing.T) {
	w, _, participation, assessment := assessed(t)
	w.do("editor", graph.Delete(participation, ""))
	for _, c := range []struct {
		who   graph.PrincipalID
		id    graph.ID
		shown bool
	}{
		{"analyst", participation, true},
		{"analyst", assessment, true},
		{"owner", participation, false},
		{"partner", participation, false},
		{"viewer", participation, false},
	} {
		if got := w.view(c.who).Find(c.id) != nil; got != c.shown {
			t.Errorf("%s sees %s: %t, want %t", c.who, c.id, got, c.shown)
		}
	}
	w.do("analyst", graph.Delete(assessment, ""))
	if w.at.Find(participation) != nil {
		t.Error("the participation is still there, and nobody sees it")
	}
}

func TestDelete_WhatSomethingKeptRefersTo(t *testing.T) {
	w, collaboration, participation, assessment := assessed(t)
	w.do("editor", graph.Delete(collaboration, ""))
	for who, shown := range map[graph.PrincipalID]bool{"analyst": true, "editor": false, "partner": false, "viewer": false} {
		v := w.view(who) // that it can be made shows that nothing in it leads nowhere
		for _, id := range []graph.ID{collaboration, participation} {
			if got := v.Find(id) != nil; got != shown {
				t.Errorf("%s sees %s: %t, want %t", who, id, got, shown)
			}
		}
	}
	if _, err := w.try("analyst", graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": collaboration, "text": "Toch"})); err != nil {
		t.Errorf("a statement about what is kept: %v", err)
	}
	w.do("analyst", graph.Delete(assessment, ""))
}

func TestCreate_WhatEverybodySeesOfWhatIsDeleted(t *testing.T) {
	w, collaboration, _, _ := assessed(t)
	w.create("editor", graph.KindInterest, graph.Fields{"holder": collaboration, "text": "Voor mij", "audience": graph.AudienceAuthor})
	w.do("owner", graph.Delete(collaboration, ""))
	if w.view("editor").Find(collaboration) == nil {
		t.Fatal("the editor does not see what it wrote about")
	}
	_, err := w.try("editor", graph.CreateFrom(graph.KindTerm, "", graph.Fields{"name": "Thuis", "collaboration": collaboration}))
	wantError(t, err, graph.CodeInvalid, "collaboration")
}

func TestVisibleDeltas_OrderTellsNothing(t *testing.T) {
	var orders [2][]graph.Kind
	for i := range orders {
		w, collaboration, _, _ := assessed(t)
		w.create("owner", graph.KindTerm, graph.Fields{"name": "Thuis", "collaboration": collaboration})
		if i == 1 {
			w.create("analyst", graph.KindInterest, graph.Fields{"holder": collaboration, "text": "Verborgen", "audience": graph.AudienceAuthor})
			w.create("analyst", graph.KindScan, graph.Fields{"instrument": "q", "collaboration": collaboration, "audience": graph.AudienceStewards})
		}
		before := w.at
		w.do("editor", graph.Delete(collaboration, ""))
		deltas, err := graph.VisibleDeltas(nil, graph.PrincipalIn(w.at, "viewer"), before, w.at, &w.events[len(w.events)-1])
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range deltas {
			orders[i] = append(orders[i], d.Kind)
		}
	}
	want := []graph.Kind{graph.KindCollaboration, graph.KindParticipation, graph.KindTerm}
	if !slices.Equal(orders[0], want) || !slices.Equal(orders[1], want) {
		t.Errorf("a viewer is told of %v, and with more hidden of %v, want %v", orders[0], orders[1], want)
	}
}

func TestVisibleDeltas_OfWhatWasSaidAboutSomethingDeletedSince(t *testing.T) {
	for _, hidden := range []bool{false, true} {
		w, _, participation, kept := assessed(t)
		if !hidden {
			w.do("analyst", graph.Delete(kept, ""))
		}
		said := w.create("partner", graph.KindAssessment, graph.Fields{
			"participation": participation, "power": 5, "audience": graph.AudiencePartners,
		})
		w.do("partner", graph.Delete(said, ""))
		deletion := w.events[len(w.events)-1]
		w.do("partner", graph.Delete(participation, ""))
		if got, err := graph.VisibleDeltas(nil, graph.PrincipalIn(w.at, "viewer"), w.at, w.at, &deletion); len(got) > 0 || err != nil {
			t.Errorf("with a hidden assessment: %t; a viewer is told of %d changes, %v, want none", hidden, len(got), err)
		}
	}
}
