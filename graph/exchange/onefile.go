package exchange

import (
	"io/fs"
	"path"

	"raakvlak/graph"
)

// oneFile returns the file that in names, or the only one in its folder whose name ends so.
func oneFile(in Input, extension string) (string, error) {
	if in.Name != "." {
		return in.Name, nil
	}
	entries, err := fs.ReadDir(in.Files, ".")
	if err != nil {
		return "", graph.Errorf(graph.CodeUnavailable, "read the folder: %w", err)
	}
	found := ""
	for _, entry := range entries {
		if entry.IsDir() || path.Ext(entry.Name()) != extension {
			continue
		}
		if found != "" {
			return "", graph.Errorf(graph.CodeInvalid, "the folder has %s and %s: name the file to read", quote(found), quote(entry.Name()))
		}
		found = entry.Name()
	}
	if found == "" {
		return "", graph.Errorf(graph.CodeNotFound, "the folder has no file whose name ends in %s", extension)
	}
	return found, nil
}
