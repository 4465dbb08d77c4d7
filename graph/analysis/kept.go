package analysis

import "sync"

// kept is a value that is made at its first use. Those who ask while another makes it wait. An error is not kept: it may
// be of one asker only, so the next one tries anew. The zero value has made nothing.
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
