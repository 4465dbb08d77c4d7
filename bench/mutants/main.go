// Command mutants puts known bugs into the code, one at a time, and fails when the tests do not catch one of them. The
// work tree is not touched: the go tool is given the changed files as an overlay.
//
//	go run ./bench/mutants [NAME…]
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// mutant is one seeded bug and the tests that must fail with it.
type mutant struct {
	name string
	file string // that it is in
	old  string // what stands there once, and
	bug  string // what it is replaced by
	pack string // whose tests must notice
	run  string // which of them, as go test -run has it; "" all
}

// limit bounds one mutant's tests: a bug may make them hang.
const limit = 5 * time.Minute

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	survivors, err := try(ctx, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
	if len(survivors) > 0 {
		fmt.Fprintf(os.Stderr, "not caught: %s\n", strings.Join(survivors, ", "))
		os.Exit(1)
	}
}

func try(ctx context.Context, names []string) (survivors []string, err error) {
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	tried, found := 0, 0
	for _, m := range mutants {
		if len(names) > 0 && !slices.Contains(names, m.name) {
			continue
		}
		v, seconds, err := m.try(ctx, folder)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Printf("%-32s %-10s %5.1f s\n", m.name, v, seconds)
		switch v {
		case survived:
			survivors = append(survivors, m.name)
		case caught:
			found++
		}
		tried++
	}
	if tried == 0 {
		return nil, errors.New("no mutant has that name")
	}
	fmt.Printf("%d bugs, %d caught\n", tried, found)
	return survivors, nil
}

// verdict is what became of a mutant.
type verdict string

const (
	caught   verdict = "caught"
	survived verdict = "NOT CAUGHT"
	skipped  verdict = "skipped" // its tests need something that is not here, and say so
)

// try runs the tests with the bug. What does not compile is an error: it would look caught.
func (m mutant) try(ctx context.Context, folder string) (v verdict, seconds float64, err error) {
	overlay, err := m.overlay(folder)
	if err != nil {
		return "", 0, err
	}
	build := exec.CommandContext(ctx, "go", "test", "-overlay", overlay, "-run", "^$", m.pack)
	if out, err := build.CombinedOutput(); err != nil {
		return "", 0, fmt.Errorf("does not compile: %w\n%s", err, out)
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	start := time.Now()
	test := exec.CommandContext(ctx, "go", "test", "-overlay", overlay, "-count=1", "-failfast", "-v", "-timeout", limit.String(),
		"-run", m.run, m.pack)
	var out bytes.Buffer
	test.Stdout, test.Stderr = &out, &out
	err = test.Run()
	seconds = time.Since(start).Seconds()
	var failed *exec.ExitError
	switch {
	case errors.As(err, &failed):
		return caught, seconds, nil
	case err != nil:
		return "", seconds, err
	case bytes.Contains(out.Bytes(), []byte("no tests to run")):
		return "", seconds, fmt.Errorf("no test matches %q in %s", m.run, m.pack)
	case bytes.Contains(out.Bytes(), []byte("--- SKIP")):
		return skipped, seconds, nil
	}
	return survived, seconds, nil
}

// overlay writes the changed file and the list that tells the go tool of it.
func (m mutant) overlay(folder string) (string, error) {
	source, err := os.ReadFile(m.file)
	if err != nil {
		return "", err
	}
	if n := bytes.Count(source, []byte(m.old)); n != 1 {
		return "", fmt.Errorf("%s has the place for the bug %d times, not once: mend the list of mutants", m.file, n)
	}
	changed := filepath.Join(folder, m.name+filepath.Ext(m.file))
	if err := os.WriteFile(changed, bytes.Replace(source, []byte(m.old), []byte(m.bug), 1), 0o600); err != nil {
		return "", err
	}
	full, err := filepath.Abs(m.file)
	if err != nil {
		return "", err
	}
	list, err := json.Marshal(map[string]map[string]string{"Replace": {full: changed}})
	if err != nil {
		return "", err
	}
	path := filepath.Join(folder, m.name+".json")
	return path, os.WriteFile(path, list, 0o600)
}
