package server_test

import (
	"context"
	"net/http"
	"strconv"
	"testing"

	"go.uber.org/goleak"
)

// drops is how often subscribers come and go.
const drops = 1000

func TestStreamsLeakNothing(t *testing.T) {
	f := mustStart(t, nil)
	f.toy.open = make(chan int)
	before := goleak.IgnoreCurrent()
	for range drops {
		ctx, cancel := context.WithCancel(t.Context())
		began := make(chan struct{})
		go func() {
			defer close(began)
			<-f.toy.open
		}()
		response := f.stream(ctx, t, "subscription{waits}")
		<-began
		cancel()
		<-f.toy.open
		_ = response.Body.Close()
	}
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, before)
}

func TestSocketsLeakNothing(t *testing.T) {
	f := mustStart(t, nil)
	f.toy.open = make(chan int)
	before := goleak.IgnoreCurrent()
	const sockets = 20
	for range sockets {
		s := f.open(t)
		s.want(acknowledged)
		for i := range drops / sockets {
			id := strconv.Itoa(i)
			s.subscribe(id, "subscription{waits}")
			<-f.toy.open
			s.write(`{"id":"` + id + `","type":"complete"}`)
			<-f.toy.open
		}
		// The last one is dropped with its socket.
		s.subscribe("last", "subscription{waits}")
		<-f.toy.open
		_ = s.CloseNow()
		<-f.toy.open
	}
	goleak.VerifyNone(t, before)
}
