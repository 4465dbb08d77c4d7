package graph_test

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// asker is somebody who may stop waiting for a value.
type asker struct {
	gone  atomic.Bool
	asked chan struct{} // closed when it was first asked whether it still waits
	first sync.Once
	leave error
}

func newAsker(name string) *asker {
	return &asker{asked: make(chan struct{}), leave: errors.New(name + " left")}
}

func (a *asker) check() error {
	a.first.Do(func() { close(a.asked) })
	if a.gone.Load() {
		return a.leave
	}
	return nil
}

// answer is what somebody got, once done is closed.
type answer struct {
	done  chan struct{}
	value int
	err   error
}

// ask asks for the value in a goroutine of its own.
func (a *asker) ask(o *graph.Once[int], derive func(pace.Check) (int, error)) *answer {
	got := &answer{done: make(chan struct{})}
	go func() {
		defer close(got.done)
		got.value, got.err = o.Of(a.check, derive)
	}()
	return got
}

func (a *answer) want(t *testing.T, who string, value int, err error) {
	t.Helper()
	<-a.done
	if a.value != value || !errors.Is(a.err, err) {
		t.Errorf("%s got %d, %v; want %d, %v", who, a.value, a.err, value, err)
	}
}

// until looks again and again, until it is told to finish or called off.
func until(finish <-chan struct{}, check pace.Check) error {
	for {
		select {
		case <-finish:
			return nil
		default:
			if err := check(); err != nil {
				return err
			}
			runtime.Gosched()
		}
	}
}

// TestOnce_leaving has either of two who wait for a value leave while it is made: it goes on for the other.
func TestOnce_leaving(t *testing.T) {
	for _, first := range []bool{true, false} {
		var o graph.Once[int]
		var made atomic.Int32
		finish := make(chan struct{})
		derive := func(check pace.Check) (int, error) {
			n := int(made.Add(1))
			return n, until(finish, check)
		}
		a, b := newAsker("a"), newAsker("b")
		forA := a.ask(&o, derive)
		<-a.asked
		forB := b.ask(&o, derive)
		<-b.asked
		leaver, left, stayer, stayed := b, forB, a, forA
		if first {
			leaver, left, stayer, stayed = a, forA, b, forB
		}
		leaver.gone.Store(true)
		left.want(t, "who left", 0, leaver.leave)
		close(finish)
		stayed.want(t, "who stayed", 1, nil)
		if got, err := o.Of(stayer.check, derive); got != 1 || err != nil {
			t.Errorf("asked again: %d, %v; want 1", got, err)
		}
	}
}

// TestOnce_calledOff has both leave: the making stops before the last of them is back, and the next one begins afresh.
func TestOnce_calledOff(t *testing.T) {
	var o graph.Once[int]
	var made, running atomic.Int32
	derive := func(check pace.Check) (int, error) {
		running.Add(1)
		defer running.Add(-1)
		n := int(made.Add(1))
		if n > 1 {
			return n, nil
		}
		err := until(nil, check)
		if again := check(); !errors.Is(again, err) {
			t.Errorf("called off with %v, and then %v", err, again)
		}
		return 7, err
	}
	a, b := newAsker("a"), newAsker("b")
	forA := a.ask(&o, derive)
	<-a.asked
	forB := b.ask(&o, derive)
	<-b.asked
	a.gone.Store(true)
	forA.want(t, "the first", 0, a.leave)
	b.gone.Store(true)
	forB.want(t, "the last", 0, b.leave)
	if n := running.Load(); n != 0 {
		t.Errorf("%d makings go on for nobody", n)
	}
	newAsker("c").ask(&o, derive).want(t, "the next", 2, nil)
}

// TestOnce_within has the one who waits for a value leave while that waits for another one.
func TestOnce_within(t *testing.T) {
	var outer, inner graph.Once[int]
	a := newAsker("a")
	got := a.ask(&outer, func(check pace.Check) (int, error) {
		return inner.Of(check, func(check pace.Check) (int, error) { return 1, until(nil, check) })
	})
	<-a.asked
	a.gone.Store(true)
	got.want(t, "who left", 0, a.leave)
	if n, err := inner.Of(nil, func(pace.Check) (int, error) { return 2, nil }); n != 2 || err != nil {
		t.Errorf("the inner one afterwards: %d, %v; want 2", n, err)
	}
}

// TestOnce_error tells an error only to who had the value made; the other has it made anew.
func TestOnce_error(t *testing.T) {
	var o graph.Once[int]
	var made atomic.Int32
	finish, broke := make(chan struct{}), errors.New("cannot pay")
	derive := func(check pace.Check) (int, error) {
		if n := int(made.Add(1)); n > 1 {
			return n, nil
		}
		if err := until(finish, check); err != nil {
			return 0, err
		}
		return 0, broke
	}
	a, b := newAsker("a"), newAsker("b")
	forA := a.ask(&o, derive)
	<-a.asked
	forB := b.ask(&o, derive)
	<-b.asked
	close(finish)
	forA.want(t, "who had it made", 0, broke)
	forB.want(t, "the other", 2, nil)
}

// TestOnce_panic has a panic come out where the value is asked for, so that whoever asked can recover.
func TestOnce_panic(t *testing.T) {
	var o graph.Once[int]
	func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		_, _ = o.Of(nil, func(pace.Check) (int, error) { panic("broken") })
	}()
	if got, err := o.Of(nil, func(pace.Check) (int, error) { return 1, nil }); got != 1 || err != nil {
		t.Errorf("asked again: %d, %v; want 1", got, err)
	}
}
