package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/resolvers"
	"raakvlak/server"
)

// Who asks beside the owner. The analyst has said what nobody else sees, also of what the owner then deleted.
const (
	analyst graph.PrincipalID = "analyst"
	viewer  graph.PrincipalID = "viewer"
	partner graph.PrincipalID = "partner"
	other   graph.PrincipalID = "other" // no member of the map, and with a map of its own
)

// inquiry asks about a map made by chance, of two services that stand in front of the same store, as callers do: over HTTP.
type inquiry struct {
	*dismantling
	round    int
	schema   *ast.Schema
	ways     *ways
	services [2]*server.Server
	tokens   map[graph.PrincipalID]string
	ids      *graph.IDs // of what is nowhere

	seen, unseen map[graph.PrincipalID]map[graph.Kind][]graph.ID
	gone         []graph.ID // deleted, and kept for nobody
	elsewhere    []graph.ID // in another map of the owner's
	revisions    []graph.Revision
	cursors      map[string][]string // that were met, by the field of the schema
	met          map[string]bool     // fields of the schema that were reached
	codes        map[string]int
	good         map[string][]place // that are known to be reached, by the type they are of
}

// newInquiry returns an inquiry into another map for each round.
func newInquiry(d *dismantling, round int) *inquiry {
	d.found(true)
	d.fewer(d.loose)
	q := &inquiry{
		dismantling: d, round: round, schema: d.house.schema.Schema(), ways: waysOf(d.house.schema.Schema()), tokens: map[graph.PrincipalID]string{},
		ids:  graph.NewIDs(rand.NewChaCha8([32]byte{byte(round), 9})),
		seen: map[graph.PrincipalID]map[graph.Kind][]graph.ID{}, unseen: map[graph.PrincipalID]map[graph.Kind][]graph.ID{},
		cursors: map[string][]string{}, met: map[string]bool{}, codes: map[string]int{}, good: map[string][]place{},
	}
	q.distort()
	q.hide()
	q.foundOthers()
	q.look()
	q.open()
	return q
}

// as does the edits in the name of the principal.
func (q *inquiry) as(who graph.PrincipalID, edits ...graph.Edit) []graph.ID {
	q.tb.Helper()
	result, view, err := q.atlas.Apply(q.tb.Context(), graph.Change{Map: q.kaai, Principal: who, Edits: edits})
	if err != nil {
		q.tb.Fatal(err)
	}
	q.revisions = append(q.revisions, result.Revision)
	if who == owner {
		q.view = view
	}
	return result.IDs
}

// distort gives some of what has a name one that is hard to write or the same as another, and some statements days far away.
func (q *inquiry) distort() {
	names := []string{"dubbel", "DUBBEL", "Du\u0308bbel", "D\u00fcbbel", `<b>&"'`, "🏘️", "=1+1", "a|b `c` [d](e) *f*", strings.Repeat("lang ", 39) + "naam", "0", "-", "null", "İstanbul", "ﬃ"}
	days := []time.Time{time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), time.Date(1969, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 31, 23, 59, 59, 999e6, time.UTC), time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)}
	var edits []graph.Edit
	for e := range q.view.All() {
		_, named := e.(graph.Named)
		_, stated := e.(graph.Stated)
		switch k := e.EntityKind(); {
		case named && k != graph.KindMap && k != graph.KindMember && q.random.IntN(6) == 0:
			edits = append(edits, graph.Update(e.Meta().ID, "", graph.Fields{"name": names[q.random.IntN(len(names))]}))
		case stated && q.random.IntN(15) == 0:
			edits = append(edits, graph.Update(e.Meta().ID, "", graph.Fields{"statedAt": days[q.random.IntN(len(days))]}))
		}
	}
	q.as(owner, edits...)
}

// hide has the analyst say what nobody else sees, of what the owner then deletes and of what stays.
func (q *inquiry) hide() {
	about := q.selecting().a
	q.as(owner,
		graph.Create(&graph.Member{Principal: analyst, Name: "Analist", Role: graph.MemberAnalyst}),
		graph.Create(&graph.Member{Principal: viewer, Name: "Kijker", Role: graph.MemberViewer}),
		graph.Create(&graph.Member{Principal: partner, Name: "Partner", Role: graph.MemberPartner, Stakeholders: []graph.ID{about}}),
	)
	made := q.as(owner,
		graph.Create(&graph.Organisation{Name: "Dubbel"}), graph.Create(&graph.Individual{Name: "Dubbel"}),
		graph.Create(&graph.Topic{Name: "Dubbel"}), graph.Create(&graph.Resource{Name: "Dubbel"}),
		graph.Create(&graph.Collaboration{Name: "Dubbel"}), graph.Create(&graph.Ambition{Name: "Dubbel"}),
		graph.Create(&graph.Organisation{Name: "Dubbel"}), graph.Create(&graph.Topic{Name: "Dubbel"}),
	)
	org, person, topic, resource, collaboration, ambition := made[0], made[1], made[2], made[3], made[4], made[5]
	only := graph.Statement{Audience: graph.AudienceAuthor}
	within := graph.Statement{Audience: graph.AudienceAuthor, Collaboration: collaboration}
	q.as(analyst,
		graph.Create(&graph.Interest{Statement: only, Holder: org, Text: "Rust", Topics: []graph.TopicStance{{Topic: topic, Stance: 3}}}),
		graph.Create(&graph.Interest{Statement: only, Holder: about, Text: "Stilte", Topics: []graph.TopicStance{{Topic: topic, Stance: -2}}}),
		graph.Create(&graph.Position{Statement: only, Stakeholder: person, Ambition: ambition, Stance: new(2)}),
		graph.Create(&graph.Position{Statement: only, Stakeholder: about, Ambition: ambition, Stance: new(-4)}),
		graph.Create(&graph.Offer{Statement: only, Stakeholder: org, Resource: resource}),
		graph.Create(&graph.Dependency{Statement: only, Depender: about, Dependee: org, Resource: resource, Importance: 4}),
		graph.Create(&graph.Tie{Statement: only, A: about, B: org, Kind: graph.TieTrusts, Strength: 4}),
		graph.Create(&graph.Influence{Statement: only, Influencer: about, Influenced: org, Strength: 4}),
		graph.Create(&graph.Participation{Statement: within, Stakeholder: org, Role: graph.RolePartner}),
	)
	for _, id := range []graph.ID{org, person, topic, resource, collaboration, ambition} {
		q.as(owner, graph.Delete(id, ""))
	}
	q.gone = append(q.gone, q.as(owner, graph.Delete(made[6], ""), graph.Delete(made[7], ""))...)
}

// foundOthers makes a small map of the owner's, and one that only another principal may see.
func (q *inquiry) foundOthers() {
	for _, who := range []graph.PrincipalID{owner, other} {
		view, err := q.atlas.Found(q.tb.Context(), graph.Foundation{By: who, Map: graph.Map{Name: "Elders"}, Entities: []graph.Entity{
			&graph.Organisation{Record: graph.Record{ID: "_:a"}, Name: "Elders"}, &graph.Topic{Record: graph.Record{ID: "_:b"}, Name: "Elders"},
			&graph.Collaboration{Record: graph.Record{ID: "_:c"}, Name: "Elders"}, &graph.Ambition{Record: graph.Record{ID: "_:d"}, Name: "Elders"},
		}}, nil)
		if err != nil {
			q.tb.Fatal(err)
		}
		for e := range view.All() {
			if who == owner {
				q.elsewhere = append(q.elsewhere, e.Meta().ID)
				continue
			}
			for _, asker := range askers {
				q.put(q.unseen, asker, e)
			}
		}
	}
}

// askers are who asks; mostly the owner, who sees most.
var askers = []graph.PrincipalID{owner, owner, owner, analyst, viewer, partner}

func (q *inquiry) put(in map[graph.PrincipalID]map[graph.Kind][]graph.ID, who graph.PrincipalID, e graph.Entity) {
	if in[who] == nil {
		in[who] = map[graph.Kind][]graph.ID{}
	}
	if k := e.EntityKind(); !slices.Contains(in[who][k], e.Meta().ID) {
		in[who][k] = append(in[who][k], e.Meta().ID)
	}
}

// look finds what each who asks sees, and what of the rest another sees.
func (q *inquiry) look() {
	views := map[graph.PrincipalID]*graph.View{}
	for _, who := range askers {
		view, err := q.atlas.View(q.tb.Context(), who, q.kaai, atlas.Freshness{})
		if err != nil {
			q.tb.Fatal(err)
		}
		views[who] = view
	}
	for who, view := range views {
		for e := range view.All() {
			q.put(q.seen, who, e)
		}
		for _, of := range views {
			for e := range of.All() {
				if view.Find(e.Meta().ID) == nil {
					q.put(q.unseen, who, e)
				}
			}
		}
		for _, ids := range q.unseen[who] {
			slices.Sort(ids)
		}
	}
}

// open puts two services in front of the store.
func (q *inquiry) open() {
	tokens, err := server.OpenTokens(filepath.Join(q.tb.TempDir(), "tokens"))
	if err != nil {
		q.tb.Fatal(err)
	}
	for _, who := range askers {
		if q.tokens[who], err = tokens.Make(who, "test", time.Unix(0, 0)); err != nil {
			q.tb.Fatal(err)
		}
	}
	for i := range q.services {
		maps := atlas.New(q.store, atlas.Options{Clock: newClock().now, IDs: graph.NewIDs(rand.NewChaCha8([32]byte{4}))})
		service, err := server.New(maps, server.Options{Tokens: tokens, Rates: server.Rates{Requests: -1, Points: -1}, Clock: newClock().now})
		if err != nil {
			q.tb.Fatal(err)
		}
		q.services[i] = service
		q.tb.Cleanup(func() {
			if err := service.Shutdown(context.WithoutCancel(q.tb.Context())); err != nil {
				q.tb.Error(err)
			}
			maps.Close()
		})
	}
}

// post returns what the service answers.
func (q *inquiry) post(service int, who graph.PrincipalID, query string, variables map[string]any) []byte {
	q.tb.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		q.tb.Fatal(err)
	}
	r := httptest.NewRequestWithContext(q.tb.Context(), http.MethodPost, "http://127.0.0.1/graphql", bytes.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	r.Header.Set("Authorization", "Bearer "+q.tokens[who])
	w := httptest.NewRecorder()
	q.services[service].ServeHTTP(w, r)
	if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
		q.tb.Errorf("%s\nis answered with status %d: %s", query, w.Code, w.Body)
	}
	return w.Body.Bytes()
}

// reply is what a caller gets.
type reply struct {
	body []byte
	said struct {
		Data   any     `json:"data"`
		Errors []fault `json:"errors"`

		Extensions struct {
			Cost struct{ Requested, Actual json.Number }
		} `json:"extensions"`
	}
}

// fault is an error as a caller gets it.
type fault struct {
	Message    string `json:"message"`
	Path       []any  `json:"path"`
	Extensions struct {
		Code  string   `json:"code"`
		Field []string `json:"field"`
	} `json:"extensions"`
}

func (q *inquiry) ask(service int, one asking) reply {
	q.tb.Helper()
	text, variables := q.written(one, "root")
	r := q.read(q.post(service, one.who, text, variables), text)
	if len(r.said.Errors) > 0 && r.said.Errors[0].Extensions.Code == resolvers.CodeTimeout {
		// The machine may have been asleep, or busy with other things.
		r = q.read(q.post(service, one.who, text, variables), text)
	}
	return r
}

// read reads an answer, which must be JSON.
func (q *inquiry) read(body []byte, query string) reply {
	q.tb.Helper()
	r := reply{body: body}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if err := decoder.Decode(&r.said); err != nil {
		q.tb.Errorf("%s\nis answered with what is no JSON: %v\n%s", query, err, body)
	}
	return r
}

// fault tells what is wrong with the answer to a question, and how to ask it again.
func (q *inquiry) fault(one asking, format string, arguments ...any) {
	q.tb.Helper()
	text, variables := q.written(one, "root")
	sent, _ := json.Marshal(variables)
	q.tb.Errorf("-argument-first=%d: %s, asked by %s\n%s\n%.3000s\n%s", q.round, one.at, one.who, text, sent, fmt.Sprintf(format, arguments...))
}
