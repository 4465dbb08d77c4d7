package graph_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

// TestPropose_Attitudes holds what three values of one author may be together.
func TestPropose_Attitudes(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Stad"})
	work := w.create("owner", graph.KindCollaboration, graph.Fields{"name": "Brug"})
	joins := w.create("owner", graph.KindParticipation, graph.Fields{"stakeholder": org, "collaboration": work})
	for _, tt := range []struct{ now, wished, realistic, path string }{
		{"", "PARTNER", "", "attitudeWished"},
		{"", "", "WAITER", "attitudeRealistic"},
		{"UNKNOWN", "PARTNER", "PARTNER", ""},
		{"UNKNOWN", "WAITER", "PARTNER", ""}, // where it stands, and so what lies beyond, is not known
		{"WAITER", "FOLLOWER", "FOLLOWER", ""},
		{"WAITER", "FOLLOWER", "PARTNER", "attitudeRealistic"},
		{"WAITER", "FOLLOWER", "AVOIDER", ""}, // it may become worse
		{"WAITER", "FOLLOWER", "UNKNOWN", ""},
		{"WAITER", "", "PARTNER", ""},
		{"WAITER", "WAITER", "FOLLOWER", "attitudeRealistic"},
		{"WAITER", "WAITER", "AVOIDER", ""},
		{"PARTNER", "FOLLOWER", "FOLLOWER", ""},
		{"PARTNER", "FOLLOWER", "WAITER", "attitudeRealistic"},
		{"PARTNER", "FOLLOWER", "PARTNER", ""},
	} {
		fields := graph.Fields{"participation": joins, "attitudeNow": tt.now, "attitudeWished": tt.wished, "attitudeRealistic": tt.realistic}
		_, err := w.try("owner", graph.CreateFrom(graph.KindAssessment, "", fields))
		if tt.path != "" {
			wantError(t, err, graph.CodeInvalid, tt.path)
		} else if err != nil {
			t.Errorf("%v: %v", tt, err)
		}
	}
}

func TestPropose_RefusesBadInput(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Stad"})
	topic := w.create("owner", graph.KindTopic, graph.Fields{"name": "Wonen"})
	absent := graph.ID("top" + string(org)[3:])
	interest := func(topics ...any) graph.Fields {
		return graph.Fields{"holder": org, "text": "Waarom", "topics": topics}
	}
	on := func(topic graph.ID, stance any) map[string]any {
		return map[string]any{"topic": topic, "stance": stance}
	}
	many := make([]any, 21)
	for i := range many {
		many[i] = on(topic, 1)
	}
	stated := func(at string) graph.Fields { return graph.Fields{"holder": org, "text": "x", "statedAt": at} }
	for name, tt := range map[string]struct {
		kind   graph.Kind
		fields graph.Fields
		code   graph.Code
		path   string
	}{
		"name missing":        {graph.KindOrganisation, graph.Fields{}, graph.CodeInvalid, "name"},
		"name blank":          {graph.KindOrganisation, graph.Fields{"name": " \t"}, graph.CodeInvalid, "name"},
		"name too long":       {graph.KindOrganisation, graph.Fields{"name": strings.Repeat("é", 201)}, graph.CodeInvalid, "name"},
		"name endless":        {graph.KindOrganisation, graph.Fields{"name": strings.Repeat("e", 1<<20)}, graph.CodeInvalid, "name"},
		"not UTF-8":           {graph.KindOrganisation, graph.Fields{"name": "a\xff"}, graph.CodeInvalid, "name"},
		"control character":   {graph.KindOrganisation, graph.Fields{"name": "a\x00b"}, graph.CodeInvalid, "name"},
		"line break in name":  {graph.KindOrganisation, graph.Fields{"name": "a\nb"}, graph.CodeInvalid, "name"},
		"bidi override":       {graph.KindOrganisation, graph.Fields{"name": "a\u202eb"}, graph.CodeInvalid, "name"},
		"unknown field":       {graph.KindOrganisation, graph.Fields{"name": "a", "nmae": "b"}, graph.CodeInvalid, "nmae"},
		"internal field":      {graph.KindOrganisation, graph.Fields{"name": "a", "number": 3}, graph.CodeInvalid, "number"},
		"id of one's own":     {graph.KindOrganisation, graph.Fields{"name": "a", "id": "x"}, graph.CodeInvalid, "id"},
		"unknown sector":      {graph.KindOrganisation, graph.Fields{"name": "a", "sector": "SECRET"}, graph.CodeInvalid, "sector"},
		"name a number":       {graph.KindOrganisation, graph.Fields{"name": 3}, graph.CodeInvalid, "name"},
		"alias twice":         {graph.KindOrganisation, graph.Fields{"name": "a", "aliases": []string{"b", "b"}}, graph.CodeInvalid, "aliases.1"},
		"alias empty":         {graph.KindOrganisation, graph.Fields{"name": "a", "aliases": []string{"b", ""}}, graph.CodeInvalid, "aliases.1"},
		"stance too high":     {graph.KindInterest, interest(on(topic, 5)), graph.CodeInvalid, "topics.0.stance"},
		"stance fractional":   {graph.KindInterest, interest(on(topic, 1.5)), graph.CodeInvalid, "topics.0.stance"},
		"topic unknown":       {graph.KindInterest, interest(on(absent, 1)), graph.CodeNotFound, "topics.0.topic"},
		"topic no id":         {graph.KindInterest, interest(on("'; DROP", 1)), graph.CodeNotFound, "topics.0.topic"},
		"topic of other kind": {graph.KindInterest, interest(on(org, 1)), graph.CodeInvalid, "topics.0.topic"},
		"topic twice":         {graph.KindInterest, interest(on(topic, 1), on(topic, 2)), graph.CodeInvalid, "topics.1.topic"},
		"too many topics":     {graph.KindInterest, interest(many...), graph.CodeInvalid, "topics"},
		"depends on itself": {
			graph.KindDependency, graph.Fields{"depender": org, "dependee": org, "importance": 2}, graph.CodeInvalid, "dependee",
		},
		"importance missing": {graph.KindDependency, graph.Fields{"depender": org, "dependee": org}, graph.CodeInvalid, "importance"},
		"confidence above 1": {
			graph.KindInterest, graph.Fields{"holder": org, "text": "x", "confidence": 1.5}, graph.CodeInvalid, "confidence",
		},
		"stated on the day of none":   {graph.KindInterest, stated("0001-01-01T23:59:59Z"), graph.CodeInvalid, "statedAt"},
		"stated before year 1 in UTC": {graph.KindInterest, stated("0001-01-02T00:00:00+14:00"), graph.CodeInvalid, "statedAt"},
		"stated after 9999 in UTC":    {graph.KindInterest, stated("9999-12-31T23:00:00-01:00"), graph.CodeInvalid, "statedAt"},
		"commitment to nothing":       {graph.KindCommitment, graph.Fields{"stakeholder": org}, graph.CodeInvalid, "collaboration"},
		"participation of other kind": {graph.KindAssessment, graph.Fields{"participation": org}, graph.CodeInvalid, "participation"},
		"of a blank author":           {graph.KindInterest, graph.Fields{"holder": org, "text": "x", "author": " "}, graph.CodeInvalid, "author"},
		"attribute without a name":    {graph.KindTopic, graph.Fields{"name": "x", "attributes": map[string]any{"": 1}}, graph.CodeInvalid, "attributes"},
		"a map in a map":              {graph.KindMap, graph.Fields{"name": "x"}, graph.CodeInvalid, ""},
	} {
		t.Run(name, func(t *testing.T) {
			before := w.at
			_, err := w.try("owner", graph.CreateFrom(tt.kind, "", tt.fields))
			wantError(t, err, tt.code, tt.path)
			if w.at != before {
				t.Error("something was stored")
			}
		})
	}
	said := w.create("owner", graph.KindInterest, graph.Fields{"holder": org, "text": "x"})
	for field, empty := range map[string][]any{"author": {nil, "", " "}, "statedAt": {nil}} {
		for _, value := range empty {
			_, err := w.try("owner", graph.Update(said, "", graph.Fields{field: value}))
			wantError(t, err, graph.CodeInvalid, field)
		}
	}
	for _, at := range []string{"0001-01-02T00:00:00Z", "9999-12-31T23:59:59.999Z"} {
		w.create("owner", graph.KindInterest, stated(at))
	}
}

func TestPropose_NamesTheEdit(t *testing.T) {
	w := newWorld(t)
	_, err := w.try("owner",
		graph.CreateFrom(graph.KindOrganisation, "_:a", graph.Fields{"name": "A"}),
		graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": "_:a", "text": ""}))
	wantError(t, err, graph.CodeInvalid, "edits.1.text")
	if got := w.at.Count(graph.KindOrganisation); got != 0 {
		t.Errorf("%d organisations were stored; a Change is all or nothing", got)
	}
}

func TestPropose_LocalNames(t *testing.T) {
	w := newWorld(t)
	r, err := w.try("owner",
		graph.CreateFrom(graph.KindOrganisation, "_:a", graph.Fields{"name": "A"}),
		graph.CreateFrom(graph.KindOrganisation, "_:b", graph.Fields{"name": "B", "partOf": "_:a"}),
		graph.Update("_:b", "", graph.Fields{"name": "B2"}))
	if err != nil {
		t.Fatal(err)
	}
	b := w.at.Find(r.IDs[1]).(*graph.Organisation)
	if b.PartOf != r.IDs[0] || b.Name != "B2" {
		t.Errorf("got %q part of %s, want B2 part of %s", b.Name, b.PartOf, r.IDs[0])
	}
	if r.IDs[2] != r.IDs[1] {
		t.Errorf("the update names %s, want %s", r.IDs[2], r.IDs[1])
	}
}

func TestPropose_PatchLeavesWhatItDoesNotName(t *testing.T) {
	w := newWorld(t)
	id := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A", "description": "d", "scale": "LOCAL", "tags": []string{"x"}})
	var nothing *string
	w.do("owner", graph.Update(id, "", graph.Fields{"description": nothing, "name": "A2"}))
	got := w.at.Find(id).(*graph.Organisation)
	if got.Name != "A2" || got.Description != "" || got.Scale != graph.ScaleLocal || !cmp.Equal(got.Tags, []string{"x"}) {
		t.Errorf("got %+v", got)
	}
}

func TestPropose_ExpectedVersion(t *testing.T) {
	w := newWorld(t)
	id := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	first := w.at.Find(id).Meta().Version
	w.do("owner", graph.Update(id, first, graph.Fields{"name": "B"}))
	_, err := w.try("owner", graph.Update(id, first, graph.Fields{"name": "C"}))
	wantError(t, err, graph.CodeConflict, "expectedVersion")
	var e *graph.Error
	if !errors.As(err, &e) || e.Version != w.at.Find(id).Meta().Version {
		t.Errorf("got %v, want an error that names the current version", err)
	}
	_, err = w.try("owner", graph.Delete(id, first))
	wantError(t, err, graph.CodeConflict, "expectedVersion")
}

func TestPropose_Cycles(t *testing.T) {
	w := newWorld(t)
	a := w.create("owner", graph.KindTopic, graph.Fields{"name": "A"})
	b := w.create("owner", graph.KindTopic, graph.Fields{"name": "B", "narrowerThan": a})
	_, err := w.try("owner", graph.Update(a, "", graph.Fields{"narrowerThan": b}))
	wantError(t, err, graph.CodeInvalid, "narrowerThan")
	_, err = w.try("owner", graph.Update(a, "", graph.Fields{"narrowerThan": a}))
	wantError(t, err, graph.CodeInvalid, "narrowerThan")
}

func TestPropose_TieIsStoredOnce(t *testing.T) {
	w := newWorld(t)
	a := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	b := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "B"})
	x := w.create("owner", graph.KindTie, graph.Fields{"a": a, "b": b, "kind": "TRUSTS", "strength": 2})
	y := w.create("owner", graph.KindTie, graph.Fields{"a": b, "b": a, "kind": "TRUSTS", "strength": 2})
	first, second := w.at.Find(x).(*graph.Tie), w.at.Find(y).(*graph.Tie)
	if first.A != second.A || first.B != second.B || first.A > first.B {
		t.Errorf("got %s–%s and %s–%s, want the smaller id first in both", first.A, first.B, second.A, second.B)
	}
}

func TestDelete_TakesWhatCannotBeWithoutIt(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	part := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "B", "partOf": org})
	topic := w.create("owner", graph.KindTopic, graph.Fields{"name": "T"})
	other := w.create("owner", graph.KindTopic, graph.Fields{"name": "U"})
	mine := w.create("owner", graph.KindInterest, graph.Fields{"holder": org, "text": "x"})
	theirs := w.create("owner", graph.KindInterest, graph.Fields{"holder": part, "text": "y", "topics": []any{
		map[string]any{"topic": topic, "stance": 1}, map[string]any{"topic": other, "stance": 2},
	}})
	collaboration := w.create("owner", graph.KindCollaboration, graph.Fields{"name": "C"})
	joins := w.create("owner", graph.KindParticipation, graph.Fields{"stakeholder": org, "collaboration": collaboration})
	judged := w.create("owner", graph.KindAssessment, graph.Fields{"participation": joins, "power": 3})
	w.do("owner", graph.Delete(org, ""))
	for _, id := range []graph.ID{org, mine, joins, judged} {
		if w.at.Find(id) != nil {
			t.Errorf("%s is still there", id)
		}
	}
	if b := w.at.Find(part).(*graph.Organisation); b.PartOf != "" {
		t.Errorf("B is still part of %s", b.PartOf)
	}
	w.do("owner", graph.Delete(topic, ""))
	if i := w.at.Find(theirs).(*graph.Interest); len(i.Topics) != 1 || i.Topics[0].Topic != other {
		t.Errorf("got topics %v, want the other one only", i.Topics)
	}
}

func TestDelete_KeepsWhatIsHiddenFromTheDeleter(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	analyst := w.member("analyst", graph.MemberAnalyst)
	secret := w.create(analyst, graph.KindInterest, graph.Fields{"holder": org, "text": "x", "audience": "AUTHOR"})
	w.do("owner", graph.Delete(org, ""))
	if v := w.view("owner"); v.Find(org) != nil || v.Find(secret) != nil {
		t.Error("the owner still sees what it deleted")
	}
	if v := w.view(analyst); v.Find(org) == nil || v.Find(secret) == nil {
		t.Error("the author lost its own statement")
	}
	_, err := w.try("owner", graph.Update(org, "", graph.Fields{"name": "B"}))
	wantError(t, err, graph.CodeNotFound, "id")
	w.do(analyst, graph.Delete(secret, ""))
	if w.at.Find(org) != nil {
		t.Error("nothing is said about it any more, and still it is kept")
	}
}

func TestMayWrite(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	other := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "B"})
	theirs := w.create("owner", graph.KindInterest, graph.Fields{"holder": org, "text": "x"})
	w.member("editor", graph.MemberEditor)
	w.member("analyst", graph.MemberAnalyst)
	w.member("viewer", graph.MemberViewer)
	w.member("partner", graph.MemberPartner, org)
	owner := w.at.Members()[0].ID
	interest := func(holder graph.ID) graph.Edit {
		return graph.CreateFrom(graph.KindInterest, "", graph.Fields{"holder": holder, "text": "y"})
	}
	organisation := graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": "C"})
	member := graph.CreateFrom(graph.KindMember, "", graph.Fields{"principal": "z", "name": "Z", "role": "OWNER"})
	for _, tt := range []struct {
		name string
		who  graph.PrincipalID
		edit graph.Edit
		want graph.Code
	}{
		{"editor makes an organisation", "editor", organisation, ""},
		{"editor makes an owner", "editor", member, graph.CodeForbidden},
		{"analyst states", "analyst", interest(org), ""},
		{"analyst makes an organisation", "analyst", organisation, graph.CodeForbidden},
		{"analyst edits another's statement", "analyst", graph.Update(theirs, "", graph.Fields{"text": "z"}), graph.CodeForbidden},
		{"viewer states", "viewer", interest(org), graph.CodeForbidden},
		{"partner states its own", "partner", interest(org), ""},
		{"partner states another's", "partner", interest(other), graph.CodeForbidden},
		{"partner edits what it cannot see", "partner", graph.Update(theirs, "", graph.Fields{"text": "z"}), graph.CodeNotFound},
		{"stranger states", "stranger", interest(org), graph.CodeNotFound},
		{"owner leaves no owner", "owner", graph.Delete(owner, ""), graph.CodeInvalid},
		{"owner steps down alone", "owner", graph.Update(owner, "", graph.Fields{"role": "EDITOR"}), graph.CodeInvalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := graph.Propose(w.at, &graph.Change{Map: w.at.Head().Map, Principal: tt.who, Edits: []graph.Edit{tt.edit}}, w.now, w.ids)
			if tt.want == "" {
				if err != nil {
					t.Fatalf("refused: %v", err)
				}
				return
			}
			if got := graph.CodeOf(err); err == nil || got != tt.want {
				t.Errorf("got %v, want code %s", err, tt.want)
			}
		})
	}
}

func TestAudience(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	person := w.create("owner", graph.KindIndividual, graph.Fields{"name": "P"})
	early := w.create("owner", graph.KindCollaboration, graph.Fields{"name": "C"})
	late := w.create("owner", graph.KindCollaboration, graph.Fields{"name": "D", "phase": "SHARING"})
	w.member("partner", graph.MemberPartner, org)
	for _, tt := range []struct {
		name   string
		who    graph.PrincipalID
		fields graph.Fields
		want   graph.Audience // "" refused
	}{
		{"an organisation's interest stays with the stewards", "owner", graph.Fields{"holder": org}, graph.AudienceStewards},
		{"a person's, said by another, stays with the author", "owner", graph.Fields{"holder": person}, graph.AudienceAuthor},
		{"the network's is everybody's", "owner", graph.Fields{"holder": early}, graph.AudiencePartners},
		{"nobody widens what is said of others", "owner", graph.Fields{"holder": org, "audience": "PARTNERS"}, ""},
		{"nor to the subject itself", "owner", graph.Fields{"holder": org, "audience": "SUBJECT"}, ""},
		{"one's own interest may be shared", "partner", graph.Fields{"holder": org, "audience": "PARTNERS"}, graph.AudiencePartners},
		{
			"but not in a collaboration that does not share yet", "partner",
			graph.Fields{"holder": org, "audience": "PARTNERS", "collaboration": early},
			"",
		},
		{
			"in one that does, it may", "partner",
			graph.Fields{"holder": org, "audience": "PARTNERS", "collaboration": late},
			graph.AudiencePartners,
		},
		{"nobody hides behind another", "owner", graph.Fields{"holder": org, "author": "partner", "audience": "AUTHOR"}, ""},
		{"nor speaks for it", "owner", graph.Fields{"holder": org, "author": "partner", "audience": "PARTNERS"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.fields["text"] = "x"
			r, err := w.try(tt.who, graph.CreateFrom(graph.KindInterest, "", tt.fields))
			if tt.want == "" {
				wantError(t, err, graph.CodeInvalid, "audience")
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := w.at.Find(r.IDs[0]).(*graph.Interest).Audience; got != tt.want {
				t.Errorf("got audience %s, want %s", got, tt.want)
			}
		})
	}
}

func TestAudience_AnEditByAnotherNarrows(t *testing.T) {
	w := newWorld(t)
	org := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "A"})
	w.member("partner", graph.MemberPartner, org)
	id := w.create("partner", graph.KindInterest, graph.Fields{"holder": org, "text": "x", "audience": "PARTNERS"})
	w.do("owner", graph.Update(id, "", graph.Fields{"text": "y"}))
	if got := w.at.Find(id).(*graph.Interest).Audience; got != graph.AudienceStewards {
		t.Errorf("after an edit by another the audience is %s, want STEWARDS", got)
	}
}
