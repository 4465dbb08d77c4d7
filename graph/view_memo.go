package graph

import "sync"

// memo keeps what was derived from a View, for as long as the View lives.
type memo struct {
	mu   sync.Mutex
	kept map[any]*memoSlot
}

// memoSlot is one derived value, or its making: whoever makes it holds the lock.
type memoSlot struct {
	mu    sync.Mutex
	made  bool
	value any
}

func newMemo() *memo { return &memo{kept: map[any]*memoSlot{}} }

// Memo returns what derive returned when it was first called for the view and the key, and calls it if that has not been.
// derive must be a pure function of what is in the view, and its result is shared and never changed. Those who ask
// while another makes it wait. An error is not kept: it may be of one caller only, so the next one tries anew.
//
// Keys are compared as in a map; a type of the package that asks keeps them apart from others'. What is kept goes with
// the view, so there must be few keys and none that comes from a request as it is.
func Memo[T any](v *View, key any, derive func() (T, error)) (T, error) {
	slot := v.memo.slot(key)
	slot.mu.Lock()
	defer slot.mu.Unlock()
	if slot.made {
		return slot.value.(T), nil
	}
	value, err := derive()
	if err != nil {
		return value, err
	}
	slot.value, slot.made = value, true
	return value, nil
}

func (m *memo) slot(key any) *memoSlot {
	m.mu.Lock()
	defer m.mu.Unlock()
	slot := m.kept[key]
	if slot == nil {
		slot = &memoSlot{}
		m.kept[key] = slot
	}
	return slot
}
