// Command raakvlak keeps, serves and queries stakeholder maps.
//
// Results go to standard output, progress and messages to standard error. The exit code is 0 only when all went well,
// 2 when the command line itself is wrong, 1 for everything else. Flags may also be set by environment variables
// (RAAKVLAK_STORE and so on, as the help says) and in a JSON file; secrets are never flags.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(os.Args[1:], streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}))
}

// streams are what a run reads from and writes to.
type streams struct {
	in  io.Reader
	out io.Writer // results
	err io.Writer // progress and messages
}

// run does what the arguments say and returns the exit code.
func run(args []string, s streams) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// After the first signal the next one ends the process, should the orderly way take too long.
	defer context.AfterFunc(ctx, stop)()
	p := newProgram(s)
	command, err := p.parse(args)
	if err != nil {
		return p.complain(err)
	}
	if err := command(ctx); err != nil {
		return p.complain(err)
	}
	return 0
}
