package exchange

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"raakvlak/graph"
)

// Input is a file to read, in the folder where its companions are.
type Input struct {
	Files fs.FS
	Name  string   // the file's, or "." for the whole folder
	Also  []string // the other files that were named with it, in the same folder
}

// Open returns the input that a path on this machine names: a file or a folder. Nothing is read yet. Files of one
// export may be named together; they must stand in one folder.
func Open(paths ...string) (Input, error) {
	if len(paths) == 0 {
		return Input{}, graph.Errorf(graph.CodeInvalid, "no file is named")
	}
	var in Input
	for i, p := range paths {
		folder, name := filepath.Split(filepath.Clean(p))
		info, err := os.Stat(p)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return Input{}, graph.Errorf(graph.CodeNotFound, "there is no file %s", p)
		case err != nil:
			return Input{}, graph.Errorf(graph.CodeUnavailable, "open %s: %w", p, err)
		case info.IsDir():
			folder, name = p, "."
		}
		folder = filepath.Clean(folder)
		if i == 0 {
			in = Input{Files: os.DirFS(folder), Name: name}
			paths[0] = folder
		} else if folder != paths[0] {
			return Input{}, graph.Errorf(graph.CodeInvalid, "the files %s and %s do not stand in one folder", in.Name, p)
		} else {
			in.Also = append(in.Also, name)
		}
	}
	return in, nil
}

// size adds the size of the files to what is to be read.
func (r *reading) size(names ...string) {
	for _, name := range names {
		if info, err := fs.Stat(r.in.Files, name); err == nil {
			r.total += info.Size()
		}
	}
}

// open returns the content of a file without a byte order mark. Reading from it heeds the context and tells of progress.
func (r *reading) open(name string) (io.ReadCloser, error) {
	if !fs.ValidPath(name) || name == "." {
		return nil, graph.Errorf(graph.CodeInvalid, "%s is no file", path.Clean(name))
	}
	file, err := r.in.Files.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, graph.Errorf(graph.CodeNotFound, "there is no file %s", name)
	}
	if err != nil {
		return nil, graph.Errorf(graph.CodeUnavailable, "open %s: %w", name, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return nil, errors.Join(graph.Errorf(graph.CodeInvalid, "%s is a folder; a file is wanted", name), file.Close())
	}
	buffered := bufio.NewReaderSize(&watched{r, file}, 1<<16)
	if start, err := buffered.Peek(len(byteOrderMark)); err == nil && string(start) == byteOrderMark {
		if _, err := buffered.Discard(len(byteOrderMark)); err != nil {
			return nil, errors.Join(err, file.Close())
		}
	}
	return struct {
		io.Reader
		io.Closer
	}{buffered, file}, nil
}

const byteOrderMark = "\xEF\xBB\xBF"

// watched counts what is read, tells of it, and ends with the context.
type watched struct {
	reading *reading
	file    io.Reader
}

func (w *watched) Read(p []byte) (int, error) {
	r := w.reading
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.file.Read(p)
	r.done += int64(n)
	if r.options.Progress != nil {
		r.options.Progress(r.done, max(r.done, r.total))
	}
	return n, err
}
