package object

import (
	"encoding/json"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"raakvlak/graph"
)

// MarshalString writes a text, and null for an empty one: in the domain, an empty text is one that is not known.
func MarshalString(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return graphql.MarshalString(s)
}

// UnmarshalString reads a text; where an id is wanted, a number will do.
func UnmarshalString(v any) (string, error) {
	s, err := graphql.UnmarshalString(v)
	if err != nil {
		return "", graph.Errorf(graph.CodeInvalid, "a text is wanted")
	}
	return s, nil
}

// MarshalDateTime writes a time, and null for none.
func MarshalDateTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(t.UTC().AppendFormat(make([]byte, 0, 40), `"`+time.RFC3339Nano+`"`))
	})
}

// UnmarshalDateTime reads a time as RFC 3339 writes it.
func UnmarshalDateTime(v any) (time.Time, error) {
	if s, is := v.(string); is {
		if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
			return t, nil
		}
	}
	return time.Time{}, graph.Errorf(graph.CodeInvalid, "a time is wanted, such as 2026-03-31T09:00:00Z")
}

// MarshalJSON writes an object, and null for none.
func MarshalJSON(m graph.Attributes) graphql.Marshaler {
	if m == nil {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		text, err := json.Marshal(m)
		if err != nil {
			text = []byte("null") // it was read from JSON, so it can be written as such
		}
		_, _ = w.Write(text)
	})
}

// UnmarshalJSON reads an object.
func UnmarshalJSON(v any) (graph.Attributes, error) {
	m, is := v.(map[string]any)
	if !is {
		return nil, graph.Errorf(graph.CodeInvalid, "an object is wanted")
	}
	return m, nil
}
