package gen_test

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/graph"
)

// BenchmarkSnapshot measures what a map costs in memory: the live heap after a collection, nothing else being kept, and
// what one edit allocates. Leave out XL, which takes a minute to found, with -short.
func BenchmarkSnapshot(b *testing.B) {
	for _, size := range []gen.Size{gen.S, gen.M, gen.L, gen.XL} {
		b.Run(size.String(), func(b *testing.B) {
			if size == gen.XL && testing.Short() {
				b.Skip("XL takes a minute to found; leave out -short")
			}
			before := live()
			s := found(b, size, 1).Snapshot
			heap := live() - before
			b.Run("Heap", func(b *testing.B) {
				for b.Loop() {
					// What is measured was made above; it stands here to be reported.
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(heap)/(1<<20), "MiB")
				b.ReportMetric(float64(heap)/float64(s.Size()), "B/entity")
				b.ReportMetric(float64(s.Size()), "entities")
			})
			benchmarkEdits(b, s)
			runtime.KeepAlive(s)
		})
	}
}

// live returns the bytes of heap in use after everything else was collected.
func live() uint64 {
	// What has a finaliser is gone after the second collection only.
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func benchmarkEdits(b *testing.B, s *graph.Snapshot) {
	organisation := nth(s, graph.KindOrganisation, s.Count(graph.KindOrganisation)/2).Meta().ID
	other := nth(s, graph.KindOrganisation, s.Count(graph.KindOrganisation)/3).Meta().ID
	topic := nth(s, graph.KindTopic, s.Count(graph.KindTopic)/3).Meta().ID
	interest := nth(s, graph.KindInterest, s.Count(graph.KindInterest)/2).Meta().ID
	for _, of := range []struct {
		name string
		edit graph.Edit
	}{
		{"UpdateInterest", graph.Update(interest, "", graph.Fields{"text": "iets anders"})},
		{"CreateInterest", graph.CreateFrom(graph.KindInterest, "", graph.Fields{
			"holder": organisation, "text": "iets nieuws", "topics": []graph.TopicStance{{Topic: topic, Stance: 3}},
		})},
		{"CreateDependency", graph.CreateFrom(graph.KindDependency, "", graph.Fields{
			"depender": organisation, "dependee": other, "importance": 3,
		})},
		{"CreateOrganisation", graph.CreateFrom(graph.KindOrganisation, "", graph.Fields{"name": "Iemand"})},
		{"DeleteInterest", graph.Delete(interest, "")},
	} {
		b.Run("Advance/"+of.name, func(b *testing.B) {
			e := sealed(b, s, of.edit)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := s.Advance(e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// sealed returns the event of one edit by the owner.
func sealed(tb testing.TB, s *graph.Snapshot, edit graph.Edit) *graph.Event {
	tb.Helper()
	ids := graph.NewIDs(rand.NewChaCha8([32]byte{2}))
	change := &graph.Change{Map: s.Head().Map, Principal: gen.Owner, Edits: []graph.Edit{edit}}
	p, err := graph.Propose(s, change, time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC), ids)
	if err != nil {
		tb.Fatal(err)
	}
	if err := p.Event.Seal(s.Head().Number, s.Head().Hash, ids); err != nil {
		tb.Fatal(err)
	}
	return &p.Event
}

func nth(s *graph.Snapshot, k graph.Kind, n int) graph.Entity {
	for e := range s.Each(k) {
		if n == 0 {
			return e
		}
		n--
	}
	return nil
}
