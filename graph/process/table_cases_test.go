package process_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
)

// tableInput is the collaboration Table as a case has it. A name "P1..P4" stands for P1, P2, P3 and P4.
type tableInput struct {
	Collaboration graph.Collaboration           `json:"collaboration"` // what is known of it
	Beside        graph.Collaboration           `json:"beside"`        // another one
	Partners      []string                      `json:"partners"`
	Candidates    []string                      `json:"candidates"`
	Outsiders     []string                      `json:"outsiders"`     // organisations that take no part
	Organisations map[string]graph.Organisation `json:"organisations"` // what is known of them
	Engagement    map[string]graph.Engagement   `json:"engagement"`    // IDENTIFIED unless given
	Joins         []joinsInput                  `json:"joins"`         // further participations
	Speakers      []string                      `json:"speakers"`      // "An A DECIDE": for A, with a mandate

	Ambitions    []string                          `json:"ambitions"`    // beside those of the positions
	Positions    []string                          `json:"positions"`    // "A k1 2"
	Interests    []interestInput                   `json:"interests"`    // of Table, of organisations, of who speaks for them
	Trust        []string                          `json:"trust"`        // "A B"
	Dependencies []string                          `json:"dependencies"` // "A B 3": of A on B, of importance 3
	Commitments  map[string]graph.CommitmentStatus `json:"commitments"`
	Contacts     []graph.Contact                   `json:"contacts"` // here, unless said to be of another collaboration
	AsOf         time.Time                         `json:"asOf"`
}

type joinsInput struct {
	Who        string           `json:"who"`
	Role       graph.Role       `json:"role"`
	Engagement graph.Engagement `json:"engagement"`
	Origin     graph.Origin     `json:"origin"`
}

type interestInput struct {
	Of     string       `json:"of"`
	Origin graph.Origin `json:"origin"` // SELF_STATED unless given
}

func (in tableInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	partners := spelledOut(tb, in.Partners)
	out := collaboration(len(partners), append(partners, spelledOut(tb, in.Candidates)...)...)
	known := in.Collaboration
	known.Record, known.Name = graph.Record{ID: table}, "Table"
	out[0] = &known
	for _, name := range spelledOut(tb, in.Outsiders) {
		out = append(out, &graph.Organisation{Record: record(name), Name: name})
	}
	for _, e := range out {
		switch e := e.(type) {
		case *graph.Organisation:
			known := in.Organisations[e.Name]
			known.Record, known.Name = e.Record, e.Name
			*e = known
		case *graph.Participation:
			e.Engagement = cmp.Or(in.Engagement[strings.TrimPrefix(string(e.Stakeholder), "_:")], e.Engagement)
		}
	}
	for i, one := range in.Joins {
		p := joining(one.Who, one.Role, one.Engagement)
		p.ID, p.Origin = record(fmt.Sprint("joins again ", i)).ID, one.Origin
		out = append(out, p)
	}
	for _, line := range in.Speakers {
		words := strings.Fields(line)
		out = append(out, speaker(words[0], words[1], graph.Mandate(words[2]))...)
	}
	return append(out, in.statements(tb)...)
}

// statements are those on what the collaboration is about, and its ambitions.
func (in tableInput) statements(tb testing.TB) []graph.Entity {
	tb.Helper()
	var out []graph.Entity
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
	for _, one := range in.Interests {
		i := interest(idIn(one.Of), "because")
		i.Origin = cmp.Or(one.Origin, i.Origin)
		out = append(out, i)
	}
	for _, name := range slices.Sorted(maps.Keys(in.Commitments)) {
		out = append(out, promise(name, "", in.Commitments[name]))
	}
	return append(out, in.contacts()...)
}

// contacts are the conversations, and the other collaborations that some are of.
func (in tableInput) contacts() []graph.Entity {
	var others, out []graph.Entity
	for _, c := range in.Contacts {
		elsewhere := string(c.Collaboration)
		c.Statement = said(graph.OriginObserved)
		if elsewhere != "" {
			c.Collaboration = idIn(elsewhere)
			others = append(others, &graph.Collaboration{Record: record(elsewhere), Name: elsewhere})
		}
		for i, who := range c.With {
			c.With[i] = idIn(string(who))
		}
		out = append(out, &c)
	}
	return append(others, out...)
}

// idIn is the id of what a case gives the name.
func idIn(name string) graph.ID {
	if name == "Table" {
		return table
	}
	return record(name).ID
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
