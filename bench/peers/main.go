// Command peers measures Raakvlak's server beside a service of one hand-written Cypher statement per request, on the same
// Neo4j, with the same client, in one run. It starts a real Neo4j, loads a generated map and a plain copy of it, sees
// that both services give the same answers, and then asks them in turn. Read the ratios: client, servers and database
// share the machine.
//
//	go run ./bench/peers [-sizes M,L] [-only reads,writes,imports,loads] [-rounds 5] [-seconds 3] [-json FILE]
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
	"raakvlak/graph/neo4j/neo4jtest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// settings say what is measured, and how long.
type settings struct {
	sizes       []gen.Size
	parts       []string
	rounds      int
	length      time.Duration // of one round of one service
	connections int
	match       string // in the names of queries
	json        string
	profiles    string // folder for profiles of Raakvlak's server
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		return serve(ctx, args[0], args[1:])
	}
	o, err := parse(args)
	if err != nil {
		return err
	}
	r := report.Start("go run ./bench/peers " + strings.Join(args, " "))
	for _, size := range o.sizes {
		if err := measure(ctx, o, r, size); err != nil {
			return fmt.Errorf("%s: %w", size, err)
		}
	}
	return r.End(os.Stdout, o.json)
}

func parse(args []string) (settings, error) {
	var o settings
	flags := flag.NewFlagSet("peers", flag.ContinueOnError)
	sizes := flags.String("sizes", "M,L", "sizes of maps, with commas between them: S, M, L")
	only := flags.String("only", "reads,writes,imports,loads", "what to measure, with commas between them")
	flags.IntVar(&o.rounds, "rounds", 5, "how often each service has a turn that counts")
	seconds := flags.Float64("seconds", 3, "how long a turn is")
	flags.IntVar(&o.connections, "connections", 16, "how many connections ask at once")
	flags.StringVar(&o.match, "match", "", "only queries with this in their names")
	flags.StringVar(&o.json, "json", "", "`FILE` that gets the figures as JSON")
	flags.StringVar(&o.profiles, "profiles", "", "`FOLDER` that gets a CPU profile of Raakvlak's server for each query")
	if err := flags.Parse(args); err != nil {
		return o, err
	}
	o.length = time.Duration(*seconds * float64(time.Second))
	o.parts = strings.Split(*only, ",")
	for name := range strings.SplitSeq(*sizes, ",") {
		size, known := map[string]gen.Size{"S": gen.S, "M": gen.M, "L": gen.L}[name]
		if !known {
			return o, fmt.Errorf("no size is called %q", name)
		}
		o.sizes = append(o.sizes, size)
	}
	return o, nil
}

func (o settings) wants(part string) bool { return slices.Contains(o.parts, part) }

// The Neo4j's memory, in MiB.
const (
	heap      = 3 << 10
	pageCache = 2 << 10
)

// measure does everything at one size, on a database of its own.
func measure(ctx context.Context, o settings, r *report.Report, size gen.Size) (err error) {
	folder, err := os.MkdirTemp("", "raakvlak-peers-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	database, err := neo4jtest.Start(ctx, filepath.Join(folder, "neo4j"), neo4jtest.Heap(heap), neo4jtest.PageCache(pageCache))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, database.Stop()) }()
	b, err := newBench(ctx, o, r, size, database, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.close(ctx)) }()
	return b.run(ctx)
}

// say tells how far the run is.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, time.Now().Format(time.TimeOnly)+" "+format+"\n", args...)
}

// seed makes all maps of all runs the same.
const seed = 1

func foundation(size gen.Size) graph.Foundation { return gen.Foundation(size, seed) }
