package main

import (
	"context"
	"errors"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// importCommand reads a file into a map.
type importCommand struct {
	actor
	Files    []string `arg:"" name:"file" help:"The file, or the folder of an export of several."`
	Format   string   `required:"" enum:"${readable}" placeholder:"FORMAT" help:"What the file is: ${readable}."`
	Map      string   `required:"" placeholder:"NAME-OR-ID" help:"The map to read into, made when no map has the name."`
	DryRun   bool     `help:"Check everything and report, but store nothing."`
	Audience string   `enum:"AUTHOR,STEWARDS,SUBJECT,PARTNERS" default:"STEWARDS" placeholder:"AUDIENCE" help:"Who sees the statements of a file that does not say: AUTHOR, STEWARDS, SUBJECT or PARTNERS. [${default}]"`
}

// Run imports, all or nothing, and prints what came in and what did not.
func (c *importCommand) Run(ctx context.Context, p *program) error {
	bar := p.progress()
	defer bar.end()
	batch, report, err := c.read(ctx, p, bar)
	if err != nil {
		return err
	}
	i := importing{importCommand: c, program: p, batch: batch, report: report, bar: bar, who: owner}
	if c.DryRun && c.As == "" && p.storeIsMissing() {
		return i.found(ctx)
	}
	return p.with(ctx, !c.DryRun, func(s *session) error {
		i.session = s
		return i.run(ctx)
	})
}

func (c *importCommand) read(ctx context.Context, p *program, bar *progress) (*exchange.Batch, *exchange.Report, error) {
	in, err := exchange.Open(c.Files...)
	if err != nil {
		return nil, nil, err
	}
	bar.begin("reading", true)
	batch, report, err := exchange.Read(ctx, c.Format, in, exchange.Options{Audience: graph.Audience(c.Audience), Progress: bar.at})
	bar.end()
	if err != nil {
		return nil, nil, p.mistakes(report, err)
	}
	return batch, report, nil
}

// mistakes shows the mistakes in a file, of which err tells the first.
func (p *program) mistakes(report *exchange.Report, err error) error {
	if report == nil || report.Total < 2 {
		return err
	}
	if _, shown := report.WriteTo(p.err); shown != nil {
		return unwritten("the mistakes", shown)
	}
	return err
}

// importing is one import under way.
type importing struct {
	*importCommand
	*session
	*program
	who    graph.PrincipalID
	batch  *exchange.Batch
	report *exchange.Report
	bar    *progress
}

func (i *importing) run(ctx context.Context) error {
	var err error
	if i.who, err = i.principal(ctx, i.session); err != nil {
		return err
	}
	view, err := i.theMap(ctx, i.who, i.Map)
	switch {
	case errors.As(err, new(noMap)):
		return i.found(ctx)
	case err != nil:
		return err
	default:
		return i.merge(ctx, view)
	}
}

// found makes a new map of the file.
func (i *importing) found(ctx context.Context) error {
	record := *i.batch.Map
	record.Name = i.Map
	if _, err := graph.Check(&record); err != nil {
		return graph.Errorf(graph.CodeInvalid, "%q cannot be the name of a map: %s", i.Map, describe(err))
	}
	i.batch.Map = &record
	foundation := i.batch.Foundation(i.who)
	if i.DryRun {
		if _, err := graph.FoundWhile(ctx.Err, foundation, i.clock(), i.ids); err != nil {
			return located(i.batch.Locate(err))
		}
		return i.tell("would make the map %q", i.Map)
	}
	i.log.Debug("storing", "entities", i.batch.Len())
	i.bar.begin("storing", false)
	view, err := i.atlas.Found(ctx, foundation, func(done, total int) { i.bar.at(int64(done), int64(total)) })
	i.bar.end()
	if err != nil {
		return located(i.batch.Locate(err))
	}
	return i.tell("made the map %q: %s", i.Map, view.Head().Map)
}

// merge brings what the file holds into a map that is there.
func (i *importing) merge(ctx context.Context, view *graph.View) error {
	plan, err := exchange.Merge(view, i.batch, i.who)
	if err != nil {
		return i.mistakes(plan.Report, err)
	}
	// What the reading reported stands; the counts now tell what becomes of each entity, too.
	i.report.Counts = plan.Report.Counts
	name, id := view.Map().Name, view.Head().Map
	change := graph.Change{Map: id, Principal: i.who, ClientMutationID: i.ids.Key(), Edits: plan.Edits}
	switch {
	case len(plan.Edits) == 0:
		return i.tell("the map %q holds all of this already: %s", name, id)
	case i.DryRun:
		if err := i.atlas.Rehearse(ctx, change); err != nil {
			return located(plan.Locate(err))
		}
		return i.tell("would make %s in the map %q: %s", count(len(plan.Edits), "edit"), name, id)
	}
	if err := i.apply(ctx, change); err != nil {
		return located(plan.Locate(err))
	}
	return i.tell("made %s in the map %q: %s", count(len(plan.Edits), "edit"), name, id)
}

// apply commits the change. Once begun it is not called off, so that what is said of it is true; where the outcome
// is not known, it is asked for again: that is safe, the change has an id.
func (i *importing) apply(ctx context.Context, change graph.Change) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), applyTime)
	defer cancel()
	var err error
	for range applyTries {
		_, _, err = i.atlas.Apply(ctx, change)
		if graph.ReasonOf(err) != graph.ReasonOutcomeUnknown {
			return err
		}
	}
	return err
}

const (
	applyTime  = 10 * time.Minute
	applyTries = 3
)

// tell prints the outcome and the report.
func (i *importing) tell(format string, args ...any) error {
	if i.DryRun {
		format += " (dry run: nothing was stored)"
	}
	if err := i.print(format, args...); err != nil {
		return err
	}
	_, err := i.report.WriteTo(i.out)
	return unwritten("the report", err)
}

// located returns an error whose message names the place in the file, without the path that led to it.
func located(err error) error {
	var e *graph.Error
	if !errors.As(err, &e) || len(e.Field) == 0 || e.Field[0] != "records" && e.Field[0] != "edits" {
		return err
	}
	plain := *e
	plain.Field = nil
	return &plain
}
