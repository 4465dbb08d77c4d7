package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// crew does many short tasks in parts, one task after the other. Between tasks its members stay awake: to wake them
// takes as long as such a task.
type crew struct {
	members int
	parts   int // of every task
	work    func(part int)
	claims  atomic.Uint64 // the number of the task in the upper half, how many of its parts are claimed in the lower
	done    atomic.Int64  // parts of the task
	left    atomic.Bool
	wait    sync.WaitGroup
}

// newCrew returns a crew of at most so many, of whom the caller is one.
func newCrew(parts, most int) *crew {
	c := &crew{parts: parts, members: max(1, min(most, parts, runtime.GOMAXPROCS(0)))}
	c.claims.Store(uint64(parts)) // all of no task
	for range c.members - 1 {
		c.wait.Go(c.help)
	}
	return c
}

// each calls work for every part, and returns when all are done.
func (c *crew) each(work func(part int)) {
	if c.members == 1 {
		for part := range c.parts {
			work(part)
		}
		return
	}
	c.work = work
	c.done.Store(0)
	c.claims.Store(c.task() + 1<<32)
	c.claim()
	for spins := 1; c.done.Load() < int64(c.parts); spins++ {
		pause(spins)
	}
}

func (c *crew) task() uint64 { return c.claims.Load() &^ (1<<32 - 1) }

// claim does parts of the task as long as there are some.
func (c *crew) claim() {
	for {
		part := int(uint32(c.claims.Add(1))) - 1
		if part >= c.parts {
			return
		}
		c.work(part)
		c.done.Add(1)
	}
}

func (c *crew) help() {
	for task := c.task(); !c.left.Load(); task = c.task() {
		c.claim()
		for spins := 1; c.task() == task && !c.left.Load(); spins++ {
			pause(spins)
		}
	}
}

// leave ends the crew.
func (c *crew) leave() {
	c.left.Store(true)
	c.wait.Wait()
}

// pause lets others have the processor now and then.
func pause(spins int) {
	const some = 100
	if spins%some == 0 {
		runtime.Gosched()
	}
}
