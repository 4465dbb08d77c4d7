package main

import (
	"context"
	"errors"
	"fmt"
	"syscall"
	"time"

	"raakvlak/bench/jobs"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/resolvers"
	"raakvlak/server"
)

// moments is at how many moments a client leaves.
const moments = 5

// gauge notes how long an analysis works between two looks.
type gauge struct {
	last, longest time.Duration // in processor time
	looks         int
}

func (g *gauge) look() error {
	now := processorTime()
	g.longest = max(g.longest, now-g.last)
	g.last = now
	g.looks++
	return nil
}

// processorTime returns what this process has taken so far.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic("cancel: " + err.Error()) // it only fails for arguments that are wrong
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// budget pays for at most what one operation may cost.
func budget() func(analysis.Price) error {
	left := analysis.Price(server.MaxCost) * resolvers.StepsPerPoint
	return func(p analysis.Price) error {
		if left -= p; left < 0 {
			return graph.Errorf(graph.CodeTooLarge, "an operation does not pay for it: take a smaller map")
		}
		return nil
	}
}

// measure has the job done in full, as often as rounds says, and then has its client leave at several moments.
func measure(j jobs.Job, v *graph.View, rounds int) (report.Figure, error) {
	var longest, whole []float64
	looks := 0
	for range rounds {
		do, err := prepared(j, v)
		if err != nil {
			return report.Figure{}, err
		}
		start := processorTime()
		g := &gauge{last: start}
		if err := do(analysis.Work{Check: g.look, Pay: budget()}); err != nil {
			return report.Figure{}, err
		}
		end := processorTime()
		longest = append(longest, max(g.longest, end-g.last).Seconds()*1e3)
		whole = append(whole, (end - start).Seconds())
		looks = g.looks
	}
	took := report.Median(whole)
	var after time.Duration
	for moment := range moments {
		late, err := leave(j, v, time.Duration(took*float64(moment+1)/(moments+1)*float64(time.Second)))
		if err != nil {
			return report.Figure{}, err
		}
		after = max(after, late)
	}
	return report.Figure{
		Name: j.Name + ", " + j.On.String(), Value: report.Median(longest), Unit: "ms", Wanted: report.Most(most.Seconds() * 1e3),
		Note: fmt.Sprintf("of %s ms, %d looks; back at most %s ms after a client left", report.Number(took*1e3), looks, report.Number(after.Seconds()*1e3)),
	}, nil
}

// leave has the job done for a client that leaves after a while, and returns how long it takes from then on: 0 when it was
// done before.
func leave(j jobs.Job, v *graph.View, while time.Duration) (time.Duration, error) {
	do, err := prepared(j, v)
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	left := make(chan time.Time, 1)
	timer := time.AfterFunc(while, func() {
		left <- time.Now()
		cancel()
	})
	err = do(analysis.Work{Check: ctx.Err, Pay: budget()})
	back := time.Now()
	timer.Stop()
	cancel()
	if err != nil && !errors.Is(err, context.Canceled) {
		return 0, err
	}
	select {
	case at := <-left:
		return max(0, back.Sub(at)), nil
	default:
		return 0, nil
	}
}

// prepared returns the job over a view that keeps nothing of an analysis yet.
func prepared(j jobs.Job, v *graph.View) (func(analysis.Work) error, error) {
	fresh, err := graph.NewView(v.Snapshot, v.Sight())
	if err != nil {
		return nil, err
	}
	return func(w analysis.Work) error { return j.Do(fresh, w) }, nil
}
