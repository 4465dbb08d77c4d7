package graph

import (
	"sync"

	"raakvlak/graph/pace"
)

// memo keeps what was derived from a View, for as long as the View lives.
type memo struct {
	mu   sync.Mutex
	kept map[any]any // a *Once by key
}

func newMemo() *memo { return &memo{kept: map[any]any{}} }

// Memo returns what derive returned when it was first called for the view and the key, and calls it if that has not been.
// Those who ask while it is made wait for it, each until its own check has an error; see [Once.Of].
//
// Keys are compared as in a map; a type of the package that asks keeps them apart from others'. What is kept goes with
// the view, so there must be few keys and none that comes from a request as it is.
func Memo[T any](v *View, key any, check pace.Check, derive func(pace.Check) (T, error)) (T, error) {
	v.memo.mu.Lock()
	once, is := v.memo.kept[key].(*Once[T])
	if !is {
		once = &Once[T]{}
		v.memo.kept[key] = once
	}
	v.memo.mu.Unlock()
	return once.Of(check, derive)
}
