package sqlite_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
)

// start starts this program as a child that does something else than testing.
func start(tb testing.TB, what string, arguments ...string) (child *exec.Cmd, output *bufio.Scanner, input io.WriteCloser) {
	tb.Helper()
	child = exec.Command(os.Args[0], arguments...)
	child.Env = append(os.Environ(), childVariable+"="+what)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if input, err = child.StdinPipe(); err != nil {
		tb.Fatal(err)
	}
	if err := child.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		_ = child.Process.Kill() // it has ended already, if the test went well
		_ = child.Wait()
	})
	return child, bufio.NewScanner(out), input
}

// hold opens the store, and tells an address when it reads a line, until its input ends.
func hold(path string) error {
	s, err := sqlite.Open(path, sqlite.Options{})
	if err != nil {
		return err
	}
	fmt.Println("opened")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if err := s.SetAddress(lines.Text()); err != nil {
			return err
		}
		fmt.Println("told")
	}
	return s.Close()
}

func TestOpenHeld(t *testing.T) {
	path := temporary(t)
	child, output, input := start(t, "hold", path)
	output.Scan()
	expectHeld(t, path, fmt.Sprintf("%s is in use by process %d", path, child.Process.Pid))
	if _, err := fmt.Fprintln(input, "http://127.0.0.1:8080"); err != nil {
		t.Fatal(err)
	}
	output.Scan()
	expectHeld(t, path, fmt.Sprintf("%s is held by a running server at http://127.0.0.1:8080 (process %d)", path, child.Process.Pid))
	// By another way to the same file, too.
	link := path + ".link"
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	expectHeld(t, link, "held by a running server")
	if err := input.Close(); err != nil {
		t.Fatal(err)
	}
	if err := child.Wait(); err != nil {
		t.Fatalf("the child: %v", err)
	}
	mustOpen(t, path, sqlite.Options{})
}

func expectHeld(t *testing.T, path, message string) {
	t.Helper()
	_, err := sqlite.Open(path, sqlite.Options{})
	expectError(t, "Open", err, graph.CodeUnavailable, "")
	if !strings.Contains(err.Error(), message) {
		t.Fatalf("Open: %q does not say %q", err, message)
	}
}

// TestOpenHeldByItself opens a store twice in one process.
func TestOpenHeldByItself(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	expectHeld(t, path, fmt.Sprintf("in use by process %d", os.Getpid()))
	mustClose(t, s)
	mustOpen(t, path, sqlite.Options{})
}

// TestOpenAfterKill opens what a killed process held.
func TestOpenAfterKill(t *testing.T) {
	path := temporary(t)
	child, output, _ := start(t, "hold", path)
	output.Scan()
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it says that it was killed
	mustOpen(t, path, sqlite.Options{})
}
