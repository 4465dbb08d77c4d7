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
	Speakers      []string                      `json:"speakers"`      // "An A DECIDE": for A, with a mandate; "An A DECIDE b" who answers to b

	Ambitions    []string                  `json:"ambitions"`    // beside those that are named elsewhere
	Parts        map[string]string         `json:"parts"`        // which ambition is a part of which
	Positions    []string                  `json:"positions"`    // "A k1 2", "A k1 2 ASSUMED", or "A k1 ?" where it is still to be asked
	About        map[string]map[string]int `json:"about"`        // of an ambition, its stances on topics
	Narrower     map[string]string         `json:"narrower"`     // which topic is narrower than which
	Needs        []string                  `json:"needs"`        // of the ambition Samen
	Offers       map[string][]string       `json:"offers"`       // of a resource, by whom
	Interests    []interestInput           `json:"interests"`    // of Table, of organisations, of who speaks for them
	Trust        []string                  `json:"trust"`        // "A B"
	Ties         []string                  `json:"ties"`         // "A B CLASHES"
	Dependencies []string                  `json:"dependencies"` // "A B 3": of A on B, of importance 3; "A B 3 DENIED"
	Commitments  []string                  `json:"commitments"`  // "A PROMISED", or "A PROMISED k1" for an ambition
	Assessments  []assessmentInput         `json:"assessments"`
	Contacts     []graph.Contact           `json:"contacts"` // here, unless said to be of another collaboration
	Terms        []map[string]string       `json:"terms"`    // what a word means to whom
	Passages     []string                  `json:"passages"` // "SHARING EXPLORING"
	Agreed       []int                     `json:"agreed"`   // versions of the start note, on days of March

	AsOf  time.Time `json:"asOf"`
	First int       `json:"first"` // how many are asked for; 10 unless given
}

type joinsInput struct {
	Who        string           `json:"who"`
	Role       graph.Role       `json:"role"`
	Engagement graph.Engagement `json:"engagement"`
	Origin     graph.Origin     `json:"origin"`
	In         string           `json:"in"` // Table unless given
}

type interestInput struct {
	Of         string            `json:"of"`
	On         map[string]int    `json:"on"`         // topics
	By         graph.PrincipalID `json:"by"`         // owner unless given
	Origin     graph.Origin      `json:"origin"`     // SELF_STATED unless given
	Confidence float64           `json:"confidence"` // 1 unless given
	In         string            `json:"in"`         // Table unless given
}

// assessmentInput is an author's view of a party.
type assessmentInput struct {
	Of   string            `json:"of"`
	By   graph.PrincipalID `json:"by"`
	View graph.Assessment  `json:"view"`
}

func (in tableInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	partners := spelledOut(tb, in.Partners)
	out := collaboration(len(partners), append(partners, spelledOut(tb, in.Candidates)...)...)
	known := in.Collaboration
	known.Record, known.Name, known.ProblemOwner = graph.Record{ID: table}, "Table", idIn(string(known.ProblemOwner))
	out[0] = &known
	for _, name := range spelledOut(tb, in.Outsiders) {
		out = append(out, &graph.Organisation{Record: record(name), Name: name})
	}
	for _, e := range out {
		switch e := e.(type) {
		case *graph.Organisation:
			known := in.Organisations[e.Name]
			known.Record, known.Name, known.PartOf = e.Record, e.Name, idIn(string(known.PartOf))
			*e = known
		case *graph.Participation:
			e.Engagement = cmp.Or(in.Engagement[strings.TrimPrefix(string(e.Stakeholder), "_:")], e.Engagement)
		}
	}
	for i, one := range in.Joins {
		p := joining(one.Who, one.Role, one.Engagement)
		p.ID, p.Origin, p.Collaboration = record(fmt.Sprint("joins again ", i)).ID, one.Origin, idIn(cmp.Or(one.In, "Table"))
		out = append(out, p)
	}
	for _, line := range in.Speakers {
		words := strings.Fields(line)
		said := speaker(words[0], words[1], graph.Mandate(words[2]))
		if len(words) > 3 {
			said[1].(*graph.Representation).Constituency = words[3]
		}
		out = append(out, said...)
	}
	return append(out, in.statements(tb)...)
}

// statements are those on what the collaboration is about, and what that is.
func (in tableInput) statements(tb testing.TB) []graph.Entity {
	tb.Helper()
	out := in.positions(tb)
	for _, one := range in.Interests {
		i := interest(idIn(one.Of), "because", stances(one.On)...)
		i.Author, i.Origin, i.Confidence = cmp.Or(one.By, i.Author), cmp.Or(one.Origin, i.Origin), cmp.Or(one.Confidence, i.Confidence)
		i.Collaboration = idIn(cmp.Or(one.In, "Table"))
		out = append(out, i)
	}
	for _, resource := range slices.Sorted(maps.Keys(in.Offers)) {
		for _, who := range in.Offers[resource] {
			out = append(out, offering(who, resource)...)
		}
	}
	for _, line := range in.Trust {
		words := strings.Fields(line)
		out = append(out, trusts(words[0], words[1]))
	}
	for _, line := range in.Ties {
		words := strings.Fields(line)
		out = append(out, clash(graph.TieKind(words[2]), words[0], words[1]))
	}
	for _, line := range in.Dependencies {
		words := strings.Fields(line)
		d := depends(words[0], words[1], number(tb, words[2]))
		if len(words) > 3 {
			d.Confirmation = graph.Confirmation(words[3])
		}
		out = append(out, d)
	}
	for _, line := range in.Commitments {
		words := append(strings.Fields(line), "")
		out = append(out, promise(words[0], words[2], graph.CommitmentStatus(words[1])))
	}
	for _, one := range in.Assessments {
		a := one.View
		a.Statement = said(graph.OriginObserved)
		a.Author, a.Participation = one.By, idIn("joins "+one.Of)
		out = append(out, &a)
	}
	out = append(append(out, in.contacts()...), in.events()...)
	return append(in.things(), out...)
}

// positions are those, and the ambitions that they are on.
func (in tableInput) positions(tb testing.TB) []graph.Entity {
	tb.Helper()
	wanted := map[string]*graph.Ambition{}
	want := func(name string) *graph.Ambition {
		if wanted[name] == nil {
			wanted[name] = ambition(name)
		}
		return wanted[name]
	}
	for _, name := range in.Ambitions {
		want(name)
	}
	for name, whole := range in.Parts {
		want(name).PartOf = want(whole).ID
	}
	for name, topics := range in.About {
		want(name).Topics = stances(topics)
	}
	for _, name := range in.Needs {
		a := want("Samen")
		a.Needs = append(a.Needs, graph.Need{Resource: idIn(name)})
	}
	var out []graph.Entity
	for _, line := range in.Positions {
		words := strings.Fields(line)
		for _, name := range spelledOut(tb, words[1:2]) {
			want(name)
			if words[2] == "?" {
				out = append(out, &graph.Position{Statement: said(graph.OriginObserved), Stakeholder: idIn(words[0]), Ambition: idIn(name)})
			} else {
				p := position(words[0], name, number(tb, words[2]))
				if len(words) > 3 {
					p.Origin = graph.Origin(words[3])
				}
				out = append(out, p)
			}
		}
	}
	var all []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		all = append(all, wanted[name])
	}
	return append(all, out...)
}

// things are the topics, resources and other collaborations that something names.
func (in tableInput) things() []graph.Entity {
	topics, resources, elsewhere := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for name, above := range in.Narrower {
		topics[name], topics[above] = true, true
	}
	name := func(on map[string]int) {
		for topic := range on {
			topics[topic] = true
		}
	}
	for _, on := range in.About {
		name(on)
	}
	for _, i := range in.Interests {
		name(i.On)
		if i.In != "" {
			elsewhere[i.In] = true
		}
	}
	for _, resource := range slices.Concat(in.Needs, slices.Collect(maps.Keys(in.Offers))) {
		resources[resource] = true
	}
	for _, one := range in.Joins {
		if one.In != "" {
			elsewhere[one.In] = true
		}
	}
	for _, c := range in.Contacts {
		if c.Collaboration != "" {
			elsewhere[string(c.Collaboration)] = true
		}
	}
	var out []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(topics)) {
		t := topic(name)
		t.NarrowerThan = idIn(in.Narrower[name])
		out = append(out, t)
	}
	for _, name := range slices.Sorted(maps.Keys(resources)) {
		out = append(out, &graph.Resource{Record: record(name), Name: name})
	}
	for _, name := range slices.Sorted(maps.Keys(elsewhere)) {
		out = append(out, &graph.Collaboration{Record: record(name), Name: name})
	}
	return out
}

func stances(topics map[string]int) []graph.TopicStance {
	var out []graph.TopicStance
	for _, name := range slices.Sorted(maps.Keys(topics)) {
		out = append(out, on(name, topics[name]))
	}
	return out
}

// contacts are the conversations.
func (in tableInput) contacts() []graph.Entity {
	var out []graph.Entity
	for _, c := range in.Contacts {
		elsewhere := c.Collaboration
		c.Statement = said(graph.OriginObserved)
		if elsewhere != "" {
			c.Collaboration = idIn(string(elsewhere))
		}
		for i, who := range c.With {
			c.With[i] = idIn(string(who))
		}
		out = append(out, &c)
	}
	return out
}

// events are the words that were cleared, the passages between phases, and the versions that were agreed.
func (in tableInput) events() []graph.Entity {
	var out []graph.Entity
	for i, meanings := range in.Terms {
		t := &graph.Term{Record: record(fmt.Sprint("word ", i)), Collaboration: table, Name: "word"}
		for _, who := range slices.Sorted(maps.Keys(meanings)) {
			t.Meanings = append(t.Meanings, graph.Meaning{Stakeholder: idIn(who), Text: meanings[who]})
		}
		out = append(out, t)
	}
	for _, line := range in.Passages {
		from, to, _ := strings.Cut(line, " ")
		out = append(out, &graph.Passage{Collaboration: table, From: graph.Phase(from), To: graph.Phase(to), At: began})
	}
	for _, day := range in.Agreed {
		at := time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC)
		out = append(out, &graph.Agreement{Collaboration: table, Document: graph.DocumentStartNote, Name: "Nota", AgreedAt: &at})
	}
	return out
}

// idIn is the id of what a case gives the name; of no name it is none.
func idIn(name string) graph.ID {
	switch name {
	case "":
		return ""
	case "Table":
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
