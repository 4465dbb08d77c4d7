package e2e_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/neo4j/neo4jtest"
)

// leased counts the leases that a store gave.
type leased struct {
	*neo4j.Store
	given atomic.Int64
}

func (l *leased) Lease(ctx context.Context, id graph.MapID) (graph.Number, time.Duration, error) {
	number, term, err := l.Store.Lease(ctx, id)
	if term > 0 {
		l.given.Add(1)
	}
	return number, term, err
}

// newServer returns an atlas over a store of its own in the shared Neo4j, as that of one service among several.
func newServer(t *testing.T, seed byte) (*atlas.Atlas, *leased) {
	access := neo4jtest.Shared(t)
	store, err := neo4j.Open(t.Context(), access.URI, neo4j.Options{Username: access.Username, Password: access.Password})
	if err != nil {
		t.Fatal(err)
	}
	l := &leased{Store: store}
	a := atlas.New(l, atlas.Options{IDs: graph.NewIDs(rand.NewChaCha8([32]byte{seed, byte(time.Now().Nanosecond())}))})
	t.Cleanup(func() {
		a.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, l
}

// TestLease_Linearizable has two servers of one Neo4j read a map as fast as they can, and one of them write to it: nobody is
// told an older state than anybody was told before the question, and an acknowledged change is seen by all from then on.
func TestLease_Linearizable(t *testing.T) {
	const maps, writes, readers = 6, 3, 4
	var servers [2]*atlas.Atlas
	var stores [2]*leased
	for i := range servers {
		servers[i], stores[i] = newServer(t, byte(i))
	}
	for m := range maps {
		t.Run(fmt.Sprint(m), func(t *testing.T) {
			writer := m % 2
			c := newCounter(t, servers[writer])
			ctx, stop := context.WithCancel(t.Context())
			var wait sync.WaitGroup
			for i := range readers {
				wait.Go(func() {
					for ctx.Err() == nil {
						c.read(t, servers[i%2])
					}
				})
			}
			for given := stores[1-writer].given.Load(); stores[1-writer].given.Load() == given && !t.Failed(); {
				c.read(t, servers[1-writer])
			}
			for n := range writes {
				c.write(t, servers[writer], n+1)
			}
			stop()
			wait.Wait()
		})
	}
}

// counter is an organisation whose name is a number that only grows.
type counter struct {
	mapID graph.MapID
	id    graph.ID
	floor atomic.Int64 // what somebody was told, or that was acknowledged
}

func newCounter(t *testing.T, a *atlas.Atlas) *counter {
	v, err := a.Found(t.Context(), graph.Foundation{Map: graph.Map{Name: "Counter"}, By: "owner", Entities: []graph.Entity{
		&graph.Organisation{Record: graph.Record{ID: "_:a"}, Name: "0"},
	}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for o := range v.All() {
		if o.EntityKind() == graph.KindOrganisation {
			return &counter{mapID: v.Head().Map, id: o.Meta().ID}
		}
	}
	t.Fatal("no organisation")
	return nil
}

func (c *counter) read(t *testing.T, a *atlas.Atlas) {
	floor := c.floor.Load()
	v, err := a.View(t.Context(), "owner", c.mapID, atlas.Freshness{})
	if err != nil {
		t.Error(err)
		return
	}
	organisation, is := v.Find(c.id).(*graph.Organisation)
	if !is {
		t.Errorf("%s is %T", c.id, v.Find(c.id))
		return
	}
	n, err := strconv.ParseInt(organisation.Name, 10, 64)
	if err != nil || n < floor {
		t.Errorf("read %d, %v where %d had been read before", n, err, floor)
	}
	c.raise(n)
}

func (c *counter) raise(n int64) {
	for floor := c.floor.Load(); n > floor && !c.floor.CompareAndSwap(floor, n); floor = c.floor.Load() {
	}
}

func (c *counter) write(t *testing.T, a *atlas.Atlas, n int) {
	edit := graph.Update(c.id, "", graph.Fields{"name": strconv.Itoa(n)})
	if _, _, err := a.Apply(t.Context(), graph.Change{Map: c.mapID, Principal: "owner", Edits: []graph.Edit{edit}}); err != nil {
		t.Error(err)
		return
	}
	c.raise(int64(n))
}
