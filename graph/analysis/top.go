package analysis

import "slices"

// top keeps the first few of many items by an order: a heap with the last of them on top.
type top[T any] struct {
	most   int
	before func(a, b T) bool
	items  []T
}

func newTop[T any](most int, before func(a, b T) bool) *top[T] {
	return &top[T]{most: most, before: before, items: make([]T, 0, min(most, 64))}
}

func (t *top[T]) full() bool { return len(t.items) == t.most }

// offer takes the item in when it is among the first.
func (t *top[T]) offer(item T) {
	if !t.full() {
		t.items = append(t.items, item)
		t.up(len(t.items) - 1)
		return
	}
	if t.most > 0 && t.before(item, t.items[0]) {
		t.items[0] = item
		t.down(0)
	}
}

func (t *top[T]) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !t.before(t.items[parent], t.items[i]) {
			return
		}
		t.items[parent], t.items[i] = t.items[i], t.items[parent]
		i = parent
	}
}

func (t *top[T]) down(i int) {
	for {
		child := 2*i + 1
		if child >= len(t.items) {
			return
		}
		if right := child + 1; right < len(t.items) && t.before(t.items[child], t.items[right]) {
			child = right
		}
		if !t.before(t.items[i], t.items[child]) {
			return
		}
		t.items[i], t.items[child] = t.items[child], t.items[i]
		i = child
	}
}

// sorted empties the heap and returns what it held, first to last.
func (t *top[T]) sorted() []T {
	out := slices.Clone(t.items)
	for n := len(t.items) - 1; n >= 0; n-- {
		out[n] = t.items[0]
		t.items[0] = t.items[n]
		t.items = t.items[:n]
		t.down(0)
	}
	return out
}
