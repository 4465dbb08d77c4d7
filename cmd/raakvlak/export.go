package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

// exportCommand writes what a principal sees of a map to a file.
type exportCommand struct {
	actor
	Map    string `required:"" placeholder:"NAME-OR-ID" help:"The map to write."`
	Format string `required:"" enum:"${writable}" placeholder:"FORMAT" help:"What to write: ${writable}."`
	Output string `short:"o" placeholder:"FILE" help:"File to write, which appears when it is whole. Without it, standard output."`
}

// Run exports, and says on standard error what the format has no place for.
func (c *exportCommand) Run(ctx context.Context, p *program) error {
	return p.with(ctx, false, func(s *session) error {
		who, err := c.principal(ctx, s)
		if err != nil {
			return err
		}
		view, err := s.theMap(ctx, who, c.Map)
		if err != nil {
			return err
		}
		var report *exchange.Report
		write := func(w io.Writer) (err error) {
			report, err = exchange.Write(ctx, w, c.Format, view)
			return err
		}
		if c.Output == "" {
			err = write(named{p.out, "standard output"})
		} else {
			err = writeFile(c.Output, write)
		}
		if err != nil {
			return err
		}
		_, err = report.WriteTo(p.err)
		return unwritten("the report", err)
	})
}

// named is a writer whose errors say what could not be written, and why.
type named struct {
	io.Writer
	name string
}

func (n named) Write(data []byte) (int, error) {
	written, err := n.Writer.Write(data)
	return written, unwritten(n.name, err)
}

// writeFile gives the file at path the content that write writes. Until all of it is on the disk, what stood there
// stays.
func writeFile(path string, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return unwritten(path, err)
	}
	err = write(named{file, path})
	if err == nil {
		err = unwritten(path, file.Sync())
	}
	err = errors.Join(err, unwritten(path, file.Close()))
	if err == nil {
		err = publish(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}

// publish gives the finished file aside its name, for good.
func publish(aside, path string) error {
	if err := os.Rename(aside, path); err != nil {
		return unwritten(path, err)
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return unwritten(path, err)
	}
	return unwritten(path, errors.Join(folder.Sync(), folder.Close()))
}

// nothingStandsAt refuses a path where something stands already.
func nothingStandsAt(path string) error {
	switch _, err := os.Lstat(path); {
	case err == nil:
		return graph.Errorf(graph.CodeInvalid, "%s is there already, and is left as it is", path)
	case errors.Is(err, os.ErrNotExist):
		return nil
	default:
		return graph.Errorf(graph.CodeUnavailable, "look at %s: %s: %w", path, systemReason(err), err)
	}
}
