package gen

import "raakvlak/graph"

func (g *generator) addRepresentations() {
	mandates := []graph.Mandate{graph.MandateNone, graph.MandateConsult, graph.MandateNegotiate, graph.MandateDecide}
	for n := range int(g.size) {
		if !individual(n) {
			continue
		}
		s := g.statement(n)
		g.add(&graph.Representation{
			Statement: s, Individual: stakeholder(n), Organisation: stakeholder(n - 1), Mandate: pick(g.random, mandates),
		})
	}
}

func (g *generator) addInterests() {
	for n := range int(g.size) {
		for range g.between(4, 12) {
			g.add(&graph.Interest{
				Statement: g.statement(n), Holder: stakeholder(n), Text: sentence(g.random), Topics: g.topicStances(),
			})
		}
	}
}

func (g *generator) addPositions() {
	for n := range int(g.size) {
		for range g.between(0, 4) {
			p := &graph.Position{Statement: g.statement(n), Stakeholder: stakeholder(n), Ambition: local("a", g.skewed(g.ambitions))}
			if !g.chance(8) {
				stance := g.stance()
				p.Stance = &stance
			}
			g.add(p)
		}
	}
}

func (g *generator) addOffers() {
	for n := range int(g.size) {
		if g.chance(50) {
			willing := g.chance(70)
			g.add(&graph.Offer{
				Statement: g.statement(n), Stakeholder: stakeholder(n), Resource: local("r", g.random.IntN(g.resources)), Willing: &willing,
			})
		}
	}
}

func (g *generator) addDependencies() {
	confirmations := []graph.Confirmation{
		graph.ConfirmationAsserted, graph.ConfirmationAsserted, graph.ConfirmationAsserted, graph.ConfirmationAsserted,
		graph.ConfirmationConfirmed, graph.ConfirmationConfirmed, graph.ConfirmationConfirmed, graph.ConfirmationDenied,
	}
	for n := range int(g.size) {
		for range g.between(0, 10) {
			upon := g.other(n)
			s := g.statement(n)
			s.Audience = narrow(s.Audience)
			d := &graph.Dependency{
				Statement: s, Depender: stakeholder(n), Dependee: stakeholder(upon), Resource: local("r", g.random.IntN(g.resources)),
				Importance: g.between(1, 4), Confirmation: pick(g.random, confirmations),
			}
			if g.chance(70) {
				replaceability := float64(g.between(0, 8)) / 8
				d.Replaceability = &replaceability
			}
			g.add(d)
		}
	}
}

// narrow leaves what is about two to the stewards: the other has agreed to nothing wider.
func narrow(a graph.Audience) graph.Audience {
	if a == "" {
		return ""
	}
	return graph.AudienceStewards
}

// other returns a stakeholder that n has to do with: every second time a near one.
func (g *generator) other(n int) int {
	for {
		m := g.random.IntN(int(g.size))
		if g.chance(50) {
			m = min(max(n+g.between(-10, 10), 0), int(g.size)-1)
		}
		if m != n {
			return m
		}
	}
}

func (g *generator) addTies() {
	kinds := []graph.TieKind{graph.TieWorksWith, graph.TieWorksWith, graph.TieTrusts, graph.TieCommunicates, graph.TieClashes}
	for n := range int(g.size) {
		s := g.statement(n)
		s.Audience = narrow(s.Audience)
		g.add(&graph.Tie{Statement: s, A: stakeholder(n), B: stakeholder(g.other(n)), Kind: pick(g.random, kinds), Strength: g.between(1, 4)})
	}
}
