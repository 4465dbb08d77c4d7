package analysis

import (
	"math"
	"math/bits"
	"slices"

	"raakvlak/graph"
)

// The bounds of counting coalitions by size and weight.
const (
	mostGameSteps = 200_000_000
	mostGameCells = 500_000 // sizes × weights
)

// PowerIndex is how often it is a player that makes the difference.
type PowerIndex struct {
	ShapleyShubik float64 // the share of all orders of joining in which it is the one with whom the others win: 0 … 1
	Swings        float64 // in how many coalitions the others lose without it and win with it
	Probability   float64 // swings / 2^(n-1), the absolute Banzhaf index: 0 … 1
	Banzhaf       float64 // swings / the swings of all: 0 … 1
}

// Power returns the indices of all players (Shapley and Shubik, 1954; Banzhaf, 1965). Both sum to 1, unless nobody can
// win, when all are 0. Of at most [MostExhaustive] players every coalition is looked at. Of more, coalitions are counted
// by size and weight, which needs whole numbers as weights; it takes n² log₂ n steps for each unit of the quota, or of
// what the quota leaves of the total when that is less. More than 200,000,000 steps, or a quota of more than 500,000 / n,
// is [graph.CodeTooLarge].
func (g *Game) Power(w Work) ([]PowerIndex, error) {
	var power []PowerIndex
	var err error
	if len(g.Weights) <= MostExhaustive {
		power, err = g.powerOfAll(w)
	} else {
		power, err = g.powerByCounting(w)
	}
	swings := make([]float64, len(power))
	for i, p := range power {
		swings[i] = p.Swings
	}
	slices.Sort(swings) // sums of one order are the same to the last digit
	all := 0.0
	for _, s := range swings {
		all += s
	}
	for i := range power {
		power[i].Probability = math.Ldexp(power[i].Swings, 1-len(power))
		if all > 0 {
			power[i].Banzhaf = power[i].Swings / all
		}
	}
	return power, err
}

// powerOfAll looks at every coalition.
func (g *Game) powerOfAll(w Work) ([]PowerIndex, error) {
	e, err := g.exhaust(w)
	if err != nil {
		return nil, err
	}
	n := len(g.Weights)
	swings := make([][MostExhaustive]int, n) // by player, and the number of others
	err = e.every(func(t team) {
		others := t.size() - 1
		for player := range t.players {
			if !e.wins(t.without(player)) {
				swings[player][others]++
			}
		}
	})
	power := make([]PowerIndex, n)
	for i := range power {
		teams := 1.0 // of so many others
		for others, found := range swings[i][:n] {
			power[i].ShapleyShubik += float64(found) / teams / float64(n)
			power[i].Swings += float64(found)
			teams *= float64(n-1-others) / float64(others+1)
		}
	}
	return power, err
}

// powerByCounting counts coalitions by size and weight.
func (g *Game) powerByCounting(w Work) ([]PowerIndex, error) {
	whole, quota, err := g.integers()
	if err != nil {
		return nil, err
	}
	n, total := len(whole), 0
	for _, weight := range whole {
		total += weight
	}
	if quota > total {
		return make([]PowerIndex, n), nil
	}
	// The game of blocking has the same indices: its quota is what is left, and 1 more.
	quota = min(quota, total-quota+1)
	price := Price(n) * Price(n) * Price(bits.Len(uint(n))) * Price(quota)
	if most := min(mostGameSteps/(price/Price(quota)), Price(mostGameCells/n)); Price(quota) > most {
		return nil, graph.Errorf(graph.CodeTooLarge,
			"power among %d is computed for a quota, or what a quota leaves of the total, of at most %d; here it is %d: choose among fewer, or give smaller whole weights", n, most, quota)
	}
	if err := w.Begin(price); err != nil {
		return nil, err
	}
	c := counting{weights: whole, quota: quota, check: w.Check, power: make([]PowerIndex, n)}
	start := counts{rows: make([]float64, (n+1)*quota)}
	start.rows[0] = 1
	return c.power, c.leaveOut(0, n, start)
}

// largestWhole bounds the sum of weights of which no two sums count as the same.
const largestWhole = 1 << 28

// integers returns the weights as small whole numbers, and the least sum of them that wins.
func (g *Game) integers() (weights []int, quota int, err error) {
	weights = make([]int, len(g.Weights))
	divisor := 0
	for i, w := range g.Weights {
		if w != math.Trunc(w) || g.Total > largestWhole {
			return nil, 0, graph.Errorf(graph.CodeTooLarge,
				"power among more than %d is computed for whole weights of at most %d together: choose among fewer, or give such weights", MostExhaustive, largestWhole)
		}
		weights[i] = int(w)
		for a, b := divisor, weights[i]; ; a, b = b, a%b {
			if b == 0 {
				divisor = a
				break
			}
		}
	}
	divisor = max(divisor, 1)
	for i := range weights {
		weights[i] /= divisor
	}
	if g.Quota > g.Total+g.slack {
		return weights, int(g.Total)/divisor + 1, nil
	}
	// From just below the quota, the next sum that wins.
	quota = max(int(math.Floor(g.Quota))/divisor, 1)
	for !g.Wins(float64(quota * divisor)) {
		quota++
	}
	return weights, quota, nil
}

// counts has, for some players of whom m are in it, the share of their teams of k that have weight w, at k × quota + w:
// shares, as the numbers outgrow any type. Weights of the quota or more are left out.
type counts struct {
	rows []float64
	m    int
}

// counting finds the power of each player from the teams of all the others.
type counting struct {
	weights []int
	quota   int
	check   Check
	power   []PowerIndex
}

// leaveOut is given the counts of all players but those from first to last, and halves what is left out until it is one
// player. Nothing is ever subtracted, so nothing is lost to rounding.
func (c *counting) leaveOut(first, last int, of counts) error {
	if last-first == 1 {
		c.judge(first, of)
		return nil
	}
	middle := (first + last) / 2
	for _, half := range [][4]int{{first, middle, middle, last}, {middle, last, first, middle}} {
		grown := counts{rows: append([]float64(nil), of.rows...), m: of.m}
		for player := half[2]; player < half[3]; player++ {
			if err := c.check.Err(); err != nil {
				return err
			}
			c.join(&grown, c.weights[player])
		}
		if err := c.leaveOut(half[0], half[1], grown); err != nil {
			return err
		}
	}
	return nil
}

// join adds a player: of the teams of k among m + 1, the share k / (m + 1) has it.
func (c *counting) join(of *counts, weight int) {
	of.m++
	for k := of.m; k >= 0; k-- {
		with := float64(k) / float64(of.m)
		row := of.rows[k*c.quota : (k+1)*c.quota]
		for w := range row {
			row[w] *= 1 - with
		}
		if k == 0 || weight >= c.quota {
			continue
		}
		fewer := of.rows[(k-1)*c.quota : k*c.quota]
		for w := range row[weight:] {
			row[weight+w] += with * fewer[w]
		}
	}
}

func (c *counting) judge(player int, others counts) {
	n := len(c.weights)
	teams := 1.0
	for k := range n {
		row := others.rows[k*c.quota : (k+1)*c.quota]
		share := 0.0
		for _, s := range row[max(c.quota-c.weights[player], 0):] {
			share += s
		}
		c.power[player].ShapleyShubik += share / float64(n)
		c.power[player].Swings += math.Round(share * teams) // a number of teams, as exact as a float64 is
		teams *= float64(n-1-k) / float64(k+1)
	}
}
