package analysis

import (
	"math"
	"math/bits"
	"slices"

	"raakvlak/graph"
)

// The bounds of a game.
const (
	MostPlayers    = 300
	MostExhaustive = 20 // of so many players every coalition is looked at
)

// alike is how far two sums of weights may differ, as a share of the total, and still count as the same: sums of
// decimals are not exact, and 0.1 + 0.2 must reach 0.3.
const alike = 1e-9

// Quota says what weight wins: at least a weight, at least a share of the total or, when both are nil, more than half of
// the total.
type Quota struct {
	Weight *float64 // above 0
	Share  *float64 // above 0, at most 1
}

// Game is a weighted majority game: a coalition wins when the weights of its players together reach the quota. A sum
// that is within 1e-9 of the total from the quota counts as equal to it.
type Game struct {
	Weights []float64
	Total   float64
	Quota   float64
	Strict  bool // to win takes more than the quota: half of the total
	slack   float64
}

// NewGame returns the game of players with the weights. A weight below 0 or that is no finite number, and a quota out of
// range, are [graph.CodeInvalid]; more than [MostPlayers] are [graph.CodeTooLarge].
func NewGame(weights []float64, q Quota) (*Game, error) {
	if len(weights) > MostPlayers {
		return nil, graph.Errorf(graph.CodeTooLarge, "%d would take part; at most %d can: choose among fewer", len(weights), MostPlayers)
	}
	g := &Game{Weights: weights}
	for _, w := range slices.Sorted(slices.Values(weights)) {
		if !(w >= 0) || w > math.MaxFloat32 {
			return nil, graph.Invalid([]string{"weights"}, "a weight is a number from 0 to %g", math.MaxFloat32)
		}
		g.Total += w
	}
	g.slack = alike * g.Total
	switch {
	case q.Weight != nil && q.Share != nil:
		return nil, graph.Invalid([]string{"share"}, "the quota is a weight or a share, not both")
	case q.Weight != nil:
		if !(*q.Weight > 0) || *q.Weight > math.MaxFloat64 {
			return nil, graph.Invalid([]string{"quota"}, "a quota is above 0")
		}
		g.Quota = *q.Weight
	case q.Share != nil:
		if !(*q.Share > 0) || *q.Share > 1 {
			return nil, graph.Invalid([]string{"share"}, "a share is above 0 and at most 1")
		}
		g.Quota = *q.Share * g.Total
	default:
		g.Quota, g.Strict = g.Total/2, true
	}
	return g, nil
}

// Wins reports whether players of so much weight win.
func (g *Game) Wins(weight float64) bool {
	if g.Strict {
		return weight > g.Quota+g.slack
	}
	return weight > 0 && weight >= g.Quota-g.slack
}

// same reports whether two weights of coalitions count as equal.
func (g *Game) same(a, b float64) bool { return math.Abs(a-b) <= g.slack }

// Veto reports whether nobody wins without the player, while all together do.
func (g *Game) Veto(player int) bool {
	return g.Wins(g.Total) && !g.Wins(g.Total-g.Weights[player])
}

// team is a coalition of at most MostExhaustive players: the bit of each.
type team uint32

func (t team) size() int { return bits.OnesCount32(uint32(t)) }

func (t team) without(player int) team { return t &^ (1 << player) }

// players yields the players of the team in order.
func (t team) players(yield func(int) bool) {
	for ; t != 0; t &= t - 1 {
		if !yield(bits.TrailingZeros32(uint32(t))) {
			return
		}
	}
}

// exhausted is the game with the weight of each of its coalitions, by team.
type exhausted struct {
	*Game
	sums  []float64
	check Check
}

// exhaust looks at all coalitions, after it has paid for them.
func (g *Game) exhaust(w Work) (*exhausted, error) {
	n := len(g.Weights)
	if n > MostExhaustive {
		return nil, graph.Errorf(graph.CodeTooLarge, "%d take part; coalitions are listed of at most %d: choose among fewer", n, MostExhaustive)
	}
	if err := w.Begin(Price(n+1) << n); err != nil {
		return nil, err
	}
	e := &exhausted{Game: g, sums: make([]float64, 1<<n), check: w.Check}
	for t := team(1); int(t) < len(e.sums); t++ {
		e.sums[t] = e.sums[t&(t-1)] + g.Weights[bits.TrailingZeros32(uint32(t))]
	}
	return e, nil
}

func (e *exhausted) wins(t team) bool { return e.Wins(e.sums[t]) }

// every yields the teams that win. It ends with the check's error.
func (e *exhausted) every(visit func(team)) error {
	for t := range team(len(e.sums)) {
		if t%65_536 == 0 {
			if err := e.check.Err(); err != nil {
				return err
			}
		}
		if e.wins(t) {
			visit(t)
		}
	}
	return nil
}

// minimal returns the teams that win and of which no member can leave without losing.
func (e *exhausted) minimal() ([]team, error) {
	var found []team
	err := e.every(func(t team) {
		for player := range t.players {
			if e.wins(t.without(player)) {
				return
			}
		}
		found = append(found, t)
	})
	return found, err
}

// connected returns the teams that win, whose members are joined by neighbours within the team, and of which no member
// can leave without the rest losing or falling apart: the minimal connected winning coalitions. As more never lose, no
// smaller part of such a team is connected and wins either.
func (e *exhausted) connected(neighbours []team) ([]team, error) {
	stands := make([]bool, len(e.sums))
	var found []team
	err := e.every(func(t team) {
		stands[t] = joined(t, neighbours)
		if !stands[t] {
			return
		}
		for player := range t.players {
			if stands[t.without(player)] { // a smaller number, so known
				return
			}
		}
		found = append(found, t)
	})
	return found, err
}

// joined reports whether the members of the team reach each other within it.
func joined(t team, neighbours []team) bool {
	reached, grown := team(0), t&-t
	for grown != 0 {
		reached |= grown
		next := team(0)
		for player := range grown.players {
			next |= neighbours[player]
		}
		grown = next & t &^ reached
	}
	return reached == t
}
