package main

import (
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"
)

// The collector trades memory for speed as long as there is memory: answers make much short-lived garbage.
const (
	collectorPercent = 400 // GOGC where nobody set it
	memoryShare      = 0.8 // of the machine's memory, as the limit where nobody set GOMEMLIMIT
	mapShare         = 0.5 // of that limit, for snapshots and views
	mostMapMemory    = 2 << 30
)

// tuneMemory sets the collector up for serving. GOGC and GOMEMLIMIT, where set, stay as they are. Where the machine's
// memory is not known, the collector keeps its usual pace.
func tuneMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		if memory := machineMemory(); memory > 0 {
			debug.SetMemoryLimit(int64(memoryShare * float64(memory)))
		}
	}
	if os.Getenv("GOGC") == "" && memoryLimit() > 0 {
		debug.SetGCPercent(collectorPercent)
	}
}

// mapMemory returns how many bytes of snapshots and views to keep.
func mapMemory() int64 {
	limit := memoryLimit()
	if limit == 0 {
		limit = machineMemory()
	}
	if limit == 0 {
		return mostMapMemory
	}
	return min(int64(mapShare*float64(limit)), mostMapMemory)
}

// memoryLimit returns the collector's limit, 0 when there is none.
func memoryLimit() int64 {
	if limit := debug.SetMemoryLimit(-1); limit != math.MaxInt64 {
		return limit
	}
	return 0
}

// machineMemory returns how many bytes of memory this process can have: the container's, else the machine's; 0 when
// the system does not say.
func machineMemory() int64 {
	least := int64(0)
	for _, found := range []int64{
		numberIn("/sys/fs/cgroup/memory.max", "", 1),
		numberIn("/sys/fs/cgroup/memory/memory.limit_in_bytes", "", 1),
		numberIn("/proc/meminfo", "MemTotal:", 1<<10),
	} {
		if found > 0 && (least == 0 || found < least) {
			least = found
		}
	}
	return least
}

// numberIn returns the number after the word in a file of the system's, times unit; 0 when there is none.
func numberIn(path, word string, unit int64) int64 {
	text, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	_, rest, found := strings.Cut(string(text), word)
	fields := strings.Fields(rest)
	if !found || len(fields) == 0 {
		return 0
	}
	n, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil || n > math.MaxInt64/unit {
		return 0 // "max": no limit
	}
	return n * unit
}
