package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync/atomic"

	"raakvlak/bench/plain"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

const createDocument = `mutation($input:CreateInterestInput!){createInterest(input:$input){interest{id}revision userErrors{message}}}`

// writes creates interests through both services, at a moderate number of writers and at a large one, all in one map.
// Raakvlak numbers what happens in a map without gaps; the peer is asked once to do the same, and once to do without.
func (b *bench) writes(ctx context.Context) error {
	for _, with := range []struct {
		writers int
		path    string
		name    string
		wanted  *report.Bound
	}{
		{16, "/create-in-order", "events in order", report.Least(0.95)},
		{16, "/create", "events of the peer in no order", report.Least(0.95)},
		{64, "/create-in-order", "events in order", report.Least(2)},
		{64, "/create", "events of the peer in no order", nil},
	} {
		raakvlak, peer := b.raakvlak.target("/graphql"), b.plain.target(with.path)
		raakvlak.Want, peer.Want = `"userErrors":[]`, `"userErrors":[]`
		w := newWriting(b.view)
		raakvlak.Body = func(int, int) []byte { return w.next().raakvlak() }
		peer.Body = func(int, int) []byte { return w.next().plain() }
		stop := b.profile(ctx, fmt.Sprintf("%s%d", with.path, with.writers))
		name := fmt.Sprintf("create an interest, %d writers on one map, %s", with.writers, with.name)
		if err := b.inTurn(ctx, name, raakvlak, peer, with.writers, with.wanted); err != nil {
			return err
		}
		if err := stop(); err != nil {
			return err
		}
	}
	return nil
}

// writing makes new interests.
type writing struct {
	id      graph.MapID
	holders []graph.ID
	topics  []graph.ID
	made    atomic.Int64
}

func newWriting(v *graph.View) *writing {
	w := &writing{id: v.Map().ID}
	for o := range graph.Every[*graph.Organisation](v.Snapshot) {
		w.holders = append(w.holders, o.ID)
	}
	for t := range graph.Every[*graph.Topic](v.Snapshot) {
		w.topics = append(w.topics, t.ID)
	}
	return w
}

// newInterest is one interest that is to be.
type newInterest struct {
	id            graph.MapID
	holder, topic graph.ID
	stance        int
	key           string
}

const interestText = "Wij willen dat de plannen tijdig bekend zijn, omdat wij anders onze opdracht niet halen."

func (w *writing) next() newInterest {
	return newInterest{
		id: w.id, holder: w.holders[rand.IntN(len(w.holders))], topic: w.topics[rand.IntN(len(w.topics))],
		stance: rand.IntN(9) - 4, key: strconv.FormatInt(w.made.Add(1), 36) + "-" + strconv.FormatUint(rand.Uint64(), 36),
	}
}

func (i newInterest) raakvlak() []byte {
	return encoded(map[string]any{"query": createDocument, "variables": map[string]any{"input": map[string]any{
		"map": i.id, "holder": i.holder, "text": interestText, "clientMutationId": i.key,
		"topics": []any{map[string]any{"topic": i.topic, "stance": i.stance}},
	}}})
}

func (i newInterest) plain() []byte {
	return encoded(plain.NewInterest{
		Holder: string(i.holder), Text: interestText, Topic: string(i.topic), Stance: int64(i.stance), ClientMutationID: i.key,
	})
}

// encoded returns v as JSON, which cannot fail for what is asked here.
func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}
