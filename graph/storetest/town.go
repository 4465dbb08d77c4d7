package storetest

import "raakvlak/graph"

// Town returns the entities of a small map in which much refers to much, with local names as ids.
func Town() []graph.Entity {
	stated := func(audience graph.Audience) graph.Statement {
		return graph.Statement{Origin: graph.OriginObserved, Confidence: 0.5, Audience: audience}
	}
	three := 3
	return []graph.Entity{
		&graph.Organisation{Record: graph.Record{ID: "city", Tags: []string{"lead"}}, Name: "City", Sector: graph.SectorPublic},
		&graph.Organisation{Record: graph.Record{ID: "care"}, Name: "Care", Aliases: []string{"Zorg"}, PartOf: "city"},
		&graph.Individual{Record: graph.Record{ID: "ann"}, Name: "Ann"},
		&graph.Topic{Record: graph.Record{ID: "homes"}, Name: "Homes"},
		&graph.Topic{Record: graph.Record{ID: "rent"}, Name: "Rent", NarrowerThan: "homes"},
		&graph.Resource{Record: graph.Record{ID: "money"}, Name: "Money", Kind: graph.ResourceMoney, Unit: "EUR"},
		&graph.Collaboration{Record: graph.Record{ID: "together"}, Name: "Together", ProblemOwner: "city"},
		&graph.Ambition{
			Record: graph.Record{ID: "roof"}, Name: "A roof for everybody", Collaboration: "together", VoicedBy: []graph.ID{"care", "ann"},
			Topics: []graph.TopicStance{{Topic: "homes", Stance: 4}}, Needs: []graph.Need{{Resource: "money"}},
		},
		&graph.Representation{Statement: stated(graph.AudienceStewards), Individual: "ann", Organisation: "care"},
		&graph.Interest{
			Record: graph.Record{ID: "why"}, Statement: stated(graph.AudienceStewards), Holder: "care", Text: "Fewer people in the street",
			Topics: []graph.TopicStance{{Topic: "homes", Stance: 3}, {Topic: "rent", Stance: 0}},
		},
		&graph.Position{
			Record: graph.Record{ID: "for"}, Statement: stated(graph.AudienceAuthor), Stakeholder: "ann", Ambition: "roof", Stance: &three,
		},
		&graph.Dependency{
			Record: graph.Record{ID: "need"}, Statement: stated(graph.AudienceStewards), Depender: "care", Dependee: "city",
			Resource: "money", Importance: 4,
		},
		&graph.Influence{Statement: stated(graph.AudienceStewards), Influencer: "city", Influenced: "care", Strength: 0},
		&graph.Tie{Statement: stated(graph.AudienceStewards), A: "ann", B: "city", Kind: graph.TieTrusts, Strength: 2},
	}
}

// find returns the map's entity of the kind with the name.
func find(s *graph.Snapshot, k graph.Kind, name string) graph.ID {
	for e := range s.Each(k) {
		if n, is := e.(graph.Named); is && n.EntityName() == name {
			return e.Meta().ID
		}
	}
	return ""
}

func organisation(name string) graph.Edit {
	return graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": name})
}
