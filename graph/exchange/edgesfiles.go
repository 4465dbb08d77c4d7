package exchange

import (
	"encoding/csv"
	"io/fs"
	"path"
	"slices"
	"strings"

	"raakvlak/graph"
)

// edgesFiles are the files of an edge list.
type edgesFiles struct{ ties, stakeholders string }

// edgesFilesOf tells by their headings what the files are that were named, or all .csv files of the folder.
func (r *reading) edgesFilesOf() (edgesFiles, error) {
	names := append([]string{r.in.Name}, r.in.Also...)
	if r.in.Name == "." {
		entries, err := fs.ReadDir(r.in.Files, ".")
		if err != nil {
			return edgesFiles{}, err
		}
		names = nil
		for _, entry := range entries {
			if !entry.IsDir() && path.Ext(entry.Name()) == ".csv" {
				names = append(names, entry.Name())
			}
		}
	}
	var files edgesFiles
	for _, name := range names {
		heading, err := r.heading(name)
		if err != nil {
			return edgesFiles{}, err
		}
		into := &files.stakeholders
		switch {
		case slices.Contains(heading, "from") && slices.Contains(heading, "to"):
			into = &files.ties
		case slices.Contains(heading, "name"):
		case r.in.Name == ".":
			continue
		default:
			return edgesFiles{}, graph.Errorf(graph.CodeInvalid,
				"%s is no edge list: its heading has neither the columns from and to, nor name; commas separate the columns", quote(name))
		}
		if *into != "" && *into != name {
			return edgesFiles{}, graph.Errorf(graph.CodeInvalid,
				"%s and %s have the same columns: name the one to read", quote(*into), quote(name))
		}
		*into = name
	}
	if files.ties == "" {
		return edgesFiles{}, graph.Errorf(graph.CodeInvalid, "there is no file with the columns from and to")
	}
	return files, nil
}

// heading returns the names of the file's columns. What is wrong with it is found when it is read.
func (r *reading) heading(name string) ([]string, error) {
	progress, done := r.options.Progress, r.done
	r.options.Progress = nil
	defer func() { r.options.Progress, r.done = progress, done }()
	file, err := r.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	row, _ := csv.NewReader(file).Read()
	for i, cell := range row {
		row[i] = strings.TrimSpace(cell)
	}
	return row, nil
}
