package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// mostParts is in how many parts work is divided at most. It does not hang on the number of processors, so that what is
// added up part by part is the same on every machine.
const mostParts = 64

// eachPart calls work for every part, on all processors when there is much to do. A worker does one part at a time. It
// ends early with the error of check, or of work.
func eachPart(parts int, price Price, check Check, work func(worker, part int) error) error {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var wait sync.WaitGroup
	for worker := range partWorkers(parts, price) {
		wait.Go(func() {
			for failed.Load() == nil {
				part := int(next.Add(1)) - 1
				if part >= parts {
					return
				}
				err := check.Err()
				if err == nil {
					err = work(worker, part)
				}
				if err != nil {
					failed.CompareAndSwap(nil, &err)
					return
				}
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// partWorkers returns how many goroutines are worth their start.
func partWorkers(parts int, price Price) int {
	const worthwhile = 100_000
	return min(parts, int(min(max(1, price/worthwhile), Price(runtime.GOMAXPROCS(0)))))
}
