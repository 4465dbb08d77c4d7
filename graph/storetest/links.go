package storetest

import (
	"testing"

	"raakvlak/graph"
)

// linksChanged changes every kind of link: to another target, to none, back again, and what the arrow says.
func linksChanged(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	city, care := find(c.at, graph.KindOrganisation, "City"), find(c.at, graph.KindOrganisation, "Care")
	homes, rent := find(c.at, graph.KindTopic, "Homes"), find(c.at, graph.KindTopic, "Rent")
	var interest, dependency, tie, roof graph.ID
	for e := range c.at.All() {
		switch e.(type) {
		case *graph.Interest:
			interest = e.Meta().ID
		case *graph.Dependency:
			dependency = e.Meta().ID
		case *graph.Tie:
			tie = e.Meta().ID
		case *graph.Ambition:
			roof = e.Meta().ID
		}
	}
	type topic = map[string]any
	for _, edits := range [][]graph.Edit{
		{graph.Update(care, "", graph.Fields{"partOf": nil})},
		{graph.Update(city, "", graph.Fields{"partOf": care})},
		{graph.Update(interest, "", graph.Fields{"holder": city})},
		{graph.Update(interest, "", graph.Fields{"topics": []any{topic{"topic": rent, "stance": -4}, topic{"topic": homes, "stance": 0}}})},
		{graph.Update(interest, "", graph.Fields{"topics": []any{topic{"topic": homes, "stance": 1}, topic{"topic": rent, "stance": 2}}})},
		{graph.Update(interest, "", graph.Fields{"topics": []any{topic{"topic": homes, "stance": 1}}})},
		{graph.Update(interest, "", graph.Fields{"topics": nil})},
		{graph.Update(dependency, "", graph.Fields{"depender": city, "dependee": care, "resource": nil})},
		{graph.Update(tie, "", graph.Fields{"a": city, "b": care, "strength": 4})},
		{graph.Update(roof, "", graph.Fields{"voicedBy": []any{city}, "needs": nil, "collaboration": nil, "topics": nil})},
		{graph.Update(roof, "", graph.Fields{"voicedBy": []any{care, city}})},
		{graph.Update(roof, "", graph.Fields{"voicedBy": []any{city, care}})},
	} {
		c.Do(t, edits...)
		c.expectLoaded(t)
	}
}

func linksDeletedWithTheirEnd(t *testing.T, w *World) {
	for _, kind := range graph.Kinds() {
		if kind == graph.KindMap || kind == graph.KindMember {
			continue
		}
		c := w.Found(t, "Town", Town()...)
		for e := range c.at.Each(kind) {
			if c.at.Find(e.Meta().ID) == nil {
				continue // went with one before it
			}
			c.Do(t, graph.Delete(e.Meta().ID, ""))
			c.expectLoaded(t)
		}
	}
}

// linksManyAndTwice keeps several links between the same two, and one to itself, in both directions.
func linksManyAndTwice(t *testing.T, w *World) {
	c := w.Found(t, "Many")
	f := newFiller(w, c.Map())
	a, b := f.every[graph.KindOrganisation][0], f.every[graph.KindOrganisation][1]
	organisations := []graph.Entity{
		&graph.Organisation{Record: graph.Record{ID: a}, Name: "A", PartOf: b},
		&graph.Organisation{Record: graph.Record{ID: b}, Name: "B", PartOf: a},
	}
	var between []graph.Entity
	for _, ends := range [][2]graph.ID{{a, b}, {a, b}, {b, a}, {a, a}} {
		between = append(
			between,
			&graph.Influence{
				Record:     graph.Record{ID: w.IDs.New(graph.KindInfluence, c.Map())},
				Influencer: ends[0], Influenced: ends[1], Strength: 0,
			},
			&graph.Dependency{
				Record:   graph.Record{ID: w.IDs.New(graph.KindDependency, c.Map())},
				Depender: ends[0], Dependee: ends[1], Importance: 1,
			},
			&graph.Tie{
				Record: graph.Record{ID: w.IDs.New(graph.KindTie, c.Map())}, A: ends[0], B: ends[1], Kind: graph.TieTrusts, Strength: 1,
			},
		)
	}
	expectKept(t, c, append(organisations, between...)...)
}
