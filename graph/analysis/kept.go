package analysis

import "sync"

// kept is a value that is made at its first use, of what one asker has: those who ask while another makes it wait, as all
// of them go together. What askers share is a [graph.Once]. An error is not kept. The zero value has made nothing.
type kept[T any] struct {
	mu    sync.Mutex
	made  bool
	value T
}

func (k *kept[T]) get(derive func() (T, error)) (T, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.made {
		return k.value, nil
	}
	value, err := derive()
	if err == nil {
		k.value, k.made = value, true
	}
	return value, err
}
