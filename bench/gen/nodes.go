package gen

import (
	"slices"
	"strconv"

	"raakvlak/graph"
)

func (g *generator) addStakeholders() {
	sectors := []graph.Sector{graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens}
	scales := []graph.Scale{graph.ScaleLocal, graph.ScaleRegional, graph.ScaleNational}
	for n := range int(g.size) {
		if individual(n) {
			function := pick(g.random, functions)
			g.add(&graph.Individual{
				Record: graph.Record{ID: stakeholder(n)}, Name: function + " " + concern(g.random, n), Function: function,
			})
			continue
		}
		g.add(&graph.Organisation{
			Record: graph.Record{ID: stakeholder(n), Tags: []string{pick(g.random, places)}},
			Name:   pick(g.random, bodies) + " " + concern(g.random, n), Sector: pick(g.random, sectors),
			Scale: pick(g.random, scales), Domains: []string{pick(g.random, concerns)},
		})
	}
}

// addTopics makes a forest: one topic in five is a root, the others are narrower than an earlier one.
func (g *generator) addTopics() {
	for n := range g.topics {
		t := &graph.Topic{Record: graph.Record{ID: local("t", n)}, Name: pick(g.random, concerns) + " en " + strconv.Itoa(n)}
		if n%5 != 0 {
			t.NarrowerThan = local("t", g.random.IntN(n))
		}
		g.add(t)
	}
}

func (g *generator) addResources() {
	kinds := []graph.ResourceKind{
		graph.ResourceMoney, graph.ResourcePeople, graph.ResourceKnowledge, graph.ResourceAuthority, graph.ResourceData, graph.ResourceSpace,
	}
	for n := range g.resources {
		g.add(&graph.Resource{Record: graph.Record{ID: local("r", n)}, Name: "Middel " + strconv.Itoa(n), Kind: pick(g.random, kinds)})
	}
}

func (g *generator) addAmbitions() {
	for n := range g.ambitions {
		a := &graph.Ambition{Record: graph.Record{ID: local("a", n)}, Name: "Ambitie " + concern(g.random, n)}
		a.Topics = g.topicStances()
		a.VoicedBy = []graph.ID{stakeholder(g.random.IntN(int(g.size)))}
		a.Needs = []graph.Need{{Resource: local("r", g.random.IntN(g.resources))}}
		if n%4 != 0 {
			a.PartOf = local("a", g.random.IntN(n))
		}
		g.add(a)
	}
}

// topicStances returns stances on one topic, and one time in ten on a second one.
func (g *generator) topicStances() []graph.TopicStance {
	var on []graph.TopicStance
	for n := 0; n == 0 || n == 1 && g.chance(10); n++ {
		topic := local("t", g.skewed(g.topics))
		if !slices.ContainsFunc(on, func(t graph.TopicStance) bool { return t.Topic == topic }) {
			on = append(on, graph.TopicStance{Topic: topic, Stance: g.stance()})
		}
	}
	return on
}

func (g *generator) addMembers() {
	for _, m := range []graph.Member{
		{Principal: Owner, Name: "Owner", Role: graph.MemberOwner},
		{Principal: Analyst, Name: "Analyst", Role: graph.MemberAnalyst},
		{Principal: Viewer, Name: "Viewer", Role: graph.MemberViewer},
		{Principal: PartnerA, Name: "Partner A", Role: graph.MemberPartner, Stakeholders: []graph.ID{stakeholder(0)}},
		{Principal: PartnerB, Name: "Partner B", Role: graph.MemberPartner, Stakeholders: []graph.ID{stakeholder(1)}},
	} {
		g.add(&m)
	}
}
