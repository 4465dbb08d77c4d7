package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// crew does many short tasks in parts, one task after the other. Between tasks its members stay awake: to wake them
// takes as long as such a task. Each has a part that it does every time, so that what the part works on stays near its
// processor. The caller does the first, and those that nobody has begun by then.
type crew struct {
	work  func(part int)
	parts []crewPart
	task  uint64 // counts them
	wait  sync.WaitGroup
}

// crewPart is where a part of the task stands: the number of the task times partStates, and one of these. It is all that
// members share, and lies in cache lines of its own.
type crewPart struct {
	state atomic.Uint64
	_     [15]uint64
}

const (
	partOpen = iota
	partBegun
	partDone
	partGone // no more will come

	partStates = 4
)

// newCrew returns a crew of at most so many, of whom the caller is one.
func newCrew(parts, most int) *crew {
	c := &crew{parts: make([]crewPart, parts)}
	for i := range c.parts {
		c.parts[i].state.Store(partDone) // of no task
	}
	for i := 1; i < min(most, parts, runtime.GOMAXPROCS(0)); i++ {
		aside(&c.wait, func() { c.help(i) })
	}
	return c
}

// each calls work for every part, and returns when all are done.
func (c *crew) each(work func(part int)) {
	c.work = work
	c.task++
	for i := range c.parts {
		c.parts[i].state.Store(c.task*partStates + partOpen)
	}
	for i := range c.parts {
		c.take(i)
	}
	for i := range c.parts {
		for spins := 1; c.parts[i].state.Load()%partStates != partDone; spins++ {
			pause(spins)
		}
	}
}

// take does the part unless it is begun.
func (c *crew) take(i int) {
	state := &c.parts[i].state
	if open := state.Load(); open%partStates == partOpen && state.CompareAndSwap(open, open+partBegun) {
		c.work(i)
		state.Store(open + partDone)
	}
}

// help does the part of each task until no more come.
func (c *crew) help(i int) {
	for spins := 1; c.parts[i].state.Load() != partGone; spins++ {
		c.take(i)
		pause(spins)
	}
}

// leave ends the crew.
func (c *crew) leave() {
	for i := range c.parts {
		c.parts[i].state.Store(partGone)
	}
	c.wait.Wait()
}

// pause lets others have the processor now and then.
func pause(spins int) {
	const some = 100
	if spins%some == 0 {
		runtime.Gosched()
	}
}
