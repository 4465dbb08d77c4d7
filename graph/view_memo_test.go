package graph_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

type memoKey string

func TestMemo(t *testing.T) {
	w := newWorld(t)
	v := w.view("owner")
	var made atomic.Int32
	count := func(pace.Check) (int, error) { return int(made.Add(1)), nil } //nolint:unparam // Memo wants the error

	t.Run("made once, however many ask", func(t *testing.T) {
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				if got, err := graph.Memo(v, memoKey("a"), nil, count); got != 1 || err != nil {
					t.Errorf("Memo = %d, %v, want 1", got, err)
				}
			})
		}
		wg.Wait()
	})
	t.Run("another key", func(t *testing.T) {
		if got, _ := graph.Memo(v, memoKey("b"), nil, count); got != 2 {
			t.Errorf("Memo = %d, want 2", got)
		}
	})
	t.Run("an error is not kept", func(t *testing.T) {
		wanted := errors.New("stopped")
		if _, err := graph.Memo(v, memoKey("c"), nil, func(pace.Check) (int, error) { return 0, wanted }); !errors.Is(err, wanted) {
			t.Errorf("error = %v, want %v", err, wanted)
		}
		if got, err := graph.Memo(v, memoKey("c"), nil, count); got != 3 || err != nil {
			t.Errorf("Memo = %d, %v, want 3", got, err)
		}
	})
	t.Run("a view of a later revision knows nothing of it", func(t *testing.T) {
		w.create("owner", graph.KindTopic, graph.Fields{"name": "Water"})
		next, err := v.Advance(w.at, &w.events[len(w.events)-1])
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := graph.Memo(next, memoKey("a"), nil, count); got != 4 {
			t.Errorf("Memo = %d, want 4", got)
		}
		if got, _ := graph.Memo(v, memoKey("a"), nil, count); got != 1 {
			t.Errorf("Memo of the older view = %d, want 1", got)
		}
	})
}
