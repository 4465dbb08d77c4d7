package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"raakvlak/bench/report"
	"raakvlak/graph"
)

// seed makes all maps of all runs the same.
const seed = 1

// rounds is of how many a median is.
const rounds = 5

func viewOf(f graph.Foundation) (*graph.View, error) {
	by := f.By
	founding, err := graph.Found(f, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{1})))
	if err != nil {
		return nil, err
	}
	return graph.NewView(founding.Snapshot, graph.SightOf(founding.Snapshot, by))
}

// median returns the middle of the seconds that the work takes, in so many rounds; what each round needs is made before
// its time begins.
func median(rounds int, prepare func() (func() error, error)) (float64, error) {
	var seconds []float64
	for range rounds {
		work, err := prepare()
		if err != nil {
			return 0, err
		}
		runtime.GC()
		start := time.Now()
		if err := work(); err != nil {
			return 0, err
		}
		seconds = append(seconds, time.Since(start).Seconds())
	}
	return report.Median(seconds), nil
}

// inARow returns the middle of the seconds that the work takes, in so many rounds one after the other, all made before: for
// work that is over while the runtime still clears up after a collection, which takes part of a processor.
func inARow(rounds int, prepare func() (func() error, error)) (float64, error) {
	works, seconds := make([]func() error, rounds), make([]float64, rounds)
	for i := range works {
		work, err := prepare()
		if err != nil {
			return 0, err
		}
		works[i] = work
	}
	runtime.GC()
	for i, work := range works {
		start := time.Now()
		if err := work(); err != nil {
			return 0, err
		}
		seconds[i] = time.Since(start).Seconds()
	}
	return report.Median(seconds), nil
}

// onOneAndAll returns the medians of what the work takes on one processor and on all, taken in turn, as what else the
// machine does changes.
func onOneAndAll(rounds int, take func() (float64, error)) (float64, float64, error) {
	var alone, together []float64
	for range rounds {
		was := runtime.GOMAXPROCS(1)
		took, err := take()
		runtime.GOMAXPROCS(was)
		if err != nil {
			return 0, 0, err
		}
		alone = append(alone, took)
		if took, err = take(); err != nil {
			return 0, 0, err
		}
		together = append(together, took)
	}
	return report.Median(alone), report.Median(together), nil
}

// peer is the Python with the libraries.
type peer struct {
	ctx    context.Context
	python string
}

func newPeer(ctx context.Context) (*peer, error) {
	venv := exec.CommandContext(ctx, "tools/python/venv.sh", "e2e/oracle/requirements.txt")
	venv.Stderr = os.Stderr
	out, err := venv.Output()
	return &peer{ctx, strings.TrimSpace(string(out))}, err
}

// theirs is what the peer took, and what it found, to be compared.
type theirs struct {
	Seconds []float64 `json:"seconds"`
	Found   float64   `json:"found"`
}

func (t *theirs) median() float64 { return report.Median(t.Seconds) }

// ask has the peer do the same over the file, in so many rounds, on one processor.
func (p *peer) ask(what, file string, rounds int) (*theirs, error) {
	c := exec.CommandContext(p.ctx, p.python, "bench/analyses/peer.py", what, file, fmt.Sprint(rounds))
	c.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1")
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("the peer's %s: %w", what, err)
	}
	var t theirs
	return &t, json.Unmarshal(out, &t)
}

// write writes lines of numbers to a file of the folder.
func (m *measurement) write(name string, lines func(line func(numbers ...any))) (string, error) {
	path := filepath.Join(m.folder, name)
	f, err := os.Create(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	var failed error
	lines(func(numbers ...any) {
		if _, err := fmt.Fprintln(w, numbers...); err != nil && failed == nil {
			failed = err
		}
	})
	return path, errors.Join(failed, w.Flush())
}

func milliseconds(seconds float64) string { return report.Number(seconds*1e3) + " ms" }
