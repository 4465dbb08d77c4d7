package main

import (
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progressInterval is how often the bar is drawn at most.
const progressInterval = 100 * time.Millisecond

// progress shows on a terminal how far a piece of work is. Where standard error is no terminal it shows nothing.
type progress struct {
	options []progressbar.Option // nil: nothing is shown
	bar     *progressbar.ProgressBar
	total   int64
}

func (p *program) progress() *progress {
	file, is := p.err.(*os.File)
	if !is || !term.IsTerminal(int(file.Fd())) {
		return &progress{}
	}
	return &progress{options: []progressbar.Option{
		progressbar.OptionSetWriter(file),
		progressbar.OptionFullWidth(),
		progressbar.OptionThrottle(progressInterval),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetPredictTime(true),
	}}
}

// begin ends the work before it and begins to show another. What is counted in bytes is shown so.
func (g *progress) begin(what string, bytes bool) {
	g.end()
	if g.options == nil {
		return
	}
	options := append(g.options[:len(g.options):len(g.options)],
		progressbar.OptionSetDescription(what), progressbar.OptionShowBytes(bytes), progressbar.OptionShowCount())
	g.bar, g.total = progressbar.NewOptions64(-1, options...), -1
}

// at shows that done of total is done.
func (g *progress) at(done, total int64) {
	if g.bar == nil {
		return
	}
	if total != g.total {
		g.bar.ChangeMax64(total)
		g.total = total
	}
	// A bar that cannot be drawn changes nothing about the work.
	_ = g.bar.Set64(done)
}

// end takes the bar away.
func (g *progress) end() {
	if g.bar != nil {
		_ = g.bar.Finish()
		_ = g.bar.Clear()
		g.bar = nil
	}
}
