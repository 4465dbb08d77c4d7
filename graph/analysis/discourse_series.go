package analysis

import (
	"sort"
	"time"

	"raakvlak/graph"
)

// MostDiscourseWindows is how many windows a series may have.
const MostDiscourseWindows = 200

const secondsOfDay = 24 * 60 * 60

// lastDay is the last one that a date can be, and a statement be of.
var lastDay = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

// LongestDiscourseWindow is how many days a window, and a step, may be long.
const LongestDiscourseWindow = 36_500

// DiscourseWindow is the discourse of some days.
type DiscourseWindow struct {
	From, Until time.Time // the first day and the last one
	Statements  int       // without duplicates
	Actors      int       // with a statement
	Congruence  float64   // sum over all pairs, not normalised
	Conflict    float64   // sum over all pairs, not normalised
	Camps       [][]graph.Named

	// Polarisation is 4·W·B / (C + D)², with W the congruence within camps, B the conflict across them, C and D all
	// congruence and conflict: 1 when half of all is agreement inside camps and half conflict between them, 0 when one of
	// the two is absent, nil when no two actors spoke of the same.
	Polarisation *float64
}

// Polarisation returns the series of windows of length days, each step days after the one before, from the first day
// selected, or the first statement's, to the last. Ranges of stances are those of all selected statements, so that
// windows compare. None reaches beyond the year 9999. Lengths and steps out of 1 … [LongestDiscourseWindow] are [graph.CodeInvalid], more than
// [MostDiscourseWindows] windows are [graph.CodeTooLarge].
//
// Camps are those of the congruence less the conflict of a window, as [Alignment.Camps] finds them.
func (d *Discourse) Polarisation(length, step int) ([]DiscourseWindow, error) {
	for _, days := range []struct {
		name string
		is   int
	}{{"length", length}, {"step", step}} {
		if days.is < 1 || days.is > LongestDiscourseWindow {
			return nil, graph.Invalid([]string{days.name}, "it is 1 to %d days, not %d", LongestDiscourseWindow, days.is)
		}
	}
	if len(d.statements) == 0 {
		return nil, nil
	}
	first, last := d.days()
	windows := int((last.Unix()-first.Unix())/secondsOfDay)/step + 1
	if windows > MostDiscourseWindows {
		return nil, graph.Errorf(graph.CodeTooLarge, "the series would have %d windows; at most %d are answered: make larger steps", windows, MostDiscourseWindows)
	}
	out := make([]DiscourseWindow, windows)
	for i := range out {
		from := first.AddDate(0, 0, i*step)
		until := from.AddDate(0, 0, length-1)
		if until.After(lastDay) {
			until = lastDay
		}
		w, err := d.window(from, until)
		if err != nil {
			return nil, err
		}
		out[i] = w
	}
	return out, nil
}

// days returns the first day of the series and the last.
func (d *Discourse) days() (first, last time.Time) {
	const day = 24 * time.Hour
	first, last = d.statements[0].at.UTC().Truncate(day), d.statements[len(d.statements)-1].at.UTC().Truncate(day)
	if !d.options.From.IsZero() {
		first = d.options.From
	}
	if !d.options.Until.IsZero() {
		last = d.options.Until
	}
	return first, last
}

func (d *Discourse) window(from, until time.Time) (DiscourseWindow, error) {
	w := DiscourseWindow{From: from, Until: until}
	start := sort.Search(len(d.statements), func(i int) bool { return !d.statements[i].at.Before(from) })
	end := sort.Search(len(d.statements), func(i int) bool { return !d.statements[i].at.Before(until.AddDate(0, 0, 1)) })
	if start >= end {
		return w, nil
	}
	const perStatement = 20
	if err := d.options.Begin(Price(len(d.Actors))*Price(len(d.Subjects)) + Price(perStatement*(end-start))); err != nil {
		return w, err
	}
	t, err := d.tallyOf(d.statements[start:end], true)
	if err != nil {
		return w, err
	}
	for _, n := range t.activity {
		w.Statements += n
		if n > 0 {
			w.Actors++
		}
	}
	m, err := t.meet(d.options.Work)
	if err != nil {
		return w, err
	}
	return w, d.divide(&w, m)
}

// between returns the congruence and the conflict of two rows.
func (d *Discourse) between(m *meetingCounts, i, j int) (congruence, conflict float64) {
	at := i*m.actors + j
	return (float64(m.ignore[at])*d.span - float64(m.distance[at])) / d.span, float64(m.distance[at]) / d.span
}

// divide finds the camps and what they have within and between them.
func (d *Discourse) divide(w *DiscourseWindow, m *meetingCounts) error {
	n := m.actors
	net := newSignedNetwork(n)
	for i := range n {
		for j := range i {
			congruence, conflict := d.between(m, i, j)
			w.Congruence += congruence
			w.Conflict += conflict
			at := i*n + j
			// Times the range, weights are whole numbers.
			net.join(int32(j), int32(i), float64(m.ignore[at])*d.span-2*float64(m.distance[at]))
		}
	}
	all := w.Congruence + w.Conflict
	if all == 0 {
		return nil
	}
	const perPair = 10
	if err := d.options.Begin(perPair * Price(n) * Price(n)); err != nil {
		return err
	}
	groups, err := net.communities(d.options.Check)
	if err != nil {
		return err
	}
	camp := make([]int, n) // 0: in none, a side of its own
	for _, members := range net.connected(groups) {
		agreed, clashed := 0.0, 0.0
		for k, row := range members {
			for _, other := range members[:k] {
				congruence, conflict := d.between(m, int(row), int(other))
				agreed, clashed = agreed+congruence, clashed+conflict
			}
		}
		if agreed <= clashed {
			continue // what only conflict with others holds together
		}
		list := make([]graph.Named, len(members))
		for k, row := range members {
			list[k], camp[row] = d.Actors[row], len(w.Camps)+1
		}
		w.Camps = append(w.Camps, list)
	}
	within, between := 0.0, 0.0
	for i := range n {
		for j := range i {
			congruence, conflict := d.between(m, i, j)
			if camp[i] != 0 && camp[i] == camp[j] {
				within += congruence
			} else {
				between += conflict
			}
		}
	}
	polarisation := 4 * within * between / (all * all)
	w.Polarisation = &polarisation
	return nil
}
