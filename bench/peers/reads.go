package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"raakvlak/bench/load"
	"raakvlak/bench/report"
)

// reads asks both services every query in turn.
func (b *bench) reads(ctx context.Context) error {
	queries, err := b.queries()
	if err != nil {
		return err
	}
	for i := range queries {
		q := &queries[i]
		if !strings.Contains(q.name, b.match) {
			continue
		}
		if err := b.agree(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
		if err := b.read(ctx, q); err != nil {
			return fmt.Errorf("%s: %w", q.name, err)
		}
	}
	return nil
}

func (b *bench) read(ctx context.Context, q *query) error {
	raakvlak, peer := b.raakvlak.target("/graphql"), b.plain.target(q.path)
	// Each connection begins elsewhere, so that not all ask for the same at once.
	raakvlak.Body = func(connection, n int) []byte { return q.asks[(connection*31+n)%len(q.asks)].raakvlak }
	peer.Body = func(connection, n int) []byte { return q.asks[(connection*31+n)%len(q.asks)].plain }
	var least *report.Bound
	if ratio, wanted := q.least[b.size]; wanted {
		least = report.Least(ratio)
	}
	stop := b.profile(ctx, q.path)
	err := b.inTurn(ctx, q.name, raakvlak, peer, b.connections, least)
	return errors.Join(err, stop())
}

// warmUp is how long each service is asked before its turns count: the database's compiler needs its time.
const warmUp = 10 * time.Second

// unmeasured returns how many rounds come before those that count.
func (o settings) unmeasured() int { return int((warmUp + o.length - 1) / o.length) }

// inTurn asks both services in turn and adds the ratio of the medians.
func (b *bench) inTurn(ctx context.Context, name string, raakvlak, peer load.Target, connections int, wanted *report.Bound) error {
	ours, theirs := turns{target: raakvlak, child: b.raakvlak}, turns{target: peer, child: b.plain}
	for round := range b.rounds + b.unmeasured() {
		for _, t := range []*turns{&theirs, &ours} {
			if err := b.turn(ctx, t, connections, round >= b.unmeasured()); err != nil {
				return err
			}
		}
	}
	b.add(report.Figure{
		Name: name, Value: ours.median() / theirs.median(), Unit: "×", Wanted: wanted,
		Note: fmt.Sprintf("%s; plain Cypher %s", ours.String(), theirs.String()),
	})
	return nil
}

// turns are what one service did.
type turns struct {
	target            load.Target
	child             *child
	perSecond         []float64
	last              load.Result
	requests          int
	service, database time.Duration // processor time
	checks            int           // how often the store was asked for a revision
}

func (b *bench) turn(ctx context.Context, t *turns, connections int, counts bool) error {
	checks, err := t.child.checks(ctx)
	if err != nil {
		return err
	}
	service, database := report.Processor(t.child.process()), report.Processor(b.database)
	got, err := load.Ask(ctx, t.target, connections, b.length)
	if err != nil || !counts {
		return err
	}
	t.perSecond, t.last, t.requests = append(t.perSecond, got.PerSecond), got, t.requests+got.Requests
	t.service += report.Processor(t.child.process()) - service
	t.database += report.Processor(b.database) - database
	after, err := t.child.checks(ctx)
	t.checks += after - checks
	return err
}

func (t *turns) median() float64 { return report.Median(t.perSecond) }

// String tells it in short: the processor times are per request.
func (t *turns) String() string {
	each := func(d time.Duration) string {
		return report.Number(float64(d) / float64(time.Millisecond) / float64(max(t.requests, 1)))
	}
	text := fmt.Sprintf("%s /s of %s B, p50 %s, p99 %s, CPU %s + %s ms", report.Number(t.median()), report.Number(t.last.Bytes),
		short(t.last.P50), short(t.last.P99), each(t.service), each(t.database))
	if t.checks > 0 {
		text += ", " + report.Number(float64(t.requests)/float64(t.checks)) + " requests per check"
	}
	return text
}

func short(d time.Duration) string {
	return report.Number(float64(d)/float64(time.Millisecond)) + " ms"
}

// agreeing is how many of a query's variants are compared.
const agreeing = 40

// agree sees that both services give the same answers: what a service is fast at must be the same thing.
func (b *bench) agree(ctx context.Context, q *query) error {
	for i := range min(agreeing, len(q.asks)) {
		ours, err := data(ctx, b.raakvlak.target("/graphql"), q.asks[i].raakvlak)
		if err != nil {
			return err
		}
		theirs, err := data(ctx, b.plain.target(q.path), q.asks[i].plain)
		if err != nil {
			return err
		}
		if where := difference(ours, theirs); where != "" {
			return fmt.Errorf("the answers to %s differ at %s", q.asks[i].raakvlak, where)
		}
	}
	return nil
}

func data(ctx context.Context, t load.Target, body []byte) (any, error) {
	text, err := load.One(ctx, t, body)
	if err != nil {
		return nil, err
	}
	var answer struct {
		Data   any `json:"data"`
		Errors any `json:"errors"`
	}
	if err := json.Unmarshal(text, &answer); err != nil {
		return nil, err
	}
	if answer.Errors != nil {
		return nil, fmt.Errorf("the answer is %.500s", text)
	}
	return answer.Data, nil
}

// difference returns where two JSON values differ, "" when they do not. Numbers may differ by rounding.
func difference(a, b any) string {
	switch x := a.(type) {
	case map[string]any:
		y, _ := b.(map[string]any)
		if len(x) != len(y) {
			return fmt.Sprintf(": %.200v is not %.200v", a, b)
		}
		for name := range x {
			if at := difference(x[name], y[name]); at != "" {
				return "." + name + at
			}
		}
		return ""
	case []any:
		y, _ := b.([]any)
		if len(x) != len(y) {
			return fmt.Sprintf(": %d items are not %d", len(x), len(y))
		}
		for i := range x {
			if at := difference(x[i], y[i]); at != "" {
				return fmt.Sprintf("[%d]%s", i, at)
			}
		}
		return ""
	case float64:
		if y, is := b.(float64); is && math.Abs(x-y) <= 1e-9*max(1, math.Abs(x)) {
			return ""
		}
	}
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return fmt.Sprintf(": %.200v is not %.200v", a, b)
}

// profile writes a CPU profile of Raakvlak's server from now on, where profiles are wanted, until what it returns is
// called or the measurement is over.
func (b *bench) profile(ctx context.Context, name string) (stop func() error) {
	if b.profiles == "" {
		return func() error { return nil }
	}
	// Of both turns of all rounds; while the other service has its turn, this one does nothing.
	seconds := int(2 * b.length.Seconds() * float64(b.rounds+b.unmeasured()))
	done := make(chan error, 1)
	go func() {
		done <- fetch(ctx, fmt.Sprintf("http://%s/profile?seconds=%d", b.raakvlak.Profile, max(seconds, 1)),
			filepath.Join(b.profiles, b.size.String()+"-"+strings.Trim(name, "/")+".pprof"))
	}()
	return func() error { return <-done }
}

func fetch(ctx context.Context, address, file string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
