package atlas_test

import (
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"raakvlak/graph/atlas"
)

// TestView_CallersComeTogether has callers who come back at once: they do not fall into crowds that take turns.
func TestView_CallersComeTogether(t *testing.T) {
	const callers, visits = 16, 50
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, false)
		a := b.atlas(0)
		b.found(a)
		asked := b.store.of("Revision")
		b.store.intercept(func(call string) error {
			if call == "Revision" {
				<-time.After(2 * time.Millisecond)
			}
			return nil
		})
		var wait sync.WaitGroup
		for i := range callers {
			wait.Go(func() {
				for range visits {
					if _, err := a.View(t.Context(), "owner", b.id, atlas.Freshness{}); err != nil {
						t.Error(err)
					}
					<-time.After(time.Duration(i) * 20 * time.Microsecond)
				}
			})
		}
		wait.Wait()
		if got := b.store.of("Revision") - asked; got > visits*3/2 {
			t.Errorf("%d callers who came %d times each asked the store %d times, want little more than %d", callers, visits, got, visits)
		}
	})
}
