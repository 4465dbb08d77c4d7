// Command cancel measures how soon each analysis stops after who asked for it has left. An analysis looks now and then
// whether it should still go on; the longest stretch between two looks is the longest that it can go on for nobody. It is
// measured in processor time, on one processor, over the whole of an analysis, so that what else the machine does plays no
// part; beside it stands what a client sees that really leaves, at several moments.
//
//	go run ./bench/cancel [-json FILE] [-only PATTERN] [-rounds N]
package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"time"

	"raakvlak/bench/jobs"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// most is how long an analysis may go on for nobody.
const most = 50 * time.Millisecond

func main() {
	file := flag.String("json", "", "`FILE` that gets the figures as JSON")
	only := flag.String("only", "", "`PATTERN` of the analyses that are measured; all unless given")
	rounds := flag.Int("rounds", 3, "of how many rounds a figure is the median")
	flag.Parse()
	if err := run(*file, *only, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "cancel:", err)
		os.Exit(1)
	}
}

func run(file, only string, rounds int) error {
	pattern, err := regexp.Compile(only)
	if err != nil {
		return err
	}
	// The worker that looks is then the only one that works.
	runtime.GOMAXPROCS(1)
	r := report.Start("go run ./bench/cancel")
	var view *graph.View // of the map of the job before, as the larger ones take a while
	var of jobs.Map
	for _, job := range jobs.All(false) {
		if !pattern.MatchString(job.Name) {
			continue
		}
		if view == nil || of != job.On {
			if view, err = job.On.View(); err != nil {
				return fmt.Errorf("%s: %w", job.On, err)
			}
			of = job.On
		}
		f, err := measure(job, view, rounds)
		if err != nil {
			return fmt.Errorf("%s, %s: %w", job.Name, job.On, err)
		}
		fmt.Fprintf(os.Stderr, "%s: %s %s (%s)\n", f.Name, report.Number(f.Value), f.Unit, f.Note)
		r.Add(f)
		debug.FreeOSMemory()
	}
	return r.End(os.Stdout, file)
}
