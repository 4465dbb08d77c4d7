package analysis

import "sync"

// once keeps what is made when it is first asked for. Its error, such as that of an asker who waits no longer, is not
// kept. It may be used by several goroutines.
type once[T any] struct {
	mu    sync.Mutex
	made  bool
	value T
}

func (o *once[T]) of(derive func() (T, error)) (T, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.made {
		return o.value, nil
	}
	value, err := derive()
	if err == nil {
		o.value, o.made = value, true
	}
	return value, err
}
