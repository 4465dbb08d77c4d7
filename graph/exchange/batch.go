package exchange

import (
	"errors"
	"fmt"
	"strconv"

	"raakvlak/graph"
)

// Batch is what a file holds: entities that know each other by local names.
type Batch struct {
	Format string
	File   string
	Map    *graph.Map // name, description and language, as far as the file has them
	items  []item
	// replaces says that a statement stands for the earlier ones of the same author about the same thing: a vote does.
	replaces bool
	// keys are the attributes that hold an entity's name in the world that the file comes from, per kind.
	keys map[graph.Kind][]string
	// guessed are the organisations, by local name, of which the file does not say that they are: they may be individuals.
	guessed map[graph.ID]bool
}

// item is an entity and where it was found.
type item struct {
	entity graph.Entity
	at     Place
	given  uint64 // the fields that the file gives, by their place in the layout; what it leaves out is left alone
}

// Place is where something stands in a file.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // the first is 1; 0: nowhere in particular
}

// String returns the place as people name it: "votes.csv line 12".
func (p Place) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s line %d", p.File, p.Line)
}

// Len returns how many entities there are.
func (b *Batch) Len() int { return len(b.items) }

// Foundation returns what a new map of the principal's is made of. [graph.Found] changes and keeps the entities: the
// batch is used up.
func (b *Batch) Foundation(by graph.PrincipalID) graph.Foundation {
	f := graph.Foundation{Map: *b.Map, By: by, File: b.File, Format: b.Format, Entities: make([]graph.Entity, len(b.items))}
	for i, it := range b.items {
		f.Entities[i] = it.entity
	}
	return f
}

// Locate returns the error of [graph.Found] about the batch with the place in the file in its message.
func (b *Batch) Locate(err error) error {
	return locate(err, "records", len(b.items), func(i int) Place { return b.items[i].at })
}

func (b *Batch) add(e graph.Entity, at Place, given uint64) {
	if given == 0 {
		given = givenIn(e)
	}
	b.items = append(b.items, item{e, at, given})
}

// givenIn returns which fields of e hold something.
func givenIn(e graph.Entity) uint64 {
	var given uint64
	for i, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if !f.Internal() && !f.IsZero(e) {
			given |= 1 << i
		}
	}
	return given
}

// givenBy returns which fields of the kind the names are.
func givenBy(k graph.Kind, fields graph.Fields) uint64 {
	var given uint64
	for i, f := range graph.LayoutOf(k).Fields {
		if _, is := fields[f.Name]; is {
			given |= 1 << i
		}
	}
	return given
}

// locate puts the place that an error's path leads to, by the number after step, into its message.
func locate(err error, step string, count int, place func(int) Place) error {
	var e *graph.Error
	if !errors.As(err, &e) {
		return err
	}
	c := *e
	for i := 0; i+1 < len(e.Field); i++ {
		if e.Field[i] != step {
			continue
		}
		if n, err := strconv.Atoi(e.Field[i+1]); err == nil && n >= 0 && n < count {
			c.Message = describe(place(n), fieldPath(e.Field[i+2:]), e.Message)
			return &c
		}
	}
	return err
}
