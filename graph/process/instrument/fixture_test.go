package instrument_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// table is the collaboration of these tests.
const table graph.ID = "_:table"

// began is when the map of these tests is founded.
var began = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// scan is what an author said of the table, days after the beginning: questions and values in turn.
func scan(author graph.PrincipalID, days int, key string, answers ...string) *graph.Scan {
	s := &graph.Scan{Instrument: key, Statement: graph.Statement{
		Author: author, Origin: graph.OriginSelfStated, Confidence: 1, Collaboration: table, Audience: graph.AudienceStewards,
		StatedAt: began.AddDate(0, 0, days),
	}}
	for i := 0; i < len(answers); i += 2 {
		s.Answers = append(s.Answers, graph.Answer{Question: answers[i], Value: answers[i+1]})
	}
	return s
}

// viewOf founds a map with the table and copies of the scans and returns its owner's view.
func viewOf(tb testing.TB, scans ...*graph.Scan) (*graph.View, graph.ID) {
	tb.Helper()
	entities := []graph.Entity{&graph.Collaboration{Record: graph.Record{ID: table}, Name: "Table"}}
	for _, s := range scans {
		c := *s // founding gives it an id
		entities = append(entities, &c)
	}
	f, err := graph.Found(graph.Foundation{Map: graph.Map{Name: "Proef"}, By: "owner", Entities: entities}, began,
		graph.NewIDs(rand.NewChaCha8([32]byte{5})))
	if err != nil {
		tb.Fatal(err)
	}
	v, err := graph.NewView(f.Snapshot, graph.SightOf(f.Snapshot, "owner"))
	if err != nil {
		tb.Fatal(err)
	}
	for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
		return v, c.ID
	}
	tb.Fatal("the view has no collaboration")
	return nil, ""
}

// library returns the standard instruments and the good one of these tests.
func library(tb testing.TB) *instrument.Library {
	tb.Helper()
	l, problems := instrument.Standard().With(instrument.File{Name: "buurt.yaml", Text: []byte(good)})
	if problems != nil {
		tb.Fatal(problems)
	}
	return l
}
