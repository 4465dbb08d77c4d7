package load_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"raakvlak/bench/load"
)

func TestAsk(t *testing.T) {
	var asked atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || r.Header.Get("Authorization") != "Bearer abc" {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		asked.Add(1)
		_, _ = w.Write([]byte(`{"data":{"n":"` + string(body) + `"}}`)) // the client tells whether it came
	}))
	defer s.Close()
	target := load.Target{
		Address: strings.TrimPrefix(s.URL, "http://"), Path: "/", Token: "abc",
		Body: func(int, int) []byte { return []byte("four") },
	}
	got, err := load.Ask(t.Context(), target, 3, 50*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	if int64(got.Requests) != asked.Load() || got.Requests < 3 {
		t.Errorf("%d requests, the server had %d", got.Requests, asked.Load())
	}
	if want := float64(len(`{"data":{"n":"four"}}`)); got.Bytes != want {
		t.Errorf("answers of %v bytes, want %v", got.Bytes, want)
	}
	if got.P50 <= 0 || got.P99 < got.P50 {
		t.Errorf("p50 %v, p99 %v", got.P50, got.P99)
	}
}

// TestAsk_Failing shows that a server that refuses is not taken for a fast one.
func TestAsk_Failing(t *testing.T) {
	for name, answer := range map[string]http.HandlerFunc{
		"status": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"errors": func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(`{"errors":[{"message":"no"}]}`)) },
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(answer)
			defer s.Close()
			target := load.Target{Address: strings.TrimPrefix(s.URL, "http://"), Path: "/", Body: func(int, int) []byte { return nil }}
			if got, err := load.Ask(t.Context(), target, 2, time.Second); err == nil {
				t.Errorf("got %+v, want an error", got)
			}
		})
	}
}
