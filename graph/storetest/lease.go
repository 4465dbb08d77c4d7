package storetest

import (
	"context"
	"testing"
	"time"

	"raakvlak/graph"
)

// LeasingStore is a store that gives leases.
type LeasingStore interface {
	graph.Store
	graph.Leaser
}

// RunLeases runs what a [graph.Leaser] promises, each case with stores of one database from open, which closes them when
// the test ends.
func RunLeases(t *testing.T, open func(tb testing.TB) LeasingStore) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, l *leasing)
	}{
		{"OthersWait", leaseOthersWait},
		{"DeletionWaits", leaseDeletionWaits},
		{"Renewed", leaseRenewed},
		{"OwnWritesDoNot", leaseOwnWrites},
		{"SeveralReaders", leaseSeveralReaders},
		{"GivenUp", leaseGivenUp},
		{"TellsTheRevision", leaseTellsTheRevision},
		{"UnknownMap", leaseUnknownMap},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := &leasing{reader: open(t), second: open(t), watcher: open(t), world: NewWorld(t, open(t))}
			l.client = l.world.Found(t, "Town", Town()...)
			c.test(t, l)
		})
	}
}

// leasing is a map that the client writes to, and others that read it.
type leasing struct {
	reader, second, watcher LeasingStore
	world                   *World // of the writer
	client                  *Client
}

// held is a lease, and the time before which nobody else may write.
type held struct {
	number graph.Number
	until  time.Time
}

func (l *leasing) lease(tb testing.TB, reader graph.Leaser) held {
	tb.Helper()
	began := time.Now()
	number, term, err := reader.Lease(tb.Context(), l.client.Map())
	if err != nil || term <= 0 {
		tb.Fatalf("Lease = %d, %v, %v", number, term, err)
	}
	return held{number, began.Add(term)}
}

// expectKeptOut has somebody write, and expects that nothing of it shows, nor is acknowledged, before the lease is over.
func (l *leasing) expectKeptOut(tb testing.TB, h held, write func() error) {
	tb.Helper()
	done := make(chan error, 1)
	go func() { done <- write() }()
	for {
		number, err := l.watcher.Revision(tb.Context(), l.client.Map())
		if early := time.Until(h.until); early > 0 && (err != nil || number != h.number) {
			tb.Fatalf("Revision = %d, %v, %v before the end of a lease at %d", number, err, early, h.number)
		}
		select {
		case err := <-done:
			if early := time.Until(h.until); early > 0 || err != nil {
				tb.Fatalf("the write ended %v before the lease did: %v", early, err)
			}
			return
		default:
		}
	}
}

func (l *leasing) create(ctx context.Context, name string) error {
	_, err := l.client.Replay(ctx, graph.Change{Edits: []graph.Edit{organisation(name)}})
	return err
}

func leaseOthersWait(t *testing.T, l *leasing) {
	for _, name := range []string{"First", "Second", "Third"} {
		l.expectKeptOut(t, l.lease(t, l.reader), func() error { return l.create(t.Context(), name) })
	}
	l.client.expectLoaded(t)
}

func leaseDeletionWaits(t *testing.T, l *leasing) {
	for _, name := range []string{"First", "Second", "Third"} {
		l.client = l.world.Found(t, name, Town()...)
		l.expectKeptOut(t, l.lease(t, l.reader), func() error { return l.world.Store.Delete(t.Context(), l.client.Map()) })
		l.world.expectAbsent(t, l.client.Map())
	}
}

// leaseRenewed has a reader ask for one lease after the other while somebody waits to write: the last one that does not
// have what is written is over when that shows.
func leaseRenewed(t *testing.T, l *leasing) {
	for _, name := range []string{"First", "Second", "Third"} {
		last := l.lease(t, l.reader)
		before := last.number
		renewals := make(chan held, 1<<16)
		go func() {
			defer close(renewals)
			for h := last; h.number == before && t.Context().Err() == nil; {
				began := time.Now()
				number, term, err := l.reader.Lease(t.Context(), l.client.Map())
				if err != nil {
					t.Error(err)
					return
				}
				h = held{number, began.Add(term)}
				renewals <- h
			}
		}()
		done := make(chan error, 1)
		go func() { done <- l.create(t.Context(), name) }()
		shown := l.shown(t, before)
		for h := range renewals {
			if h.number == before && h.until.After(last.until) {
				last = h
			}
		}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		if early := last.until.Sub(shown); early > 0 {
			t.Fatalf("what was written showed %v before the end of the last lease without it", early)
		}
	}
}

// shown asks for the revision until it is another, and returns when that was.
func (l *leasing) shown(tb testing.TB, before graph.Number) time.Time {
	tb.Helper()
	for {
		number, err := l.watcher.Revision(tb.Context(), l.client.Map())
		if err != nil {
			tb.Fatal(err)
		}
		if number != before {
			return time.Now()
		}
	}
}

// leaseOwnWrites has the reader write: that is no end of its lease.
func leaseOwnWrites(t *testing.T, l *leasing) {
	own, err := NewWorld(t, l.reader).Open(t.Context(), l.client.Map())
	if err != nil {
		t.Fatal(err)
	}
	h := l.lease(t, l.reader)
	own.Do(t, organisation("Own"))
	if err := l.client.CatchUp(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.number = l.client.at.Head().Number
	l.expectKeptOut(t, h, func() error { return l.create(t.Context(), "Other") })
	l.client.expectLoaded(t)
}

// leaseSeveralReaders has a writer wait for the last lease, and one who has a lease itself wait for those of others.
func leaseSeveralReaders(t *testing.T, l *leasing) {
	l.lease(t, l.reader)
	l.expectKeptOut(t, l.lease(t, l.second), func() error { return l.create(t.Context(), "One") })
	writer, is := l.world.Store.(graph.Leaser)
	if !is {
		t.Fatal("the writer gives no leases")
	}
	h := l.lease(t, l.reader)
	l.lease(t, writer)
	l.expectKeptOut(t, h, func() error { return l.create(t.Context(), "Two") })
	l.client.expectLoaded(t)
}

// leaseGivenUp has a writer leave that waits: nothing is written, and the lease is as it was for the next.
func leaseGivenUp(t *testing.T, l *leasing) {
	h := l.lease(t, l.reader)
	impatient, cancel := context.WithDeadline(t.Context(), h.until.Add(-time.Until(h.until)/2))
	defer cancel()
	expectCode(t, "Commit by who does not wait", l.create(impatient, "Impatient"), graph.CodeUnavailable)
	l.client.expectRevision(t, h.number)
	l.expectKeptOut(t, h, func() error { return l.create(t.Context(), "Patient") })
	l.client.expectLoaded(t)
}

func leaseTellsTheRevision(t *testing.T, l *leasing) {
	if err := l.create(t.Context(), "Other"); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if h := l.lease(t, l.reader); h.number != l.client.at.Head().Number {
			t.Errorf("the lease is at %d, want %d", h.number, l.client.at.Head().Number)
		}
	}
}

func leaseUnknownMap(t *testing.T, l *leasing) {
	id := l.client.Map()
	if err := l.world.Store.Delete(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		_, _, err := l.reader.Lease(t.Context(), id)
		expectCode(t, "Lease on a map that is gone", err, graph.CodeNotFound)
	}
}
