//go:build linux || darwin

package sqlite_test

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// TestBrokenDisk has the system refuse writes to large files, which SQLite takes for an error of the disk. The limit
// is one of the whole process, so the test runs in one of its own.
func TestBrokenDisk(t *testing.T) {
	const alone = "RAAKVLAK_TEST_ALONE"
	if os.Getenv(alone) == "" {
		child := exec.Command(os.Args[0], "-test.run=^TestBrokenDisk$", "-test.v")
		child.Env = append(os.Environ(), alone+"=1")
		if output, err := child.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	path := temporary(t)
	now := newClock()
	s := mustOpen(t, path, sqlite.Options{Clock: now.Now})
	c := storetest.NewWorld(t, s).Found(t, "Town", storetest.Town()...)
	for i := range 10 {
		c.Do(t, large(i))
	}
	entry, _, err := c.Entry(graph.Change{ClientMutationID: "once", Edits: []graph.Edit{large(10)}})
	if err != nil {
		t.Fatal(err)
	}
	base := c.Snapshot().Head().Number
	heal := breakDisk(t, 8<<10)
	_, err = s.Commit(t.Context(), c.Map(), base, []graph.Entry{entry})
	expectError(t, "Commit on a broken disk", err, graph.CodeUnavailable, graph.ReasonOutcomeUnknown)
	expectReadOnly(t, s, c)
	now.Pass(time.Second)
	expectReadOnly(t, s, c)
	heal()
	expectReadOnly(t, s, c) // a second must pass before it looks again
	now.Pass(time.Second)
	// The same commit again, as after any outcome that is unknown.
	outcome, err := s.Commit(t.Context(), c.Map(), base, []graph.Entry{entry})
	if err != nil {
		t.Fatalf("Commit on a mended disk: %v", err)
	}
	t.Logf("the commit of unknown outcome was done: %t", len(outcome.Known) > 0)
	if err := c.CatchUp(t.Context()); err != nil {
		t.Fatalf("CatchUp: %v", err)
	}
	if got := c.Snapshot().Head().Number; got != base+1 {
		t.Fatalf("the map is at revision %d, want %d", got, base+1)
	}
	c.Do(t, organisation("Written again"))
	expectState(t, s, c)
	mustClose(t, s)
	expectState(t, mustOpen(t, path, sqlite.Options{}), c)
}

// breakDisk has every write behind so many bytes of a file fail, until heal is called.
func breakDisk(t *testing.T, bytes uint64) (heal func()) {
	t.Helper()
	var was unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_FSIZE, &was); err != nil {
		t.Fatal(err)
	}
	set := func(limit unix.Rlimit) {
		if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
	}
	set(unix.Rlimit{Cur: bytes, Max: was.Max})
	return func() { set(was) }
}

func expectReadOnly(t *testing.T, s graph.Store, c *storetest.Client) {
	t.Helper()
	_, err := c.Replay(t.Context(), graph.Change{Edits: []graph.Edit{organisation("Refused")}})
	expectError(t, "Commit", err, graph.CodeUnavailable, "")
	expectState(t, s, c)
}
