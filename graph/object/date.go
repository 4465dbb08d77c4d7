package object

import (
	"time"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph"
)

// MarshalDate writes the day of a time in UTC, and null for none.
func MarshalDate(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.MarshalString(t.UTC().Format(time.DateOnly))
}

// UnmarshalDate reads a day as its beginning in UTC.
func UnmarshalDate(v any) (time.Time, error) {
	if s, is := v.(string); is {
		if t, err := time.Parse(time.DateOnly, s); err == nil && !t.IsZero() { // the zero time stands for no day
			return t, nil
		}
	}
	return time.Time{}, graph.Errorf(graph.CodeInvalid, "a day is wanted, such as 2026-03-31")
}

// Day returns a day that may not be given.
func Day(at *time.Time) time.Time {
	if at == nil {
		return time.Time{}
	}
	return *at
}
