// Command analyses measures the analyses in process beside the libraries that analysts use, on the same generated maps in
// one run: alignment beside SciPy's sparse products, networks beside igraph, MACTOR beside NumPy; and the suggestion of
// partners beside the alignment. It needs Python, but for the suggestion.
//
//	go run ./bench/analyses [-json FILE] [-sizes M,L,XL] [-only alignment,network,mactor,suggestions]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
)

func main() {
	file := flag.String("json", "", "`FILE` that gets the figures as JSON")
	sizes := flag.String("sizes", "M,L,XL", "of which maps, with commas between them")
	only := flag.String("only", "alignment,network,mactor,suggestions", "which figures, with commas between them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *file, strings.Split(*sizes, ","), strings.Split(*only, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "analyses:", err)
		os.Exit(1)
	}
}

// measurement is one run of this program.
type measurement struct {
	*report.Report
	peer   *peer
	folder string
}

func run(ctx context.Context, file string, sizes, parts []string) error {
	folder, err := os.MkdirTemp("", "raakvlak-analyses-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	m := &measurement{Report: report.Start("go run ./bench/analyses " + strings.Join(os.Args[1:], " ")), folder: folder}
	if slices.ContainsFunc(parts, func(part string) bool { return part != "suggestions" }) {
		if m.peer, err = newPeer(ctx); err != nil {
			return err
		}
	}
	var allPairs map[gen.Size]float64
	for _, size := range []gen.Size{gen.S, gen.M, gen.L, gen.XL} {
		if !slices.Contains(sizes, size.String()) {
			continue
		}
		if allPairs, err = m.of(size, parts, allPairs); err != nil {
			return fmt.Errorf("%s: %w", size, err)
		}
	}
	if slices.Contains(parts, "mactor") {
		if err := m.mactor(); err != nil {
			return fmt.Errorf("mactor: %w", err)
		}
	}
	if slices.Contains(parts, "suggestions") {
		if err := m.suggestions(); err != nil {
			return fmt.Errorf("suggestions: %w", err)
		}
	}
	return m.End(os.Stdout, file)
}

// of measures one size; allPairs has what all pairs took at the sizes before.
func (m *measurement) of(size gen.Size, parts []string, allPairs map[gen.Size]float64) (map[gen.Size]float64, error) {
	if allPairs == nil {
		allPairs = map[gen.Size]float64{}
	}
	if !slices.Contains(parts, "alignment") && (size == gen.XL || !slices.Contains(parts, "network")) {
		return allPairs, nil
	}
	v, err := viewOf(gen.Foundation(size, seed))
	if err != nil {
		return nil, err
	}
	if slices.Contains(parts, "alignment") {
		if err := m.alignment(size, v, allPairs); err != nil {
			return nil, err
		}
	}
	if slices.Contains(parts, "network") && size != gen.XL {
		return allPairs, m.network(size, v)
	}
	return allPairs, nil
}
