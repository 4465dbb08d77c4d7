package server_test

import (
	"net/http"
	"sync"
	"testing"
	"testing/synctest"

	"raakvlak/server"
)

const analysis = `{map(id:"m"){alignment{score}}}`

func TestAnalysesAtOnce(t *testing.T) {
	f := mustMake(t, nil)
	f.toy.enter, f.toy.leave = make(chan struct{}, 100), make(chan struct{})
	answers := make(chan int, 100)
	var asking sync.WaitGroup
	for range server.MaxAnalyses + server.MaxQueue + 1 {
		asking.Go(func() { answers <- f.serve(badInput{body: document(analysis)}).Code })
	}
	// All others run or wait until the analyses may leave.
	if got := <-answers; got != http.StatusTooManyRequests {
		t.Errorf("one too many: got %d, want %d", got, http.StatusTooManyRequests)
	}
	for range server.MaxAnalyses {
		<-f.toy.enter
	}
	if len(f.toy.enter) > 0 {
		t.Errorf("more than %d run at once", server.MaxAnalyses)
	}
	if got := f.serve(badInput{body: document(`{map(id:"m"){name}}`)}).Code; got != http.StatusOK {
		t.Errorf("a query that analyses nothing: got %d", got)
	}
	close(f.toy.leave)
	asking.Wait()
	close(answers)
	for got := range answers {
		if got != http.StatusOK {
			t.Errorf("one that ran or waited: got %d", got)
		}
	}
}

func TestOperationTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := mustMake(t, nil)
		f.toy.enter, f.toy.leave = make(chan struct{}, 100), make(chan struct{})
		got := f.serve(badInput{body: document("{slow}")})
		if want := `"code":"TIMEOUT"`; got.Code != http.StatusOK || !contains(got.Body.String(), want) {
			t.Errorf("got %d %s, want %s", got.Code, got.Body, want)
		}
		var running sync.WaitGroup
		for range server.MaxAnalyses {
			running.Go(func() { f.serve(badInput{body: document(analysis)}) })
		}
		synctest.Wait()
		got = f.serve(badInput{body: document(analysis)})
		if want := `"code":"TIMEOUT"`; !contains(got.Body.String(), want) {
			t.Errorf("one that waited for its turn: got %d %s, want %s", got.Code, got.Body, want)
		}
		close(f.toy.leave)
		running.Wait()
	})
}
