package oracle_test

import (
	"testing"

	"raakvlak/graph"
)

// mustRecord asks a map for all its answers.
func mustRecord(t *testing.T, name string, v *graph.View) record {
	t.Helper()
	a := &asking{t: t, view: v}
	a.alignment()
	a.mactor()
	a.discourse()
	a.dependence()
	a.networks()
	a.heterogeneity()
	a.coalitions()
	r := record{Map: name, Input: map[string][]any{}, Answers: a.answers}
	for e := range v.All() {
		kind := e.EntityKind().String()
		r.Input[kind] = append(r.Input[kind], e)
	}
	return r
}

// asking gathers the answers about one map.
type asking struct {
	t       *testing.T
	view    *graph.View
	answers []answer
}

func (a *asking) number(measure string, value any) {
	a.answers = append(a.answers, answer{Measure: measure, Values: value})
}

func (a *asking) each(measure string, rows []string, values any) {
	a.answers = append(a.answers, answer{Measure: measure, Rows: rows, Values: values})
}

func (a *asking) matrix(measure string, rows, columns []string, values any) {
	a.answers = append(a.answers, answer{Measure: measure, Rows: rows, Columns: columns, Values: values})
}

func ids(all []graph.Named) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = string(e.Meta().ID)
	}
	return out
}

// sure returns what a method answered, which must not fail.
func sure[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// square makes a matrix of n rows and columns.
func square(n int, cell func(i, j int) any) [][]any {
	out := make([][]any, n)
	for i := range out {
		out[i] = make([]any, n)
		for j := range out[i] {
			out[i][j] = cell(i, j)
		}
	}
	return out
}

// listed makes a list of n.
func listed[T any](n int, at func(i int) T) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = at(i)
	}
	return out
}
