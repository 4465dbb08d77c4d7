package load_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"raakvlak/bench/load"
)

// TestOne shows that answers are read whole, whether their length is told or they come in chunks.
func TestOne(t *testing.T) {
	long := strings.Repeat("raakvlak ", 20_000)
	for name, answer := range map[string]http.HandlerFunc{
		"length": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "180000")
			_, _ = w.Write([]byte(long)) // the client tells whether it came
		},
		"chunks": func(w http.ResponseWriter, _ *http.Request) {
			for part := range strings.SplitAfterSeq(long, "vlak ") {
				_, _ = w.Write([]byte(part)) // the client tells whether it came
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(answer)
			defer s.Close()
			got, err := load.One(t.Context(), load.Target{Address: strings.TrimPrefix(s.URL, "http://"), Path: "/"}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != long {
				t.Errorf("%d bytes, which are not the %d that were sent", len(got), len(long))
			}
		})
	}
}

// TestOne_NoAnswer shows that what is no whole answer is an error.
func TestOne_NoAnswer(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":     "",
		"no status":   "HTTP/1.1 \r\n\r\n",
		"no length":   "HTTP/1.1 200 OK\r\n\r\n{}",
		"bad length":  "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
		"cut short":   "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
		"cut chunk":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}",
		"bad chunk":   "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n{}\r\n0\r\n\r\n",
		"minus bytes": "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}",
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				c, _, err := http.NewResponseController(w).Hijack()
				if err != nil {
					return
				}
				_, _ = c.Write([]byte(text)) // the client tells whether it came
				_ = c.Close()
			}))
			defer s.Close()
			if got, err := load.One(t.Context(), load.Target{Address: strings.TrimPrefix(s.URL, "http://"), Path: "/"}, nil); err == nil {
				t.Errorf("got %q, want an error", got)
			}
		})
	}
}
