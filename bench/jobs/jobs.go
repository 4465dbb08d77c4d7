// Package jobs lists every analysis that can work long, each with the kind of map that it works longest on, for what
// measures and tests them all.
package jobs

import (
	"math/rand/v2"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Job is one analysis over one map: the largest of its kind that an operation pays for.
type Job struct {
	Name string
	On   Map
	Do   func(*graph.View, analysis.Work) error
}

// All returns every job, in the order of maps. Those that are about no map are as large as they may be, or small.
func All(small bool) []Job {
	var all []Job
	on := func(m Map, list ...Job) {
		for _, j := range list {
			j.On = m
			all = append(all, j)
		}
	}
	on(M, aligned(analysis.SubjectBoth,
		asked{"camps", func(a *analysis.Alignment) error { return second(a.Camps()) }},
		asked{"trades", func(a *analysis.Alignment) error { return second(a.Trades(analysis.TradeRequest{Limit: 10})) }},
		asked{"what to ask next", func(a *analysis.Alignment) error { return second(a.AskNext("", 10)) }},
	)...)
	on(M, network(analysis.RelationCongruence,
		measured{"made", func(*analysis.Network) error { return nil }},
		measured{"balance and frustration", func(n *analysis.Network) error { return second(n.Balance()) }},
		measured{"communities", func(n *analysis.Network) error { return second(n.Modularity()) }},
		measured{"core and periphery", func(n *analysis.Network) error { return second(n.CorePeriphery()) }},
		measured{"eigenvector", node(func(n analysis.NetworkNode) error { return second(n.Eigenvector()) })},
		measured{"constraint", ordered(analysis.NodeConstraint)},
		measured{"effective size", ordered(analysis.NodeEffectiveSize)},
	)...)
	on(M, coalitions()...)
	on(M, covers(small)...)
	on(L, aligned(analysis.SubjectBoth,
		asked{"pairs by score", pairs(analysis.PairHighestScore)},
		asked{"pairs of a kind", func(a *analysis.Alignment) error {
			return second(a.PairsOfKind(analysis.KindFalseConflict, analysis.PairRequest{Limit: 10}))
		}},
		asked{"top 5 of each", func(a *analysis.Alignment) error { return second(a.TopOfEach(5, analysis.PairHighestScore)) }},
		asked{"unknown pairs", func(a *analysis.Alignment) error {
			return second(a.Unknown(analysis.UnknownRequest{Limit: 100}))
		}},
		asked{"tensions", func(a *analysis.Alignment) error { return second(a.Tensions(analysis.TensionRequest{Limit: 10})) }},
		asked{"nearest of one", func(a *analysis.Alignment) error {
			return second(a.TopOf(a.Stakeholders()[0].Meta().ID, 20, analysis.PairHighestScore))
		}},
		asked{"strengths of order 3", func(a *analysis.Alignment) error {
			p, err := a.Pair(a.Stakeholders()[0].Meta().ID, a.Stakeholders()[1].Meta().ID)
			if err == nil {
				_, err = p.Towards(3)
			}
			return err
		}},
	)...)
	on(L, Job{Name: "uncertainty of 100 pairs", Do: func(v *graph.View, w analysis.Work) error {
		a, err := analysis.Align(v, analysis.AlignmentOptions{Uncertainty: true, Work: w})
		if err != nil {
			return err
		}
		page, err := a.Pairs(analysis.PairRequest{Limit: 100, With: a.Stakeholders()[0].Meta().ID})
		for _, p := range page.Pairs {
			if err == nil {
				_, err = p.Interval()
			}
		}
		return err
	}})
	on(L, Job{Name: "pairs by soft cosine", Do: func(v *graph.View, w analysis.Work) error {
		a, err := analysis.Align(v, analysis.AlignmentOptions{Of: analysis.SubjectInterests, Measure: analysis.MeasureSoftCosine, Work: w})
		if err != nil {
			return err
		}
		return pairs(analysis.PairHighestScore)(a)
	}})
	on(L, depending(
		needed{"cycles of 5", func(d *analysis.Dependence) error { return second(d.Cycles(5, 20)) }},
		needed{"without one", func(d *analysis.Dependence) error {
			return second(d.Without([]graph.ID{d.Stakeholders()[0].Meta().ID}))
		}},
	)...)
	on(L, network(analysis.RelationDependencies,
		measured{"betweenness from 1,000", func(n *analysis.Network) error { return node(betweenness)(n) }},
		measured{"communities", func(n *analysis.Network) error { return second(n.Modularity()) }},
		measured{"constraint", ordered(analysis.NodeConstraint)},
	)...)
	on(L, compared()...)
	on(Crowded, taken()...)
	on(Crowded, taking()...)
	on(Met, met()...)
	on(Drafted, drafted()...)
	on(Answered, answered()...)
	on(Interplay, played()...)
	on(XL, views()...)
	on(XL, lists()...)
	on(XL, changed()...)
	on(XL, aligned(analysis.SubjectInterests,
		asked{"laid side by side", func(*analysis.Alignment) error { return nil }},
		asked{"pairs by score", pairs(analysis.PairHighestScore)},
		asked{"subjects", func(a *analysis.Alignment) error { return second(a.Subjects(analysis.SubjectMostContested)) }},
	)...)
	on(XL, depending(
		needed{"made", func(*analysis.Dependence) error { return nil }},
		needed{"mutual", func(d *analysis.Dependence) error { return second(d.Mutual(nil, 10)) }},
		needed{"critical", func(d *analysis.Dependence) error { return second(d.Critical(10)) }},
		needed{"sums", func(d *analysis.Dependence) error { return second(d.Sums(10)) }},
		needed{"single points", func(d *analysis.Dependence) error { return second(d.SinglePoints(10)) }},
		needed{"confirmed", func(d *analysis.Dependence) error { return second(d.Said(graph.ConfirmationConfirmed)) }},
		needed{"path", func(d *analysis.Dependence) error {
			who := d.Stakeholders()
			_, _, err := d.Path(who[0].Meta().ID, who[len(who)-1].Meta().ID)
			return err
		}},
	)...)
	on(XL, network(analysis.RelationDependencies,
		measured{"made", func(*analysis.Network) error { return nil }},
		measured{"components", func(n *analysis.Network) error { return second(n.Components()) }},
		measured{"cores", ordered(analysis.NodeCore)},
		measured{"page rank", node(func(n analysis.NetworkNode) error { return second(n.PageRank()) })},
		measured{"openness by sector", func(n *analysis.Network) error { return second(n.Openness(analysis.GroupingSector)) }},
	)...)
	on(XL, network(analysis.RelationTies,
		measured{"made", func(*analysis.Network) error { return nil }},
		measured{"balance and frustration", func(n *analysis.Network) error { return second(n.Balance()) }},
		measured{"eigenvector", node(func(n analysis.NetworkNode) error { return second(n.Eigenvector()) })},
		measured{"communities", func(n *analysis.Network) error { return second(n.Modularity()) }},
		measured{"core and periphery", func(n *analysis.Network) error { return second(n.CorePeriphery()) }},
	)...)
	return all
}

func second[T any](_ T, err error) error { return err }

// asked is what is asked of an alignment, measured of a network, and needed of a dependence.
type (
	asked struct {
		name string
		do   func(*analysis.Alignment) error
	}
	measured struct {
		name string
		do   func(*analysis.Network) error
	}
	needed struct {
		name string
		do   func(*analysis.Dependence) error
	}
)

func aligned(of analysis.AlignmentSubject, list ...asked) (out []Job) {
	for _, one := range list {
		out = append(out, Job{Name: "alignment: " + one.name, Do: func(v *graph.View, w analysis.Work) error {
			a, err := analysis.Align(v, analysis.AlignmentOptions{Of: of, Work: w})
			if err != nil {
				return err
			}
			return one.do(a)
		}})
	}
	return out
}

func pairs(order analysis.PairOrder) func(*analysis.Alignment) error {
	return func(a *analysis.Alignment) error {
		return second(a.Pairs(analysis.PairRequest{Order: order, Limit: 10}))
	}
}

func depending(list ...needed) (out []Job) {
	for _, one := range list {
		out = append(out, Job{Name: "dependence: " + one.name, Do: func(v *graph.View, w analysis.Work) error {
			d, err := analysis.DependenceOf(v, analysis.DependenceOptions{Work: w})
			if err != nil {
				return err
			}
			return one.do(d)
		}})
	}
	return out
}

// sampled is from how many nodes betweenness is estimated where there are more than are counted.
const sampled = 1_000

func network(over analysis.NetworkRelation, list ...measured) (out []Job) {
	for _, one := range list {
		out = append(out, Job{Name: "network of " + string(over) + ": " + one.name, Do: func(v *graph.View, w analysis.Work) error {
			n, err := analysis.NetworkOf(v, analysis.NetworkOptions{Over: over, Sample: sampled, Work: w})
			if err != nil {
				return err
			}
			return one.do(n)
		}})
	}
	return out
}

func node(do func(analysis.NetworkNode) error) func(*analysis.Network) error {
	return func(n *analysis.Network) error {
		first, err := n.Node(n.Stakeholders()[0].Meta().ID)
		if err != nil {
			return err
		}
		return do(first)
	}
}

func betweenness(n analysis.NetworkNode) error { return second(n.Betweenness()) }

func ordered(by analysis.NetworkNodeOrder) func(*analysis.Network) error {
	return func(n *analysis.Network) error { return second(n.Nodes(by, "", 10)) }
}

// coalitions are among the first stakeholders, with weights that make many coalitions.
func coalitions() []Job {
	among := func(v *graph.View, w analysis.Work, players, spread int) (*analysis.Coalitions, error) {
		o := analysis.CoalitionOptions{Work: w}
		for _, e := range v.ByName(graph.KindOrganisation) {
			o.Weights = append(o.Weights, analysis.StakeholderWeight{Stakeholder: e.Meta().ID, Weight: 1 + float64(len(o.Weights)%spread)})
			if len(o.Weights) == players {
				break
			}
		}
		return analysis.CoalitionsOf(v, o)
	}
	return []Job{
		{Name: "coalitions of 20: minimal", Do: func(v *graph.View, w analysis.Work) error {
			c, err := among(v, w, 20, 7)
			if err == nil {
				_, err = c.Minimal(100)
			}
			return err
		}},
		{Name: "coalitions of 20: connected", Do: func(v *graph.View, w analysis.Work) error {
			c, err := among(v, w, 20, 7)
			if err == nil {
				_, err = c.Connected(analysis.LinkAlignment, analysis.SubjectBoth, 100)
			}
			return err
		}},
		{Name: "coalitions of 300: voting power", Do: func(v *graph.View, w analysis.Work) error {
			c, err := among(v, w, 300, 1)
			if err == nil {
				_, err = c.VotingPower()
			}
			return err
		}},
	}
}

// covers are problems with as many candidates as are solved exactly, and with as many as there may be.
func covers(small bool) []Job {
	problem := func(needs, candidates, each int) analysis.CoverProblem {
		r := rand.New(rand.NewPCG(seed, 0xc03e))
		p := analysis.CoverProblem{Needs: needs, Candidates: make([]analysis.CoverCandidate, candidates)}
		for i := range p.Candidates {
			p.Candidates[i].Cost = 1 + r.Float64()
			for range each {
				p.Candidates[i].Brings = append(p.Candidates[i].Brings, r.IntN(p.Needs))
			}
		}
		return p
	}
	solved := func(needs, candidates, each int) func(*graph.View, analysis.Work) error {
		p := problem(needs, candidates, each)
		return func(_ *graph.View, w analysis.Work) error {
			p := p
			p.Work = w
			return second(p.Solve())
		}
	}
	most, candidates := 100_000, analysis.MostExactCovers
	if small {
		most, candidates = 5_000, 15
	}
	return []Job{
		{Name: "partner sets: all of 25 candidates", Do: solved(40, candidates, 8)},
		{Name: "partner sets: greedy of 100,000 candidates", Do: solved(analysis.MostNeeds, most, 2)},
	}
}

// played are the methods of matrices, as large as they may be.
func played() (out []Job) {
	interplay := func(name string, do func(*analysis.Mactor) error) {
		out = append(out, Job{Name: "MACTOR: " + name, Do: func(v *graph.View, w analysis.Work) error {
			m, err := analysis.MactorOf(v, analysis.MactorOptions{Derive: true, Work: w})
			if err != nil {
				return err
			}
			return do(m)
		}})
	}
	discourse := func(name string, o analysis.DiscourseOptions, do func(*analysis.Discourse) error) {
		out = append(out, Job{Name: "discourse: " + name, Do: func(v *graph.View, w analysis.Work) error {
			o := o
			o.Work = w
			d, err := analysis.DiscourseOf(v, o)
			if err != nil {
				return err
			}
			return do(d)
		}})
	}
	interplay("made", func(*analysis.Mactor) error { return nil })
	interplay("convergence", func(m *analysis.Mactor) error { return second(m.Convergence(3)) })
	interplay("actors", func(m *analysis.Mactor) error { return second(m.Actors()[0].Ambivalence(3)) })
	interplay("ambitions", func(m *analysis.Mactor) error { return second(m.AmbitionsOf()[0].Mobilisation(3)) })
	discourse("congruence", analysis.DiscourseOptions{}, func(d *analysis.Discourse) error { return second(d.Congruence()) })
	discourse("once a month", analysis.DiscourseOptions{Duplicates: analysis.DuplicatesMonth, Normalisation: analysis.NormaliseDNAJaccard},
		func(d *analysis.Discourse) error { return second(d.Subtract()) })
	discourse("two modes", analysis.DiscourseOptions{}, func(d *analysis.Discourse) error { return second(d.TwoMode("")) })
	discourse("polarisation in 10 windows", analysis.DiscourseOptions{}, func(d *analysis.Discourse) error { return second(d.Polarisation(365, 70)) })
	return out
}
