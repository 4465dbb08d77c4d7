// Package load asks a server as fast as it answers, over a number of connections, with as little work of its own as it
// can: client and servers share the machine that is measured.
package load

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"raakvlak/bench/report"
)

// Target is what to ask of whom. Nothing in it changes while it is asked.
type Target struct {
	Address string // host:port
	Path    string
	Token   string // a bearer token, "" for none
	// Body returns the body of the n-th request of a connection. It is called by one goroutine per connection.
	Body func(connection, n int) []byte
	// Want is text that every good answer holds; "" for `{"data":{`.
	Want string
}

// Result is how it went.
type Result struct {
	Requests  int // that were answered well
	PerSecond float64
	Bytes     float64       // of an answer's body, on average
	P50, P99  time.Duration // of the time to the answer
}

// Ask asks for so long over so many connections. An answer that is not good ends it: what a failing server is fast at
// is no figure.
func Ask(ctx context.Context, t Target, connections int, d time.Duration) (Result, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, d, errEnough)
	defer cancel()
	askers := make([]asker, connections)
	failures := make([]error, connections)
	start := time.Now()
	var all sync.WaitGroup
	for i := range askers {
		askers[i] = asker{target: &t, connection: i, want: []byte(t.Want)}
		if t.Want == "" {
			askers[i].want = []byte(`{"data":{`)
		}
		all.Go(func() {
			if failures[i] = askers[i].run(ctx); failures[i] != nil {
				cancel()
			}
		})
	}
	all.Wait()
	took := time.Since(start)
	if err := errors.Join(failures...); err != nil {
		return Result{}, err
	}
	return summary(askers, took), nil
}

var errEnough = errors.New("enough")

func summary(askers []asker, took time.Duration) Result {
	var times []time.Duration
	bytes := 0
	for i := range askers {
		times = append(times, askers[i].times...)
		bytes += askers[i].bytes
	}
	slices.Sort(times)
	return Result{
		Requests: len(times), PerSecond: float64(len(times)) / took.Seconds(), Bytes: float64(bytes) / float64(max(len(times), 1)),
		P50: report.Quantile(times, 0.5), P99: report.Quantile(times, 0.99),
	}
}

// asker is one connection.
type asker struct {
	target     *Target
	connection int
	want       []byte
	times      []time.Duration
	bytes      int
	head       []byte // of every request
	request    []byte
	answer     []byte // the body of the last answer
}

func (a *asker) run(ctx context.Context) error {
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", a.target.Address)
	if err != nil {
		return err
	}
	defer c.Close()
	in := bufio.NewReaderSize(c, 64<<10)
	for n := 0; ctx.Err() == nil; n++ {
		start := time.Now()
		status, err := a.ask(c, in, a.target.Body(a.connection, n))
		if err != nil {
			return fmt.Errorf("%s: %w", a.target.Path, err)
		}
		if status != http.StatusOK || !bytes.Contains(a.answer, a.want) {
			return fmt.Errorf("%s: the answer to %.300s is %d %.300s", a.target.Path, a.target.Body(a.connection, n), status, a.answer)
		}
		a.times = append(a.times, time.Since(start))
		a.bytes += len(a.answer)
	}
	return nil
}

func (a *asker) ask(c net.Conn, in *bufio.Reader, body []byte) (status int, err error) {
	if a.head == nil {
		a.head = a.target.head()
	}
	// One write sends the whole request.
	a.request = append(a.request[:0], a.head...)
	a.request = strconv.AppendInt(a.request, int64(len(body)), 10)
	a.request = append(a.request, "\r\n\r\n"...)
	a.request = append(a.request, body...)
	if _, err := c.Write(a.request); err != nil {
		return 0, err
	}
	status, a.answer, err = answer(in, a.answer[:0])
	return status, err
}

// head returns the request up to the length of its body.
func (t *Target) head() []byte {
	head := fmt.Appendf(nil, "POST %s HTTP/1.1\r\nHost: %s\r\n", t.Path, t.Address)
	if t.Token != "" {
		head = fmt.Appendf(head, "Authorization: Bearer %s\r\n", t.Token)
	}
	return append(head, "Accept: application/json\r\nContent-Type: application/json\r\nContent-Length: "...)
}

// One asks once and returns the body of the answer.
func One(ctx context.Context, t Target, body []byte) ([]byte, error) {
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", t.Address)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	a := asker{target: &t}
	status, err := a.ask(c, bufio.NewReader(c), body)
	if err != nil {
		return nil, err
	}
	if status != http.StatusOK {
		return nil, fmt.Errorf("%s: the answer to %.300s is %d %.300s", t.Path, body, status, a.answer)
	}
	return a.answer, nil
}
