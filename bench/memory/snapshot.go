package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

const gibibyte = 1 << 30

// largest returns the snapshot of an XL map, if one of the parts needs it, and measures it if that is one of them.
func (m *measurement) largest(ctx context.Context, parts []string) (*graph.Snapshot, error) {
	if len(parts) == 1 && parts[0] == "views" {
		return nil, nil
	}
	s, err := m.loaded(ctx, gen.XL)
	if err != nil {
		return nil, err
	}
	if slices.Contains(parts, "snapshot") {
		m.snapshot(s)
	}
	return s, nil
}

func (m *measurement) snapshot(s *graph.Snapshot) {
	peak := report.Resident(os.Getpid())
	live := heap()
	note := fmt.Sprintf("%d entities, from SQLite", s.Size())
	m.Add(report.Figure{Name: "snapshot XL, live heap", Value: float64(live) / gibibyte, Unit: "GiB", Wanted: report.Most(1.5), Note: note})
	m.Add(report.Figure{Name: "snapshot XL, its own estimate", Value: float64(s.Bytes()) / gibibyte, Unit: "GiB", Note: "what eviction goes by"})
	m.Add(report.Figure{
		Name: "snapshot XL, resident after loading", Value: float64(peak) / gibibyte, Unit: "GiB",
		Note: "making and writing the map in the same process included",
	})
	debug.FreeOSMemory()
	m.Add(report.Figure{
		Name: "snapshot XL, resident at rest", Value: float64(report.Resident(os.Getpid())) / gibibyte, Unit: "GiB",
		Note: "freed memory given back",
	})
	runtime.KeepAlive(s)
}

// heap returns how many bytes are reachable.
func heap() int64 {
	// What finalisers and pools hold is free only after the collection that follows.
	for range 3 {
		runtime.GC()
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}
