package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/metrics"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// nearest is how many of each are ranked over all pairs, and nearestOfOne how many for one.
const (
	nearest      = 5
	nearestOfOne = 20
	asked        = 1_000 // stakeholders whose nearest are asked for, one after the other
)

// alignment ranks by the cosine of interests: all pairs, the first few of each, and one stakeholder's.
func (m *measurement) alignment(size gen.Size, v *graph.View, allPairs map[gen.Size]float64) error {
	before := live()
	a, err := analysis.Align(v, analysis.AlignmentOptions{Of: analysis.SubjectInterests})
	if err != nil {
		return err
	}
	var tops *analysis.Tops
	ours, err := median(rounds, func() (func() error, error) {
		tops = nil
		return func() (err error) {
			tops, err = a.TopOfEach(nearest, analysis.PairHighestScore)
			return err
		}, nil
	})
	if err != nil {
		return err
	}
	allPairs[size] = ours
	name := fmt.Sprintf("all pairs, top %d each, %s", nearest, size)
	if size == gen.XL {
		return m.largest(name, v, before, allPairs)
	}
	file, err := m.stances(size, v, a)
	if err != nil {
		return err
	}
	theirs, err := m.peer.ask("all", file, rounds)
	if err != nil {
		return err
	}
	if sum := scores(tops); math.Abs(sum-theirs.Found) > 1e-6*sum {
		return fmt.Errorf("the scores of all pairs add up to %v, and the peer's to %v", sum, theirs.Found)
	}
	wanted := map[gen.Size]*report.Bound{gen.M: report.Least(2), gen.L: report.Least(3)}[size]
	m.Add(report.Figure{
		Name: name + ", SciPy / ours", Value: theirs.median() / ours, Unit: "×", Wanted: wanted,
		Note: milliseconds(theirs.median()) + " and " + milliseconds(ours) + ", the same scores",
	})
	return m.oneRow(size, a, file)
}

// largest adds what the largest map takes of time, against a smaller one, and of memory.
func (m *measurement) largest(name string, v *graph.View, before uint64, allPairs map[gen.Size]float64) error {
	if smaller, is := allPairs[gen.L]; is {
		m.Add(report.Figure{Name: name + ", against L", Value: allPairs[gen.XL] / smaller, Unit: "×", Wanted: report.Most(12), Note: milliseconds(allPairs[gen.XL])})
	}
	fresh, err := graph.NewView(v.Snapshot, v.Sight())
	if err != nil {
		return err
	}
	runtime.GC()
	before = min(before, live())
	peak := peakDuring(func() {
		var a *analysis.Alignment
		if a, err = analysis.Align(fresh, analysis.AlignmentOptions{Of: analysis.SubjectInterests}); err == nil {
			_, err = a.TopOfEach(nearest, analysis.PairHighestScore)
		}
	})
	m.Add(report.Figure{
		Name: name + ", memory above the snapshot", Value: float64(peak-min(peak, before)) / (1 << 20), Unit: "MiB",
		Wanted: report.Most(200), Note: "largest heap on the way, uncollected garbage included, less the heap before",
	})
	return err
}

// oneRow ranks the nearest of one, for many one after the other.
func (m *measurement) oneRow(size gen.Size, a *analysis.Alignment, file string) error {
	who := a.Stakeholders()
	ours, err := median(rounds, func() (func() error, error) {
		return func() error {
			for i := range asked {
				if _, err := a.TopOf(who[i%len(who)].Meta().ID, nearestOfOne, analysis.PairHighestScore); err != nil {
					return err
				}
			}
			return nil
		}, nil
	})
	if err != nil {
		return err
	}
	wanted := map[gen.Size]*report.Bound{gen.L: report.Least(10)}[size]
	for _, how := range []struct{ what, name string }{{"row", "as written"}, {"row-turned", "with the transpose made beforehand"}} {
		theirs, err := m.peer.ask(how.what, file, rounds)
		if err != nil {
			return err
		}
		m.Add(report.Figure{
			Name:  fmt.Sprintf("one stakeholder's top %d, %s, SciPy's row product %s / ours", nearestOfOne, size, how.name),
			Value: theirs.median() / ours, Unit: "×", Wanted: wanted,
			Note: fmt.Sprintf("%s and %s µs, mean over %d", report.Number(theirs.median()/asked*1e6), report.Number(ours/asked*1e6), asked),
		})
	}
	return nil
}

// stances writes every effective stance on a topic: row, column, value.
func (m *measurement) stances(size gen.Size, v *graph.View, a *analysis.Alignment) (string, error) {
	var topics []graph.ID
	for e := range v.Each(graph.KindTopic) {
		topics = append(topics, e.Meta().ID)
	}
	return m.write("stances-"+size.String(), func(line func(...any)) {
		line(len(a.Stakeholders()), len(topics), 0)
		for row, e := range a.Stakeholders() {
			stances := v.StancesOf(e.Meta().ID)
			for column, topic := range topics {
				if stance, said := stances[topic]; said {
					line(row, column, stance.Value)
				}
			}
		}
	})
}

func scores(t *analysis.Tops) (sum float64) {
	for i := range t.Len() {
		for _, p := range t.At(i) {
			if p.Score != nil {
				sum += *p.Score
			}
		}
	}
	return sum
}

const heapObjects = "/memory/classes/heap/objects:bytes"

func heap() uint64 {
	s := []metrics.Sample{{Name: heapObjects}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}

// live returns how many bytes are reachable.
func live() uint64 {
	for range 2 {
		runtime.GC()
	}
	return heap()
}

// peakDuring returns the largest heap that was seen while the work went on.
func peakDuring(work func()) uint64 {
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		tick, most := time.NewTicker(2*time.Millisecond), uint64(0)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				most = max(most, heap())
			case <-done:
				peak <- max(most, heap())
				return
			}
		}
	}()
	work()
	close(done)
	return <-peak
}
