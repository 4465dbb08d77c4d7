package graph

import (
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"sync"

	"raakvlak/graph/pace"
)

// Once is a value that is made at its first use, for all who ask for it. Its zero value has made nothing. It may be used
// by several goroutines.
type Once[T any] struct {
	mu     sync.Mutex
	made   bool
	value  T
	making *making // under way
}

// making is a value being made, and who waits for it. All but done and what is written before that is closed is guarded
// by the mutex of its Once.
type making struct {
	waiting []*waiter
	off     error // why it was called off: the last one who waited left with it
	done    chan struct{}

	err      error
	panicked any
}

// waiter is somebody who waits for a value to be made.
type waiter struct {
	check pace.Check
	left  chan error // gets the check's error when that ends the waiting
}

// errUnfinished is what a making ends with that neither returned nor panicked.
var errUnfinished = errors.New("graph: a value was not made to the end")

// Of returns the value, and has derive make it when that has not been. derive must be a pure function of what the Once
// belongs to, and its result is shared and never changed. It works in a goroutine of its own, for all who ask meanwhile:
// at each look at the check that it is given, those whose own check has an error leave with that, and when nobody is
// left, the check has that error too and the making is called off. Who then asks has it made afresh.
//
// An error is not kept: it may be of the caller only who had it made, so the others try anew. A panic is of all of them.
func (o *Once[T]) Of(check pace.Check, derive func(pace.Check) (T, error)) (T, error) {
	for {
		o.mu.Lock()
		if o.made {
			o.mu.Unlock()
			return o.value, nil
		}
		m, mine := o.making, o.making == nil
		if mine {
			m = &making{done: make(chan struct{})}
			o.making = m
		}
		me := &waiter{check: check, left: make(chan error, 1)}
		if m.off == nil {
			m.waiting = append(m.waiting, me)
		}
		o.mu.Unlock()
		if mine {
			go o.make(m, derive)
		}
		left, err := o.wait(m, me)
		if left || mine && err != nil {
			var none T
			return none, err
		}
	}
}

// wait returns when the value was made, or could not be, or when who waits left. The last one to leave goes when the
// making has stopped.
func (o *Once[T]) wait(m *making, me *waiter) (left bool, err error) {
	select {
	case err := <-me.left:
		o.mu.Lock()
		last := m.off != nil
		o.mu.Unlock()
		if last {
			<-m.done
		}
		return true, err
	case <-m.done:
	}
	if m.panicked != nil {
		panic(m.panicked)
	}
	select {
	case err := <-me.left:
		return true, err
	default:
		return false, m.err
	}
}

// make makes the value and tells those who wait.
func (o *Once[T]) make(m *making, derive func(pace.Check) (T, error)) {
	var value T
	m.err = errUnfinished
	defer func() {
		if p := recover(); p != nil {
			m.panicked = fmt.Sprintf("%v\n\n%s", p, debug.Stack())
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		if m.err == nil {
			o.value, o.made = value, true
		}
		o.making = nil
		close(m.done)
	}()
	value, m.err = derive(func() error { return o.look(m) })
}

// look lets those go who wait no longer, and returns an error when nobody is left.
func (o *Once[T]) look(m *making) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var gone error
	m.waiting = slices.DeleteFunc(m.waiting, func(w *waiter) bool {
		err := w.check.Err()
		if err == nil {
			return false
		}
		gone = err
		w.left <- err
		return true
	})
	if len(m.waiting) == 0 && m.off == nil {
		m.off = gone
	}
	return m.off
}
