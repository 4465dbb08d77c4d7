// Package pace lets long work ask now and then whether it should go on.
package pace

import (
	"iter"
	"slices"
)

// Check is asked now and then, while work goes on, whether it still should: a context's Err serves. Its error ends the
// work and is returned as it is. A nil Check never ends anything. It may be called by several goroutines at once.
type Check func() error

// Err asks whether work should go on.
func (c Check) Err() error {
	if c == nil {
		return nil
	}
	return c()
}

// Pace asks a check now and then, while work goes on step by step. Once the check has ended the work it is not asked
// again: every further step has the same error. A Pace is one goroutine's; its zero value never ends work.
type Pace struct {
	check Check
	done  int
	err   error
}

// stride is after how many steps the check is asked. A step is one statement, row or link looked at: at most a few
// microseconds, so that work that nobody waits for any more ends within a few milliseconds.
const stride = 1 << 11

// New returns a pace that asks the check.
func New(check Check) Pace { return Pace{check: check} }

// Step counts one step.
func (p *Pace) Step() error { return p.Steps(1) }

// Steps counts n steps that were done, or are about to be.
func (p *Pace) Steps(n int) error {
	if p.done += n; p.done < stride || p.err != nil {
		return p.err
	}
	return p.Look()
}

// Look asks at once whether work should go on.
func (p *Pace) Look() error {
	if p.err == nil {
		p.done, p.err = 0, p.check.Err()
	}
	return p.err
}

// Err returns the error that ended the work, without asking.
func (p *Pace) Err() error { return p.err }

// Each yields the items, a step each, until the work is ended. Whoever goes over them asks [Pace.Err] then, as they may
// not be all.
func Each[T any](p *Pace, items iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for item := range items {
			if p.Step() != nil || !yield(item) {
				return
			}
		}
	}
}

// SortStable sorts as [slices.SortStableFunc] does, and ends early with the error of the check: the list is then in no
// order.
func SortStable[T any](list []T, compare func(a, b T) int, check Check) error {
	p := New(check)
	return Sort(&p, list, compare)
}

// Sort sorts as [slices.SortStableFunc] does, and ends early with the work: the list is then in no order.
func Sort[T any](p *Pace, list []T, compare func(a, b T) int) error {
	for block := range slices.Chunk(list, stride/2) {
		slices.SortStableFunc(block, compare)
		if err := p.Steps(len(block)); err != nil {
			return err
		}
	}
	var room []T
	for length := stride / 2; length < len(list); length *= 2 {
		for first := 0; first+length < len(list); first += 2 * length {
			last := min(first+2*length, len(list))
			if compare(list[first+length-1], list[first+length]) <= 0 {
				continue // as all of a list that was sorted already
			}
			// The lower half gives way to what is merged, which never comes past what is left of the upper one.
			room = append(room[:0], list[first:first+length]...)
			if err := mergeSorted(list[first:last], room, list[first+length:last], compare, p); err != nil {
				return err
			}
		}
	}
	return nil
}

// mergeSorted puts two sorted lists together, of equals those of a first. b may be the end of the list that it is merged
// into.
func mergeSorted[T any](into, a, b []T, compare func(a, b T) int, p *Pace) error {
	for at := range into {
		switch {
		case len(a) == 0:
			return nil // what is left of b stands there already
		case len(b) == 0 || compare(a[0], b[0]) <= 0:
			into[at], a = a[0], a[1:]
		default:
			into[at], b = b[0], b[1:]
		}
		if err := p.Step(); err != nil {
			return err
		}
	}
	return nil
}
