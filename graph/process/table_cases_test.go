package process_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph"
)

// tableInput is the collaboration Table as a case has it. A name "P1..P4" stands for P1, P2, P3 and P4.
type tableInput struct {
	Partners   []string `json:"partners"`
	Candidates []string `json:"candidates"`

	Ambitions    []string `json:"ambitions"`    // beside those of the positions
	Positions    []string `json:"positions"`    // "A k1 2"
	Trust        []string `json:"trust"`        // "A B"
	Dependencies []string `json:"dependencies"` // "A B 3": of A on B, of importance 3
}

func (in tableInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	partners := spelledOut(tb, in.Partners)
	out := collaboration(len(partners), append(partners, spelledOut(tb, in.Candidates)...)...)
	wanted, positions := map[string]bool{}, []graph.Entity{}
	for _, name := range in.Ambitions {
		wanted[name] = true
	}
	for _, line := range in.Positions {
		words := strings.Fields(line)
		for _, name := range spelledOut(tb, words[1:2]) {
			wanted[name] = true
			positions = append(positions, position(words[0], name, number(tb, words[2])))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		out = append(out, ambition(name))
	}
	out = append(out, positions...)
	for _, line := range in.Trust {
		words := strings.Fields(line)
		out = append(out, trusts(words[0], words[1]))
	}
	for _, line := range in.Dependencies {
		words := strings.Fields(line)
		out = append(out, depends(words[0], words[1], number(tb, words[2])))
	}
	return out
}

// spelledOut has every name that "P1..P4" stands for.
func spelledOut(tb testing.TB, all []string) []string {
	tb.Helper()
	var out []string
	for _, text := range all {
		first, last, several := strings.Cut(text, "..")
		if !several {
			out = append(out, text)
			continue
		}
		prefix := strings.TrimRight(first, "0123456789")
		for i := number(tb, first[len(prefix):]); i <= number(tb, strings.TrimPrefix(last, prefix)); i++ {
			out = append(out, prefix+strconv.Itoa(i))
		}
	}
	return out
}

func number(tb testing.TB, text string) int {
	tb.Helper()
	return must[int](tb)(strconv.Atoi(text))
}
