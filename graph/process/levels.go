package process

import (
	"raakvlak/graph"
)

// The checks on the three levels of interests.
const (
	CheckLevelNetwork      CheckKey = "LEVEL_NETWORK"
	CheckLevelOrganisation CheckKey = "LEVEL_ORGANISATION"
	CheckLevelIndividual   CheckKey = "LEVEL_INDIVIDUAL"
	CheckLevelsIntegrated  CheckKey = "LEVELS_INTEGRATED"
)

// levels looks whether individual interests, those of organisations and those of the network are all known, and whether
// they pull the same way ("Balanceren en integreren").
func (p *Process) levels() CheckGroup {
	g := CheckGroup{Key: GroupLevels, Name: Text{"Balanceren en integreren van de drie niveaus", "Balancing and integrating the three levels"}}
	network := stated(p.Interests)
	var own, individual []graph.Stated
	for one := range each(p.reading, p.Present()) {
		of := stated(p.interestsOf(one.Meta().ID))
		if one.organisation() {
			own = append(own, of...)
			individual = append(individual, p.voicesOf(one)...)
		} else {
			individual = append(individual, of...)
		}
	}
	g.Checks = []Check{
		level(CheckLevelNetwork, LevelNetworkKey, Text{"Belangen van het netwerk", "Interests of the network"}, network),
		level(CheckLevelOrganisation, LevelOrganisationKey, Text{"Belangen van de organisaties", "Interests of the organisations"}, own),
		level(CheckLevelIndividual, LevelIndividualKey, Text{"Individuele belangen", "Individual interests"}, individual),
	}
	g.Checks = append(g.Checks, p.integrated(worst(g.Checks[0].State, g.Checks[1].State, g.Checks[2].State) == StateMet, network, own, individual))
	g.Conclusion = written("Netwerk %d, organisatie %d, individu %d belangen.", "Network %d, organisation %d, individual %d interests.",
		len(network), len(own), len(individual))
	return g
}

func level(key CheckKey, asked QuestionKey, text Text, all []graph.Stated) Check {
	c := Check{Key: key, Text: text}
	if len(all) == 0 {
		return c.with(result{
			state: StateOpen, finding: Text{"Op dit niveau is geen belang bekend.", "No interest is known on this level."}, todo: asked.Text(),
		})
	}
	return c.with(result{
		state: StateMet, evidence: entities(all), finding: written("%d belangen bekend.", "%d interests are known.", len(all)),
	})
}

// integrated holds when no topic is wanted on one level and unwanted on another. A level's stance on a topic is the sum of
// what its interests say of it.
func (p *Process) integrated(known bool, levels ...[]graph.Stated) Check {
	c := Check{Key: CheckLevelsIntegrated, Text: Text{"De drie niveaus trekken dezelfde kant op", "The three levels pull the same way"}}
	if !known {
		return c.with(result{
			state: StateUnknown, finding: Text{"Niet op elk niveau is een belang bekend.", "Not on each level an interest is known."},
			todo: Text{"Vraag eerst naar de belangen op elk niveau.", "Ask for the interests on each level first."},
		})
	}
	pro, con := map[graph.ID]bool{}, map[graph.ID]bool{}
	about := map[graph.ID][]graph.Entity{}
	for _, all := range levels {
		sums := map[graph.ID]int{}
		for s := range each(p.reading, all) {
			for _, t := range s.(*graph.Interest).Topics {
				sums[t.Topic] += t.Stance
				about[t.Topic] = append(about[t.Topic], s)
			}
		}
		for topic, sum := range sums {
			pro[topic], con[topic] = pro[topic] || sum > 0, con[topic] || sum < 0
		}
	}
	var torn []graph.Named
	for topic := range about {
		if p.pace.Step() == nil && pro[topic] && con[topic] {
			torn = append(torn, p.view.Find(topic).(graph.Named))
		}
	}
	if len(torn) == 0 {
		return c.with(result{state: StateMet, finding: Text{"Geen onderwerp trekt de niveaus uit elkaar.", "No topic pulls the levels apart."}})
	}
	sortNamed(p.reading, torn)
	var evidence []graph.Entity
	for _, t := range torn {
		evidence = append(append(evidence, t), about[t.Meta().ID]...)
	}
	return c.with(result{
		state: StateOpen, evidence: evidence, finding: written("Uit elkaar op %s.", "Apart on %s.", named(torn)),
		todo: written("Maak de spanning over %s bespreekbaar.", "Make the tension on %s something to talk about.", named(torn)),
	})
}
