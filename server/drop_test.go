package server_test

import (
	"context"
	"fmt"
	"io"
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
			gone := make(chan string)
			go func() {
				response, err := http.DefaultClient.Do(r)
				if err != nil {
					gone <- err.Error()
					return
				}
				defer response.Body.Close()
				body, err := io.ReadAll(response.Body)
				gone <- fmt.Sprintf("%s %s, %v", response.Status, body, err)
			}()
			select {
			case <-f.toy.open:
			case answer := <-gone:
				t.Fatalf("the query was not begun: %s", answer)
			}
			cancel()
			<-gone
			if got := <-f.toy.open; got != -1 {
				t.Error("the query went on until its time was over")
			}
		})
	}
}
