package analysis

import "sync"

// aside has f done beside the caller, from now on. The runtime has a goroutine that was just started run next where it
// was, and another processor leaves it there for some 50 µs; so one that does nothing comes after it.
func aside(wait *sync.WaitGroup, f func()) {
	wait.Go(f)
	wait.Go(func() {})
}
