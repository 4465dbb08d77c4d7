package graph_test

import (
	"errors"
	"testing"

	"raakvlak/graph"
)

// TestErrorf_Cause shows that the cause is kept for the log and out of the message, wherever it stands in the format.
func TestErrorf_Cause(t *testing.T) {
	cause := errors.New("driver says: password hunter2")
	for _, test := range []struct{ format, want string }{
		{"open %s: %w", "open store"},
		{"open %s (%w): try again", "open store (): try again"},
		{"open %s", "open store"},
	} {
		args := []any{"store", cause}
		if test.format == "open %s" {
			args = args[:1]
		}
		got := graph.Errorf(graph.CodeUnavailable, test.format, args...)
		if got.Message != test.want {
			t.Errorf("%q: got message %q, want %q", test.format, got.Message, test.want)
		}
		if len(args) == 2 && !errors.Is(got, cause) {
			t.Errorf("%q: the cause is lost", test.format)
		}
	}
}
