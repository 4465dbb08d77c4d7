package resolvers_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/resolvers"
)

func TestCodeOf(t *testing.T) {
	for _, test := range []struct {
		code   graph.Code
		reason graph.Reason
		want   string
	}{
		{graph.CodeInvalid, "", "BAD_USER_INPUT"},
		{graph.CodeInvalid, graph.ReasonBadCursor, "BAD_CURSOR"},
		{graph.CodeTooLarge, "", "TOO_LARGE"},
		{graph.CodeNotFound, "", "NOT_FOUND"},
		{graph.CodeForbidden, "", "FORBIDDEN"},
		{graph.CodeConflict, "", "CONFLICT"},
		{graph.CodeConflict, graph.ReasonIDReused, "ID_REUSED"},
		{graph.CodeUnavailable, "", "UNAVAILABLE"},
		{graph.CodeUnavailable, graph.ReasonTimeout, "TIMEOUT"},
		{graph.CodeUnavailable, graph.ReasonStorageFull, "STORAGE_FULL"},
		{graph.CodeUnavailable, graph.ReasonOutcomeUnknown, "OUTCOME_UNKNOWN"},
		{graph.CodeUnavailable, graph.ReasonRevisionUnknown, "REVISION_UNKNOWN"},
		{graph.CodeUnavailable, graph.ReasonResyncRequired, "RESYNC_REQUIRED"},
		{graph.CodeInternal, "", "INTERNAL"},
		{"other", "", "INTERNAL"},
	} {
		err := fmt.Errorf("around: %w", graph.Errorf(test.code, "x").Because(test.reason))
		if got := resolvers.CodeOf(err); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.code, test.reason, got, test.want)
		}
	}
	if got := resolvers.CodeOf(errors.New("x")); got != "INTERNAL" {
		t.Errorf("another error: got %s, want INTERNAL", got)
	}
}

func TestPresent(t *testing.T) {
	cause := errors.New("password hunter2")
	shown, known := resolvers.Present(fmt.Errorf("around: %w", graph.Within(graph.Errorf(graph.CodeInvalid, "read it: %w", cause), "name", "eq")))
	if !known {
		t.Fatal("an error of the domain is not known")
	}
	if strings.Contains(fmt.Sprint(shown, shown.Extensions), "hunter2") {
		t.Errorf("the cause shows: %v %v", shown, shown.Extensions)
	}
	if got := fmt.Sprintf("%v %v", shown.Extensions["code"], shown.Extensions["field"]); got != "BAD_USER_INPUT [name eq]" {
		t.Errorf("got %s", got)
	}
	if _, known := resolvers.Present(cause); known {
		t.Error("an error of something else is taken for one of the domain")
	}
}
