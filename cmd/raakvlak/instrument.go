package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// instrumentCommand lists instruments, or checks files of them.
type instrumentCommand struct {
	Files []string `arg:"" optional:"" name:"file" help:"Files to check, in YAML. Without any, the instruments there are are listed."`
}

// Run prints a line for each instrument there is, or, with files, for each that the files add. The mistakes of files go to
// standard output too, with line and key: they are what was asked for.
func (c *instrumentCommand) Run(p *program) error {
	known, err := p.instruments()
	if err != nil {
		return err
	}
	if len(c.Files) == 0 {
		return p.listInstruments(known)
	}
	files := make([]instrument.File, len(c.Files))
	for at, path := range c.Files {
		text, err := p.read(path, instrument.MostBytes)
		if err != nil {
			return err
		}
		files[at] = instrument.File{Name: path, Text: text}
	}
	more, problems := known.With(files...)
	for _, one := range problems {
		if err := p.print("%s", one); err != nil {
			return err
		}
	}
	if len(problems) > 0 {
		return graph.Errorf(graph.CodeInvalid, "the files have %s", count(len(problems), "problem"))
	}
	return p.listInstruments(more, known.All()...)
}

// listInstruments prints those of the library but the ones that are left out.
func (p *program) listInstruments(l *instrument.Library, without ...*instrument.Instrument) error {
	for _, i := range l.All() {
		if slices.Contains(without, i) {
			continue
		}
		if err := p.print("%s\tversion %s\t%s\t%s", i.Key, i.Version, count(i.Count(), "question"), i.Name.English); err != nil {
			return err
		}
	}
	return nil
}

// instruments returns the standard instruments and those of the folder that the command line names. What is wrong with
// its files is said line by line.
func (p *program) instruments() (*instrument.Library, error) {
	folder := p.line.Instruments
	if folder == "" {
		return instrument.Standard(), nil
	}
	files, err := instrument.Files(os.DirFS(folder))
	if errors.As(err, new(*graph.Error)) {
		return nil, graph.Within(err, folder)
	}
	if err != nil {
		path := folder
		if at := (*fs.PathError)(nil); errors.As(err, &at) {
			path = filepath.Join(folder, at.Path)
		}
		return nil, graph.Errorf(graph.CodeUnavailable, "read the instruments: %s: %s: %w", path, systemReason(err), err)
	}
	l, problems := instrument.Standard().With(files...)
	for _, one := range problems {
		p.say("%s", one)
	}
	if len(problems) > 0 {
		return nil, graph.Errorf(graph.CodeInvalid, "the instruments of %s have %s", folder, count(len(problems), "problem"))
	}
	return l, nil
}
