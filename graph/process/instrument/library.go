package instrument

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"raakvlak/graph"
)

// Library is the instruments that can be answered. It does not change once it is made.
type Library struct{ all []*Instrument } // by key

//go:embed standard/*.yaml
var standardFiles embed.FS

// Standard returns the library of the instruments that come along.
var Standard = sync.OnceValue(func() *Library {
	folder, err := fs.Sub(standardFiles, "standard")
	if err != nil {
		panic("instrument: " + err.Error()) // it is embedded
	}
	files, err := Files(folder)
	if err != nil {
		panic("instrument: " + err.Error())
	}
	l, problems := (&Library{}).With(files...)
	if len(problems) > 0 {
		panic("instrument: " + problems[0].String())
	}
	return l
})

// All returns the instruments by key.
func (l *Library) All() []*Instrument { return slices.Clone(l.all) }

// Find returns the instrument with the key, or [graph.CodeNotFound] that names the keys there are.
func (l *Library) Find(key string) (*Instrument, error) {
	at, found := l.at(key)
	if !found {
		return nil, graph.Errorf(graph.CodeNotFound, "there is no instrument with this key; known are %s", strings.Join(l.keys(), ", "))
	}
	return l.all[at], nil
}

func (l *Library) at(key string) (int, bool) {
	return slices.BinarySearchFunc(l.all, key, func(i *Instrument, key string) int { return strings.Compare(i.Key, key) })
}

func (l *Library) keys() []string { return keys(l.all, func(i *Instrument) string { return i.Key }) }

// With returns a library that has the instruments of the files, too. A key that is taken is a problem. With any problem
// there is no library.
func (l *Library) With(files ...File) (*Library, []Problem) {
	out := &Library{l.All()}
	var problems []Problem
	for _, f := range files {
		i, found := Read(f)
		problems = append(problems, found...)
		if i == nil {
			continue
		}
		at, taken := out.at(i.Key)
		if taken {
			problems = append(problems, Problem{f.Name, i.keyLine, "key", "the key " + i.Key + " is that of " + out.all[at].origin() + " already"})
			continue
		}
		out.all = slices.Insert(out.all, at, i)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return out, nil
}

// origin says where the instrument is from.
func (i *Instrument) origin() string { return fmt.Sprintf("%s line %d", i.file, i.keyLine) }

// mostFiles is how many instruments a folder may have.
const mostFiles = 100

// Files returns the files of the folder whose names end in .yaml or .yml, by name. Folders within it, and names that begin
// with a dot, are passed over. A folder without any such file is [graph.CodeInvalid]. Errors of the folder are returned as
// they are.
func Files(folder fs.FS) ([]File, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return nil, err
	}
	var out []File
	for _, e := range entries {
		ending := strings.ToLower(path.Ext(e.Name()))
		if strings.HasPrefix(e.Name(), ".") || ending != ".yaml" && ending != ".yml" {
			continue
		}
		info, err := fs.Stat(folder, e.Name()) // of what a link leads to
		if err != nil {
			return nil, err
		}
		if !info.Mode().IsRegular() {
			continue
		}
		if len(out) == mostFiles {
			return nil, graph.Errorf(graph.CodeTooLarge, "the folder has more than %d instruments", mostFiles)
		}
		text, err := readFile(folder, e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, File{e.Name(), text})
	}
	if len(out) == 0 {
		return nil, graph.Errorf(graph.CodeInvalid, "the folder has no instrument: a file of one is called NAME.yaml")
	}
	return out, nil
}

// readFile reads no more than [Read] needs to refuse a file that is too large.
func readFile(folder fs.FS, name string) ([]byte, error) {
	file, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, MostBytes+1))
}
