package exchange

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"raakvlak/graph"
)

// polisFiles are the files of one export. Newer exports put something of their own before the names.
type polisFiles struct {
	summary, comments, votes, participants string // "" for one that is not there
}

// polisSuffixes are how the files' names end, the longer before those they end in.
var polisSuffixes = []string{"participants-votes.csv", "participant-votes.csv", "comment-groups.csv", "comments.csv", "votes.csv", "summary.csv"}

func (f polisFiles) all() []string {
	return slices.DeleteFunc([]string{f.summary, f.comments, f.votes, f.participants}, func(name string) bool { return name == "" })
}

// polisFilesOf finds the export that in names, or the only one in the folder.
func polisFilesOf(in Input) (polisFiles, error) {
	folder := "."
	wanted, named := "", in.Name != "."
	if named {
		folder = path.Dir(in.Name)
		prefix, _, is := splitPolisName(path.Base(in.Name))
		if !is {
			return polisFiles{}, graph.Errorf(graph.CodeInvalid,
				"%s is none of the files of a Polis export: summary.csv, comments.csv, votes.csv, participants-votes.csv", quote(in.Name))
		}
		wanted = prefix
	}
	entries, err := fs.ReadDir(in.Files, folder)
	if err != nil {
		return polisFiles{}, graph.Errorf(graph.CodeUnavailable, "read the folder of %s: %w", in.Name, err)
	}
	exports := map[string]map[string]string{} // by what stands before the names, and the suffix
	for _, entry := range entries {
		prefix, suffix, is := splitPolisName(entry.Name())
		if !is || entry.IsDir() || named && prefix != wanted {
			continue
		}
		if exports[prefix] == nil {
			exports[prefix] = map[string]string{}
		}
		exports[prefix][suffix] = path.Join(folder, entry.Name())
	}
	return theOneExport(exports)
}

func theOneExport(exports map[string]map[string]string) (polisFiles, error) {
	prefixes := slices.Sorted(maps.Keys(exports))
	if len(prefixes) > 1 {
		return polisFiles{}, graph.Errorf(graph.CodeInvalid, "the folder has more than one export, %svotes.csv and %svotes.csv: name a file of the one to read",
			quote(prefixes[0]), quote(prefixes[1]))
	}
	var found map[string]string
	if len(prefixes) == 1 {
		found = exports[prefixes[0]]
	}
	files := polisFiles{
		summary: found["summary.csv"], comments: found["comments.csv"], votes: found["votes.csv"],
		participants: found["participants-votes.csv"],
	}
	if files.participants == "" {
		files.participants = found["participant-votes.csv"]
	}
	for name, file := range map[string]string{"comments.csv": files.comments, "votes.csv": files.votes} {
		if file == "" {
			return polisFiles{}, graph.Errorf(graph.CodeInvalid, "there is no %s; a Polis export is read from the folder that holds all its files", name)
		}
	}
	return files, nil
}

func splitPolisName(name string) (prefix, suffix string, is bool) {
	for _, s := range polisSuffixes {
		if before, found := strings.CutSuffix(name, s); found {
			return before, s, true
		}
	}
	return "", "", false
}
