package noninterference_test

import (
	"slices"

	"raakvlak/graph"
)

// The members of every map.
const (
	owner    graph.PrincipalID = "owner"
	editor   graph.PrincipalID = "editor"
	analyst  graph.PrincipalID = "analyst"
	analyst2 graph.PrincipalID = "analyst2"
	viewer   graph.PrincipalID = "viewer"
	partner0 graph.PrincipalID = "partner0"
	partner1 graph.PrincipalID = "partner1"
	partner2 graph.PrincipalID = "partner2"
)

// bound are, by their local names, the stakeholders that the partners speak for.
var bound = map[graph.PrincipalID][]graph.ID{
	partner0: {"_:org0", "_:ind0"}, partner1: {"_:org1", "_:ind1"}, partner2: {"_:org2", "_:org3"},
}

func members() []graph.Entity {
	member := func(who graph.PrincipalID, role graph.MemberRole) graph.Entity {
		return &graph.Member{
			Record: graph.Record{ID: graph.ID("_:" + string(who))}, Principal: who, Name: string(who), Role: role, Stakeholders: bound[who],
		}
	}
	return []graph.Entity{
		member(owner, graph.MemberOwner), member(editor, graph.MemberEditor), member(analyst, graph.MemberAnalyst),
		member(analyst2, graph.MemberAnalyst), member(viewer, graph.MemberViewer), member(partner0, graph.MemberPartner),
		member(partner1, graph.MemberPartner), member(partner2, graph.MemberPartner),
	}
}

// part is one way to divide the roles: who reads, who hides something from the reader, and in which audiences.
type part struct {
	reader, hider graph.PrincipalID
	audiences     []graph.Audience
}

// parts are written down by hand from the table of audiences, so that the test does not believe what it tests.
var parts = []part{
	{viewer, editor, []graph.Audience{graph.AudienceStewards, graph.AudienceAuthor}},
	{partner0, owner, []graph.Audience{graph.AudienceStewards, graph.AudienceAuthor}},
	{analyst, editor, []graph.Audience{graph.AudienceAuthor}},
	{owner, analyst, []graph.Audience{graph.AudienceAuthor}},
	{viewer, partner1, []graph.Audience{graph.AudienceSubject, graph.AudienceStewards, graph.AudienceAuthor}},
	{partner0, partner1, []graph.Audience{graph.AudienceSubject, graph.AudienceStewards, graph.AudienceAuthor}},
	{owner, partner1, []graph.Audience{graph.AudienceAuthor}},
	{analyst, analyst2, []graph.Audience{graph.AudienceAuthor}},
	{partner0, analyst2, []graph.Audience{graph.AudienceStewards, graph.AudienceAuthor}},
	{viewer, owner, []graph.Audience{graph.AudienceStewards, graph.AudienceAuthor}},
	{owner, editor, []graph.Audience{graph.AudienceAuthor}},
	{editor, owner, []graph.Audience{graph.AudienceAuthor}},
}

// hides reports whether the entity is a statement that the hider keeps from the reader.
func (p part) hides(e graph.Entity) bool {
	s, is := e.(graph.Stated)
	return is && s.Said().Author == p.hider && slices.Contains(p.audiences, s.Said().Audience)
}

// stated are the kinds of statements.
var stated = slices.DeleteFunc(graph.Kinds(), func(k graph.Kind) bool { _, is := k.New().(graph.Stated); return !is })

// plain are the other kinds, without the map and its members, what others refer to first.
var plain = slices.DeleteFunc(graph.Kinds(), func(k graph.Kind) bool {
	_, is := k.New().(graph.Stated)
	return is || k == graph.KindMap || k == graph.KindMember
})
