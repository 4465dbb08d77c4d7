package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

// TestDroppedQueryEnds has clients leave while their query is under way: its context ends with them, long before its time
// is over.
func TestDroppedQueryEnds(t *testing.T) {
	for name, headers := range map[string]http.Header{
		"at once":   {"Accept": {"application/json"}},
		"as events": {"Accept": {"text/event-stream"}},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustStart(t, nil)
			f.toy.open = make(chan int)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			r, err := http.NewRequestWithContext(ctx, http.MethodPost, f.address+"/graphql", strings.NewReader(request(t, "{slow}", "")))
			if err != nil {
				t.Fatal(err)
			}
			r.Header = headers
			r.Header.Set("Authorization", "Bearer "+f.token)
			r.Header.Set("Content-Type", "application/json")
			gone := make(chan struct{})
			go func() {
				defer close(gone)
				if response, err := http.DefaultClient.Do(r); err == nil {
					_ = response.Body.Close()
				}
			}()
			<-f.toy.open
			cancel()
			<-gone
			if got := <-f.toy.open; got != -1 {
				t.Error("the query went on until its time was over")
			}
		})
	}
}
