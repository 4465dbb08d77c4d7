package process_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// table is the collaboration of these tests.
const table graph.ID = "_:table"

// began is when the maps of these tests are founded.
var began = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// asOf is the day of which these tests ask.
var asOf = time.Date(2026, 3, 10, 12, 0, 0, 0, time.UTC)

// viewOf founds a map of copies of the entities and returns its owner's view.
func viewOf(tb testing.TB, entities ...graph.Entity) *graph.View {
	tb.Helper()
	return seeded(tb, 5, entities...)
}

// seeded does the same with the ids that the seed brings.
func seeded(tb testing.TB, seed byte, entities ...graph.Entity) *graph.View {
	tb.Helper()
	entities = slices.Clone(entities)
	for i, e := range entities {
		c := reflect.New(reflect.TypeOf(e).Elem())
		c.Elem().Set(reflect.ValueOf(e).Elem())
		entities[i] = c.Interface().(graph.Entity)
	}
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: "Proef"}, By: "owner", Entities: entities}, began,
		graph.NewIDs(rand.NewChaCha8([32]byte{seed})))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

// processOf returns the process of the one collaboration called Table.
func processOf(tb testing.TB, entities ...graph.Entity) *process.Process {
	tb.Helper()
	v := viewOf(tb, entities...)
	p, err := process.Of(v, idOf(tb, v, "Table"), analysis.Work{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// idOf returns the id of what has the name.
func idOf(tb testing.TB, v *graph.View, name string) graph.ID {
	tb.Helper()
	for e := range v.All() {
		if n, is := e.(graph.Named); is && n.EntityName() == name {
			return e.Meta().ID
		}
	}
	tb.Fatalf("nothing is called %s", name)
	return ""
}

func record(name string) graph.Record { return graph.Record{ID: graph.ID("_:" + name)} }

func said(origin graph.Origin) graph.Statement {
	return graph.Statement{Author: "owner", Origin: origin, Confidence: 1, Collaboration: table, Audience: graph.AudienceStewards}
}

// collaboration makes the collaboration Table with organisations A, B, C …, the first n of them partners.
func collaboration(partners int, names ...string) []graph.Entity {
	out := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table"}}
	for i, name := range names {
		role := graph.RolePartner
		if i >= partners {
			role = graph.RoleCandidate
		}
		out = append(out, &graph.Organisation{Record: record(name), Name: name}, joining(name, role, graph.EngagementIdentified))
	}
	return out
}

func joining(name string, role graph.Role, e graph.Engagement) *graph.Participation {
	return &graph.Participation{
		Record: record("joins " + name), Statement: said(graph.OriginObserved), Stakeholder: graph.ID("_:" + name), Role: role, Engagement: e,
	}
}

func assessed(name string, power, interest int, author graph.PrincipalID) *graph.Assessment {
	s := said(graph.OriginObserved)
	s.Author = author
	return &graph.Assessment{Statement: s, Participation: graph.ID("_:joins " + name), Power: &power, Interest: &interest}
}

func ambition(name string) *graph.Ambition {
	return &graph.Ambition{Record: record(name), Name: name, Collaboration: table}
}

func topic(name string) *graph.Topic { return &graph.Topic{Record: record(name), Name: name} }

func on(topic string, stance int) graph.TopicStance {
	return graph.TopicStance{Topic: graph.ID("_:" + topic), Stance: stance}
}

func depends(who, upon string, importance int) *graph.Dependency {
	return &graph.Dependency{
		Statement: said(graph.OriginObserved), Depender: graph.ID("_:" + who), Dependee: graph.ID("_:" + upon), Importance: importance,
	}
}

func trusts(a, b string) *graph.Tie {
	return &graph.Tie{Statement: said(graph.OriginObserved), A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: graph.TieTrusts, Strength: 2}
}

func position(who, on string, stance int) *graph.Position {
	return &graph.Position{
		Statement: said(graph.OriginSelfStated), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on), Stance: &stance,
	}
}

func interest(holder graph.ID, text string, topics ...graph.TopicStance) *graph.Interest {
	return &graph.Interest{Statement: said(graph.OriginSelfStated), Holder: holder, Text: text, Topics: topics}
}

func speaker(who, of string, mandate graph.Mandate) []graph.Entity {
	return []graph.Entity{
		&graph.Individual{Record: record(who), Name: who},
		&graph.Representation{
			Statement: said(graph.OriginObserved), Individual: graph.ID("_:" + who), Organisation: graph.ID("_:" + of), Mandate: mandate,
		},
	}
}

func promise(who, ambition string, status graph.CommitmentStatus) *graph.Commitment {
	c := &graph.Commitment{Statement: said(graph.OriginSelfStated), Stakeholder: graph.ID("_:" + who), Status: status}
	if ambition != "" {
		c.Ambition = graph.ID("_:" + ambition)
	}
	return c
}

func with(base []graph.Entity, more ...graph.Entity) []graph.Entity {
	return append(append([]graph.Entity{}, base...), more...)
}

// names returns what the evidence is called, by name or by kind.
func names(all []graph.Entity) []string {
	var out []string
	for _, e := range all {
		if n, is := e.(graph.Named); is {
			out = append(out, n.EntityName())
		} else {
			out = append(out, e.EntityKind().String())
		}
	}
	return out
}
