package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// naivelyVisible says in other words what Visible must say.
func naivelyVisible(w *world, who graph.PrincipalID, e graph.Entity) bool {
	var me *graph.Member
	for _, m := range w.at.Members() {
		if m.Principal == who {
			me = m
		}
	}
	if me == nil {
		return false
	}
	if e.Meta().Retired {
		kept := false
		for other := range w.at.All() {
			_, is := other.(graph.Stated)
			kept = kept || (is || other.Meta().Retired) && mentions(other, e.Meta().ID) && naivelyVisible(w, who, other)
		}
		if !kept {
			return false
		}
	}
	s, stated := e.(graph.Stated)
	if !stated {
		return true
	}
	if a, is := e.(*graph.Assessment); is && !naivelyTold(w, me, w.at.Find(a.Participation).(*graph.Participation)) {
		return false
	}
	return naivelyTold(w, me, s)
}

func naivelyTold(w *world, me *graph.Member, s graph.Stated) bool {
	said := s.Said()
	steward := me.Role == graph.MemberOwner || me.Role == graph.MemberEditor || me.Role == graph.MemberAnalyst
	mine := false
	for _, about := range s.Subjects(w.at) {
		for _, bound := range me.Stakeholders {
			mine = mine || about == bound
		}
	}
	switch {
	case said.Author == me.Principal, said.Audience == graph.AudiencePartners:
		return true
	case said.Audience == graph.AudienceStewards:
		return steward
	case said.Audience == graph.AudienceSubject:
		return steward || mine
	}
	return false
}

func mentions(s graph.Entity, id graph.ID) bool {
	for _, f := range graph.LayoutOf(s.EntityKind()).Fields {
		if f.Link == nil {
			continue
		}
		for target := range f.Targets(s) {
			if target.ID == id {
				return true
			}
		}
	}
	return false
}

func TestView_ShowsWhatIsVisible(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(1, 30).Draw(rt, "changes") {
			_, _ = w.try(rapid.SampledFrom(people).Draw(rt, "who"), randomEdit(rt, w))
		}
		for _, who := range people {
			v := w.view(who)
			for e := range w.at.All() {
				if got, want := v.Find(e.Meta().ID) != nil, naivelyVisible(w, who, e); got != want {
					rt.Fatalf("%s sees %s %s: %t, want %t", who, e.EntityKind(), e.Meta().ID, got, want)
				}
			}
		}
	})
}

func TestView_AdvancedEqualsRebuilt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		views := map[graph.PrincipalID]*graph.View{}
		for _, who := range people {
			views[who] = w.dated(w.view(who))
		}
		for range rapid.IntRange(1, 25).Draw(rt, "changes") {
			if _, err := w.try(rapid.SampledFrom(people).Draw(rt, "who"), randomEdit(rt, w)); err != nil {
				continue
			}
			for _, who := range people {
				v, err := views[who].Advance(w.at, &w.events[len(w.events)-1])
				if err != nil {
					rt.Fatal(err)
				}
				moved := v.Revision() != views[who].Revision()
				changed := picture(v.Snapshot) != picture(views[who].Snapshot)
				if moved != changed {
					rt.Fatalf("the revision of %s moved: %t, what it sees changed: %t", who, moved, changed)
				}
				views[who] = v
				fresh := w.dated(w.view(who))
				if fresh.Sight().Key() != v.Sight().Key() {
					views[who] = fresh // its own first hidden statement gave it a sight of its own
					continue
				}
				if diff := cmp.Diff(picture(fresh.Snapshot), picture(v.Snapshot)); diff != "" {
					rt.Fatalf("%s (-rebuilt +advanced):\n%s", who, diff)
				}
				if fresh.Revision() != v.Revision() {
					rt.Fatalf("%s: rebuilt it is at %s, advanced at %s", who, fresh.Revision(), v.Revision())
				}
			}
		}
	})
}

// dated returns the view at the latest event that changed it.
func (w *world) dated(v *graph.View) *graph.View {
	w.tb.Helper()
	dating := graph.NewDating(nil, v)
	for i := range w.events {
		if err := dating.Add(&w.events[i]); err != nil {
			w.tb.Fatal(err)
		}
	}
	return dating.View()
}

func TestSightOf_IsSharedByThoseWhoSeeTheSame(t *testing.T) {
	w := newWorld(t)
	populate(w)
	w.member("second", graph.MemberViewer)
	w.member("third", graph.MemberAnalyst)
	key := func(who graph.PrincipalID) string { return graph.SightOf(w.at, who).Key() }
	if key("viewer") != key("second") {
		t.Error("two viewers do not share a view")
	}
	if key("analyst") != key("third") || key("owner") != key("editor") {
		t.Error("stewards do not share a view")
	}
	if key("viewer") == key("owner") || key("viewer") == key("partner") {
		t.Error("those who see different things share a view")
	}
	org := pickFirst(w, graph.KindOrganisation)
	w.create("analyst", graph.KindInterest, graph.Fields{"holder": org, "text": "x", "audience": "AUTHOR"})
	if key("analyst") == key("third") {
		t.Error("an author of something hidden shares its view")
	}
}

func pickFirst(w *world, k graph.Kind) graph.ID {
	for e := range w.at.Each(k) {
		return e.Meta().ID
	}
	return ""
}

// follow advances the view over the last event and compares it with one made anew.
func (w *world) follow(tb testing.TB, v *graph.View, who graph.PrincipalID) *graph.View {
	tb.Helper()
	next, err := v.Advance(w.at, &w.events[len(w.events)-1])
	if err != nil {
		tb.Fatal(err)
	}
	if diff := cmp.Diff(picture(w.view(who).Snapshot), picture(next.Snapshot)); diff != "" {
		tb.Fatalf("%s (-rebuilt +advanced):\n%s", who, diff)
	}
	return next
}

func TestView_AnAssessmentGoesWithItsParticipation(t *testing.T) {
	w := newWorld(t)
	populate(w)
	joins := w.create("analyst", graph.KindParticipation, graph.Fields{
		"stakeholder": pickFirst(w, graph.KindOrganisation), "collaboration": pickFirst(w, graph.KindCollaboration),
	})
	judged := w.create("owner", graph.KindAssessment, graph.Fields{"participation": joins, "power": 3})
	v := w.view("owner")
	w.do("analyst", graph.Update(joins, "", graph.Fields{"audience": "AUTHOR"}))
	if v = w.follow(t, v, "owner"); v.Find(judged) != nil {
		t.Error("even its author sees no assessment of what is hidden from it")
	}
	second := w.view("editor")
	if second.Find(judged) != nil {
		t.Error("the editor sees an assessment of a participation that is hidden from it")
	}
	w.do("analyst", graph.Update(joins, "", graph.Fields{"audience": "STEWARDS"}))
	if second = w.follow(t, second, "editor"); second.Find(judged) == nil {
		t.Error("the assessment did not come back with its participation")
	}
	w.do("analyst", graph.Update(joins, "", graph.Fields{"audience": "AUTHOR"}))
	if second = w.follow(t, second, "editor"); second.Find(judged) != nil {
		t.Error("the assessment did not go with its participation")
	}
}

func TestView_SomethingRetiredGoesWithTheLastStatementOnIt(t *testing.T) {
	w := newWorld(t)
	populate(w)
	w.member("second", graph.MemberAnalyst)
	org := pickFirst(w, graph.KindOrganisation)
	hidden := graph.Fields{"holder": org, "text": "x", "audience": "AUTHOR"}
	w.create("analyst", graph.KindInterest, hidden)
	its := w.create("second", graph.KindInterest, hidden)
	w.do("owner", graph.Delete(org, ""))
	first, second := w.view("analyst"), w.view("second")
	w.do("second", graph.Delete(its, ""))
	if first = w.follow(t, first, "analyst"); first.Find(org) == nil {
		t.Error("what an author still speaks of is gone")
	}
	if next, err := second.Advance(w.at, &w.events[len(w.events)-1]); err != nil || next.Find(org) != nil {
		t.Errorf("who says nothing about it any more still sees it (%v)", err)
	}
}

func TestSightOf_CountsHiddenStatements(t *testing.T) {
	w := newWorld(t)
	populate(w)
	w.member("third", graph.MemberAnalyst)
	same := func() bool { return graph.SightOf(w.at, "analyst").Key() == graph.SightOf(w.at, "third").Key() }
	hidden := graph.Fields{"holder": pickFirst(w, graph.KindOrganisation), "text": "x", "audience": "AUTHOR"}
	a := w.create("analyst", graph.KindInterest, hidden)
	b := w.create("analyst", graph.KindInterest, hidden)
	w.do("analyst", graph.Delete(a, ""))
	if same() {
		t.Error("one hidden statement is left, and the view is shared")
	}
	w.do("analyst", graph.Update(b, "", graph.Fields{"audience": "STEWARDS"}))
	if !same() {
		t.Error("nothing hidden is left, and the view is not shared")
	}
}
