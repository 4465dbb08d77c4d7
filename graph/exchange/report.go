package exchange

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"raakvlak/graph"
)

// MostProblems is how many of a file's mistakes a report shows.
const MostProblems = 50

// Report says what came of a reading or a writing.
type Report struct {
	Format   string    `json:"format"`
	File     string    `json:"file,omitempty"`
	Counts   []Count   `json:"counts,omitempty"`   // per kind, in the order of [graph.Kinds]
	Left     []Left    `json:"left,omitempty"`     // what did not come in, or did not go out
	Notes    []string  `json:"notes,omitempty"`    // how the file was understood
	Problems []Problem `json:"problems,omitempty"` // the first mistakes, at most [MostProblems]
	Total    int       `json:"total,omitempty"`    // of all mistakes
}

// Count is how many entities of a kind there are, and, after [Merge], what becomes of them.
type Count struct {
	Kind      string `json:"kind"`
	Entities  int    `json:"entities"`
	Created   int    `json:"created,omitempty"`
	Updated   int    `json:"updated,omitempty"`
	Unchanged int    `json:"unchanged,omitempty"`
}

// Left is something that the file has and the map has no place for, or the other way round.
type Left struct {
	What    string `json:"what"`
	Count   int    `json:"count"`
	Example string `json:"example,omitempty"`
	Why     string `json:"why"` // and where it went, if anywhere
}

// Problem is one mistake in a file.
type Problem struct {
	Place
	Field   string `json:"field,omitempty"`
	Message string `json:"message"` // what is wrong, and the mend
}

// String returns the mistake in one line: "votes.csv line 12, vote: 7 is no vote; …".
func (p Problem) String() string { return describe(p.Place, p.Field, p.Message) }

func describe(at Place, field, message string) string {
	where := at.String()
	if field != "" {
		where += ", " + field
	}
	return where + ": " + message
}

func fieldPath(steps []string) string { return strings.Join(steps, ".") }

// Err returns the error that the mistakes amount to, or nil when there are none.
func (r *Report) Err() error {
	switch r.Total {
	case 0:
		return nil
	case 1:
		return graph.Errorf(graph.CodeInvalid, "nothing was read: %s", r.Problems[0])
	default:
		return graph.Errorf(graph.CodeInvalid, "nothing was read: there are %d mistakes, the first: %s", r.Total, r.Problems[0])
	}
}

// WriteTo writes the report as text for people.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	var text strings.Builder
	if r.Total > 0 {
		for _, p := range r.Problems {
			fmt.Fprintln(&text, p)
		}
		if more := r.Total - len(r.Problems); more > 0 {
			fmt.Fprintf(&text, "and %d more; %d mistakes in all\n", more, r.Total)
		}
	}
	for _, c := range r.Counts {
		fmt.Fprintf(&text, "%8d  %s%s\n", c.Entities, c.Kind, c.fate())
	}
	for _, l := range r.Left {
		fmt.Fprintf(&text, "left out: %d %s%s: %s\n", l.Count, l.What, l.example(), l.Why)
	}
	for _, n := range r.Notes {
		fmt.Fprintln(&text, "note: "+n)
	}
	n, err := io.WriteString(w, text.String())
	return int64(n), err
}

func (c Count) fate() string {
	if c.Created+c.Updated+c.Unchanged == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d new, %d changed, %d as they were)", c.Created, c.Updated, c.Unchanged)
}

func (l Left) example() string {
	if l.Example == "" {
		return ""
	}
	return " (such as " + l.Example + ")"
}

func (r *Report) problem(at Place, field, message string) {
	r.Total++
	if len(r.Problems) < MostProblems {
		r.Problems = append(r.Problems, Problem{at, field, message})
	}
}

func (r *Report) left(what string, count int, example, why string) {
	if count > 0 {
		r.Left = append(r.Left, Left{what, count, example, why})
	}
}

func (r *Report) note(format string, args ...any) {
	r.Notes = append(r.Notes, fmt.Sprintf(format, args...))
}

// of returns the count of a kind, which it makes at need.
func (r *Report) of(k graph.Kind) *Count {
	i := slices.IndexFunc(r.Counts, func(c Count) bool { return c.Kind == k.String() })
	if i < 0 {
		r.Counts = append(r.Counts, Count{Kind: k.String()})
		i = len(r.Counts) - 1
	}
	return &r.Counts[i]
}

func (r *Report) count(b *Batch) {
	for _, k := range graph.Kinds() {
		n := 0
		for _, it := range b.items {
			if it.entity.EntityKind() == k {
				n++
			}
		}
		if n > 0 {
			r.Counts = append(r.Counts, Count{Kind: k.String(), Entities: n})
		}
	}
}
