package jobs_test

import (
	"errors"
	"runtime"
	"sync/atomic"
	"testing"

	"raakvlak/bench/jobs"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// TestAll_calledOff has nobody wait any more from each look on at which an analysis asks whether somebody does: it ends
// with that error, and looks no more. With two processors another worker may be about to look.
func TestAll_calledOff(t *testing.T) {
	views := map[jobs.Map]*graph.View{}
	for _, job := range jobs.All(true) {
		v := views[job.On]
		if v == nil {
			var err error
			if v, err = job.On.Small(); err != nil {
				t.Fatal(err)
			}
			views[job.On] = v
		}
		t.Run(job.Name, func(t *testing.T) {
			t.Parallel()
			all := looks(t, job, v, 0)
			if all == 0 {
				t.Fatal("it never looks whether somebody waits for it")
			}
			for at := int64(1); at <= all; at = at*spacing + 1 {
				if got := looks(t, job, v, at); got < at || got >= at+int64(runtime.GOMAXPROCS(0)) {
					t.Errorf("called off at look %d of %d, it looked %d times", at, all, got)
				}
			}
		})
	}
}

var errCalledOff = errors.New("called off")

// looks returns how often the job looked over a view that keeps nothing yet; from look at on it is called off, never when
// that is 0.
func looks(t *testing.T, job jobs.Job, v *graph.View, at int64) int64 {
	t.Helper()
	fresh, err := graph.NewView(v.Snapshot, v.Sight())
	if err != nil {
		t.Fatal(err)
	}
	var n atomic.Int64
	err = job.Do(fresh, analysis.Work{Check: func() error {
		if look := n.Add(1); at > 0 && look >= at {
			return errCalledOff
		}
		return nil
	}})
	if at > 0 && !errors.Is(err, errCalledOff) || at == 0 && err != nil {
		t.Errorf("called off at look %d: error %v", at, err)
	}
	return n.Load()
}
