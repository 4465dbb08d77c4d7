package e2e_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestBrowser opens the pages of the service, with the example maps, in a real browser: see browser/run.sh. With
// RAAKVLAK_SCREENSHOTS pictures are left in that folder.
func TestBrowser(t *testing.T) {
	for _, needed := range []string{"node", "npm", chromium()} {
		if _, err := exec.LookPath(needed); err != nil {
			if os.Getenv("CI") == "true" {
				t.Fatalf("the browser test needs %s, and CI has to run it", needed)
			}
			t.Skipf("the browser test needs %s: install it to run it", needed)
		}
	}
	s := newService(t, mustBuild(t), "sqlite:maps.db")
	s.mustStart("--demo")
	run := exec.CommandContext(t.Context(), "browser/run.sh")
	run.Env = append(os.Environ(), "BASE_URL="+s.address, "CODE="+s.code, "SCREENSHOTS="+os.Getenv("RAAKVLAK_SCREENSHOTS"))
	out, err := run.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Log(strings.TrimSpace(string(out)))
}

func chromium() string {
	if path := os.Getenv("CHROMIUM"); path != "" {
		return path
	}
	return "/usr/bin/chromium"
}
