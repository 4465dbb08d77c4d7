package e2e_test

import (
	"flag"
	"strings"
	"testing"
)

const killAfter = 80 // acknowledged changes, in each round

var kills = flag.Int("kills", usualKills, "how often a process is killed")

// TestKill_Server kills the process that serves a file, again and again, under sixteen accounts that write over HTTP.
func TestKill_Server(t *testing.T) {
	s := newService(t, mustBuild(t), "sqlite:maps.db")
	s.mustStart()
	w := newWriters(s)
	acknowledged := w.underFire(t, *kills, killAfter, func() {
		w.away()
		s.kill()
		s.mustStart()
		w.backAgain()
	})
	w.check(t, acknowledged)
	s.stop()
	mustBeSound(t, s)
}

// mustBeSound looks for damage in the store, which nobody else uses now.
func mustBeSound(t *testing.T, s *service) {
	t.Helper()
	if verdict := s.mustRun("check"); !strings.Contains(verdict, ": no flaw") || strings.Contains(verdict, "flaws") {
		t.Errorf("check: %s", verdict)
	}
}
