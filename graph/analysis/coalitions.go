package analysis

import (
	"cmp"
	"slices"
	"sync"

	"raakvlak/graph"
)

// MostCoalitions is how many coalitions are listed at once.
const MostCoalitions = 100

// WeightBasis says where the weights of stakeholders come from.
type WeightBasis string

// The bases of weights.
const (
	WeightEqual WeightBasis = "EQUAL" // 1 each
	WeightPower WeightBasis = "POWER" // as assessed, 1 … 5; who was not assessed takes no part
	// WeightStrength is the force balance R* of MACTOR, 1 on average, by the influence among all that are asked about.
	WeightStrength WeightBasis = "STRENGTH"
)

// CoalitionLink says what joins the members of a connected coalition.
type CoalitionLink string

// The links.
const (
	LinkAlignment CoalitionLink = "ALIGNMENT" // they converge more than they diverge
	LinkTies      CoalitionLink = "TIES"      // the strengths of their ties come to more than 0, clashes being negative
)

// CoalitionOptions say who takes part, with what weights, and what wins.
type CoalitionOptions struct {
	Among         func(graph.Entity) bool // which stakeholders; nil means all
	Weights       []StakeholderWeight     // when it is not nil, who is not in it takes no part, and By is not looked at
	By            WeightBasis             // "" means WeightEqual
	Collaboration *graph.ID               // of the assessments of power; nil means any
	Quota         Quota
	Work
}

// StakeholderWeight is the weight that somebody gives to a stakeholder.
type StakeholderWeight struct {
	Stakeholder graph.ID
	Weight      float64 // 0 or more
}

// Coalitions are the coalitions that stakeholders of a view can form, as a weighted majority game. It may be used by
// several goroutines.
type Coalitions struct {
	*Game
	view      *graph.View
	work      Work
	players   *roll
	unweighed []graph.Named
	basis     Basis
	minimal   func() (*exhausted, []team, error)
}

// Coalition is stakeholders that win together.
type Coalition struct {
	Members []graph.Named // in the order of their names
	Weight  float64       // of all
}

// CoalitionList is the first of some coalitions.
type CoalitionList struct {
	Coalitions []Coalition
	Total      int // how many there are in all
	Basis      Basis
}

// CoalitionsOf returns the coalitions of the view's stakeholders. An id that is no stakeholder of the view, or no
// collaboration, is [graph.CodeNotFound]; weights and quotas out of range, and a stakeholder with two weights, are
// [graph.CodeInvalid]; more than [MostPlayers] are [graph.CodeTooLarge].
func CoalitionsOf(v *graph.View, o CoalitionOptions) (*Coalitions, error) {
	if o.Collaboration != nil {
		if _, is := v.Find(*o.Collaboration).(*graph.Collaboration); !is {
			return nil, graph.Within(graph.NotFound(*o.Collaboration), "collaboration")
		}
	}
	c := &Coalitions{view: v, work: o.Work, basis: Basis{Revision: v.Revision()}}
	weighed, err := c.weigh(o)
	if err != nil {
		return nil, err
	}
	weighs := func(e graph.Entity) bool { _, is := weighed[e.Meta().ID]; return is }
	if c.players, err = newRoll(v, weighs, o.Check); err != nil {
		return nil, err
	}
	weights := make([]float64, c.players.len())
	for row, s := range c.players.stakeholders {
		weights[row] = weighed[s.Meta().ID]
	}
	if c.Game, err = NewGame(weights, o.Quota); err != nil {
		return nil, err
	}
	c.minimal = onceMinimal(c.Game, o.Work)
	return c, nil
}

// onceMinimal looks at all coalitions of the game at most once.
func onceMinimal(g *Game, w Work) func() (*exhausted, []team, error) {
	var e *exhausted
	found := sync.OnceValues(func() (teams []team, err error) {
		if e, err = g.exhaust(w); err != nil {
			return nil, err
		}
		return e.minimal()
	})
	return func() (*exhausted, []team, error) {
		teams, err := found()
		return e, teams, err
	}
}

// Players returns those that take part, in the order of their names; their weights are in the same order. It is shared
// and must not be changed.
func (c *Coalitions) Players() []graph.Named { return c.players.stakeholders }

// Unweighed returns those that take no part because no weight of them is known, in the order of their names. It is
// shared and must not be changed.
func (c *Coalitions) Unweighed() []graph.Named { return c.unweighed }

// Basis says what the weights rest on.
func (c *Coalitions) Basis() Basis { return c.basis }

// Minimal returns the first n of the minimal winning coalitions: those that win, and of which no member can leave. Those
// with the fewest members come first, then by the names of their members. n is 1 … MostCoalitions, else the error is
// [graph.CodeInvalid]; among more than [MostExhaustive] it is [graph.CodeTooLarge].
func (c *Coalitions) Minimal(n int) (CoalitionList, error) {
	return c.list(n, func(*exhausted, []team) func(team) bool { return nil })
}

// LeastWeight returns the first n of the winning coalitions that no winning one is lighter than (Gamson, 1961), without
// members that are not needed. It orders and errors as [Coalitions.Minimal] does.
func (c *Coalitions) LeastWeight(n int) (CoalitionList, error) {
	return c.list(n, func(e *exhausted, all []team) func(team) bool {
		least := e.Total
		for _, t := range all {
			least = min(least, e.sums[t])
		}
		return func(t team) bool { return e.same(e.sums[t], least) }
	})
}

// Fewest returns the first n of the minimal winning coalitions with the fewest members. It orders and errors as
// [Coalitions.Minimal] does.
func (c *Coalitions) Fewest(n int) (CoalitionList, error) {
	return c.list(n, func(_ *exhausted, all []team) func(team) bool {
		fewest := MostExhaustive
		for _, t := range all {
			fewest = min(fewest, t.size())
		}
		return func(t team) bool { return t.size() == fewest }
	})
}

// Connected returns the first n of the minimal connected winning coalitions (Axelrod, 1970): those that win, whose
// members are all joined through links between members, and of which no member can leave without the rest losing or
// falling apart. of says by which subjects alignment links. It orders and errors as [Coalitions.Minimal] does.
func (c *Coalitions) Connected(by CoalitionLink, of AlignmentSubject, n int) (CoalitionList, error) {
	if err := checkCoalitions(n); err != nil {
		return CoalitionList{}, err
	}
	e, err := c.exhaust(c.work)
	if err != nil {
		return CoalitionList{}, err
	}
	neighbours, basis, err := c.links(by, of)
	if err != nil {
		return CoalitionList{}, err
	}
	found, err := e.connected(neighbours)
	if err != nil {
		return CoalitionList{}, err
	}
	list := c.first(e, found, n)
	list.Basis = list.Basis.With(basis)
	return list, nil
}

func checkCoalitions(n int) error {
	if n < 1 || n > MostCoalitions {
		return graph.Invalid([]string{"first"}, "between 1 and %d coalitions are listed", MostCoalitions)
	}
	return nil
}

func (c *Coalitions) list(n int, wanted func(*exhausted, []team) func(team) bool) (CoalitionList, error) {
	if err := checkCoalitions(n); err != nil {
		return CoalitionList{}, err
	}
	e, all, err := c.minimal()
	if err != nil {
		return CoalitionList{}, err
	}
	if accept := wanted(e, all); accept != nil {
		all = slices.DeleteFunc(slices.Clone(all), func(t team) bool { return !accept(t) })
	}
	return c.first(e, all, n), nil
}

func (c *Coalitions) first(e *exhausted, found []team, n int) CoalitionList {
	best := newTop(n, c.before)
	for _, t := range found {
		best.offer(t)
	}
	list := CoalitionList{Total: len(found), Basis: c.basis}
	for _, t := range best.sorted() {
		one := Coalition{Weight: e.sums[t]}
		for player := range t.players {
			one.Members = append(one.Members, c.players.stakeholders[player])
		}
		list.Coalitions = append(list.Coalitions, one)
	}
	return list
}

// before is the order of coalitions.
func (c *Coalitions) before(s, t team) bool {
	rows, others := slices.Collect(s.players), slices.Collect(t.players)
	byName := func(a, b int) int { return cmp.Compare(c.players.names[a], c.players.names[b]) }
	return cmp.Or(cmp.Compare(len(rows), len(others)), slices.CompareFunc(rows, others, byName), slices.Compare(rows, others)) < 0
}

// VotingPower is what the weight of a stakeholder comes to.
type VotingPower struct {
	Stakeholder graph.Named
	Weight      float64
	PowerIndex
	Veto  bool // nobody wins without it, while all together do
	Dummy bool // it makes no difference to any coalition
}

// VotingPower returns the power of all that take part, in the order of their names. It errors as [Game.Power] does.
func (c *Coalitions) VotingPower() ([]VotingPower, error) {
	power, err := c.Game.Power(c.work)
	if err != nil {
		return nil, err
	}
	out := make([]VotingPower, len(power))
	for row, p := range power {
		out[row] = VotingPower{
			Stakeholder: c.players.stakeholders[row], Weight: c.Weights[row], PowerIndex: p, Veto: c.Veto(row), Dummy: p.Swings == 0,
		}
	}
	return out, nil
}
