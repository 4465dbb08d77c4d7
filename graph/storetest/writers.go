package storetest

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"testing"

	"raakvlak/graph"
)

const (
	writers       = 16
	changesOfEach = 60
	changesOfAll  = writers * changesOfEach
	loaders       = 3
)

// commitSixteenWriters has sixteen clients write to one map at once, one to six Changes in a commit: every Change gets a revision of its own, none is
// lost and none is done twice.
func commitSixteenWriters(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	results := make([][]graph.Result, writers)
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			own := w.client(c.at)
			for done := 0; done < changesOfEach; {
				var batch []graph.Change
				for range min(1+(i+done)%6, changesOfEach-done) {
					name := fmt.Sprintf("%d of %d", done, i)
					batch = append(batch, graph.Change{ClientMutationID: name, Edits: []graph.Edit{organisation(name)}})
					done++
				}
				written, err := own.writeAll(t.Context(), batch)
				if err != nil {
					t.Errorf("writer %d: %v", i, err)
					return
				}
				results[i] = append(results[i], written...)
			}
		})
	}
	group.Wait()
	if t.Failed() {
		return
	}
	if err := c.CatchUp(t.Context()); err != nil {
		t.Fatalf("CatchUp: %v", err)
	}
	c.expectRevision(t, 1+changesOfAll)
	c.expectLoaded(t)
	names := map[string]int{}
	for o := range graph.Every[*graph.Organisation](c.at) {
		names[o.Name]++
	}
	revisions := map[graph.Revision]bool{}
	for i := range results {
		for j, r := range results[i] {
			if name := fmt.Sprintf("%d of %d", j, i); names[name] != 1 {
				t.Errorf("%s was done %d times", name, names[name])
			}
			if revisions[r.Revision] || r.Replayed {
				t.Errorf("the revision %s was given twice", r.Revision)
			}
			revisions[r.Revision] = true
			at := c.at.Find(r.IDs[0]).Meta()
			if n, err := w.Store.Number(t.Context(), c.Map(), r.Revision); err != nil || n != at.Number {
				t.Fatalf("Number(%s) = %d, %v, want %d", r.Revision, n, err, at.Number)
			}
		}
	}
}

// writeAll does the Changes in one commit, again when others were first.
func (c *Client) writeAll(ctx context.Context, changes []graph.Change) ([]graph.Result, error) {
	for {
		ahead := c.world.client(c.at)
		var entries []graph.Entry
		var results []graph.Result
		for _, change := range changes {
			entry, result, err := ahead.Entry(change)
			if err != nil {
				return nil, err
			}
			if ahead.at, err = ahead.at.Advance(&entry.Event); err != nil {
				return nil, err
			}
			entries, results = append(entries, entry), append(results, result)
		}
		outcome, err := c.world.Store.Commit(ctx, c.Map(), c.at.Head().Number, entries)
		switch {
		case err != nil:
			return nil, err
		case outcome.Committed():
			c.at = ahead.at
			return results, nil
		case len(outcome.Known) > 0:
			return nil, graph.Errorf(graph.CodeInternal, "keys are known that were never committed")
		}
		if err := c.CatchUp(ctx); err != nil {
			return nil, err
		}
	}
}

// loadIsOneRevision loads a map while others write to it, each time to several entities at once. What is loaded must
// be the map as it was at the revision that the load names.
func loadIsOneRevision(t *testing.T, w *World) {
	c := w.Found(t, "Town", Town()...)
	var renamed []graph.Edit
	for i := range 20 {
		renamed = append(renamed, organisation(strconv.Itoa(i)))
	}
	ids := c.Do(t, renamed...)
	var mu sync.Mutex
	was := map[graph.Number]string{c.at.Head().Number: digest(c.at)}
	loaded := map[graph.Number]map[string]bool{}
	writing := make(chan struct{})
	var writes, reads sync.WaitGroup
	for i := range 4 {
		writes.Go(func() {
			own := w.client(c.at)
			for j := range 30 {
				edits := []graph.Edit{organisation("More"), graph.Delete(find(own.at, graph.KindOrganisation, "More"), "")}
				if j%2 == 0 {
					edits = edits[:1]
				}
				for _, id := range ids {
					edits = append(edits, graph.Update(id, "", graph.Fields{"name": fmt.Sprintf("%d of %d", j, i)}))
				}
				if _, err := own.Replay(t.Context(), graph.Change{Edits: edits}); err != nil && graph.CodeOf(err) != graph.CodeNotFound {
					t.Errorf("writer %d: %v", i, err)
					return
				}
				mu.Lock()
				was[own.at.Head().Number] = digest(own.at)
				mu.Unlock()
			}
		})
	}
	for range loaders {
		reads.Go(func() {
			for end := false; !end; {
				select {
				case <-writing:
					end = true
				default:
				}
				s, err := Snapshot(t.Context(), w.Store, c.Map())
				if err != nil {
					t.Errorf("Load: %v", err)
					return
				}
				mu.Lock()
				if n := s.Head().Number; loaded[n] == nil {
					loaded[n] = map[string]bool{}
				}
				loaded[s.Head().Number][digest(s)] = true
				mu.Unlock()
			}
		})
	}
	writes.Wait()
	close(writing)
	reads.Wait()
	for n, digests := range loaded {
		if len(digests) != 1 || !digests[was[n]] {
			t.Errorf("revision %d was loaded in %d forms; as it was: %t", n, len(digests), digests[was[n]])
		}
	}
	if len(loaded) < 2 {
		t.Errorf("only %d revisions were loaded; too few to tell anything", len(loaded))
	}
}
