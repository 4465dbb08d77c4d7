package exchange

import (
	"context"
	"errors"
	"io"
	"strings"

	"raakvlak/graph"
)

// Format is a file format that maps are read from, written to, or both.
type Format struct {
	Name  string // as users give it: "polis"
	Title string // for people
	read  func(r *reading) error
	write func(ctx context.Context, w io.Writer, v *graph.View, report *Report) error
}

// Formats returns every format, in the order in which they are listed to users.
func Formats() []Format {
	return []Format{
		{Name: "raakvlak", Title: "Raakvlak's own JSON: everything", read: readNative, write: writeNative},
		{Name: "polis", Title: "Polis export: the folder, or any of its .csv files", read: readPolis},
		{Name: "edges", Title: "Edge list, a .csv of from,to,weight,sign,kind; and if need be one of name,group,…", read: readEdges},
		{Name: "mactor", Title: "MACTOR's matrices in JSON: actors, objectives, MDI, 2MAO", read: readMactor},
		{Name: "dna", Title: "Discourse Network Analyzer: statements in .csv", read: readDNA},
	}
}

// CanRead reports whether maps are read from the format.
func (f Format) CanRead() bool { return f.read != nil }

// CanWrite reports whether views are written to the format.
func (f Format) CanWrite() bool { return f.write != nil }

// Options are what a caller says about a reading. The zero value will do.
type Options struct {
	// Audience is who sees the statements of a format that knows no audiences; STEWARDS when empty.
	Audience graph.Audience
	// Progress, if not nil, is told now and then how many bytes are read, of how many in all.
	Progress func(done, total int64)
}

// Read reads the file that in names and returns what it holds. Without a batch, the error says why: [graph.CodeInvalid]
// for a file with mistakes, which the report then lists; [graph.CodeNotFound] for one that is not there;
// [graph.CodeUnavailable] when reading failed or the context ended. The report is never nil.
func Read(ctx context.Context, format string, in Input, o Options) (*Batch, *Report, error) {
	report := &Report{Format: format, File: in.Name}
	f, err := formatNamed(format, Format.CanRead)
	if err != nil {
		return nil, report, err
	}
	if o.Audience == "" {
		o.Audience = graph.AudienceStewards
	}
	r := &reading{
		ctx: ctx, in: in, options: o, report: report,
		batch: &Batch{Format: format, File: in.Name, Map: &graph.Map{}},
	}
	if err := f.read(r); err != nil {
		return nil, report, r.failure(err)
	}
	if err := report.Err(); err != nil {
		return nil, report, err
	}
	report.count(r.batch)
	return r.batch, report, nil
}

// Write writes what the view shows to w. The report says what the format has no place for.
func Write(ctx context.Context, w io.Writer, format string, v *graph.View) (*Report, error) {
	report := &Report{Format: format}
	f, err := formatNamed(format, Format.CanWrite)
	if err != nil {
		return report, err
	}
	if err := f.write(ctx, w, v, report); err != nil {
		return report, unreadable(ctx, "write", format, err)
	}
	return report, nil
}

func formatNamed(name string, can func(Format) bool) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if !can(f) {
			continue
		}
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, graph.Invalid([]string{"format"}, "no format is called %q here; there are: %s", name, strings.Join(names, ", "))
}

// reading is one file on its way to a batch.
type reading struct {
	ctx     context.Context
	in      Input
	options Options
	report  *Report
	batch   *Batch
	done    int64 // bytes read so far, of total
	total   int64
}

// problem records what is wrong at a place of the file.
func (r *reading) problem(at Place, field, format string, args ...any) {
	r.report.problem(at, field, graph.Errorf(graph.CodeInvalid, format, args...).Message)
}

// add puts the entity into the batch in its final form, or records what is wrong with it.
func (r *reading) add(e graph.Entity, at Place) {
	checked, err := graph.Check(e)
	if err != nil {
		r.wrong(at, err)
		return
	}
	r.batch.add(checked, at, 0)
}

// wrong records an error of the domain's at a place of the file.
func (r *reading) wrong(at Place, err error) {
	var e *graph.Error
	if errors.As(err, &e) {
		r.report.problem(at, strings.Join(e.Field, "."), e.Message)
		return
	}
	r.report.problem(at, "", "this cannot be read")
}

// failure returns the error that ended the reading. Mistakes found before it are the better answer.
func (r *reading) failure(err error) error {
	var e *graph.Error
	if errors.As(err, &e) && e.Code != graph.CodeInvalid {
		return err
	}
	if mistakes := r.report.Err(); mistakes != nil {
		return mistakes
	}
	return unreadable(r.ctx, "read", r.in.Name, err)
}

// unreadable returns err as an error of the domain's.
func unreadable(ctx context.Context, verb, name string, err error) error {
	var e *graph.Error
	switch {
	case ctx.Err() != nil:
		return graph.Errorf(graph.CodeUnavailable, "%s %s: it was called off: %w", verb, name, context.Cause(ctx))
	case errors.As(err, &e):
		return err
	default:
		return graph.Errorf(graph.CodeUnavailable, "%s %s: %w", verb, name, err)
	}
}
