package exchange

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"raakvlak/graph"
)

const (
	nativeName    = "raakvlak"
	nativeVersion = 1
)

// readNative reads Raakvlak's own JSON:
//
//	{"format":"raakvlak","version":1,"map":{"name":…},"records":[{"type":"Organisation","id":"_:city","name":…},…]}
//
// A record has the fields of its kind under their own names. Its id is a local name or one of a map's; links may name
// records that come later.
func readNative(r *reading) error {
	if r.in.Name == "." {
		return graph.Errorf(graph.CodeInvalid, "a folder is named; a file is wanted")
	}
	r.size(r.in.Name)
	content, err := r.open(r.in.Name)
	if err != nil {
		return err
	}
	defer content.Close()
	n := &native{jsonFile: r.newJSONFile(r.in.Name, content), ids: map[graph.ID]int{}}
	if err := n.read(); err != nil {
		return err
	}
	n.link()
	return nil
}

type native struct {
	*jsonFile
	format, version, records bool
	ids                      map[graph.ID]int // the place in the batch of each id in the file
}

func (n *native) read() error {
	if err := n.open('{', ""); err != nil {
		return err
	}
	if err := n.members(n.member); err != nil {
		return err
	}
	if !n.format || !n.version || !n.records {
		n.reading.problem(Place{File: n.name}, "", "this is not a map in Raakvlak's own format: format, version and records are wanted")
		return n.reading.report.Err()
	}
	return n.end()
}

func (n *native) member(name string) error {
	r := n.reading
	switch name {
	case "format", "version":
		value, err := n.value(0)
		if err != nil {
			return err
		}
		if name == "format" && value != nativeName {
			r.problem(n.at(), name, "%q is wanted here", nativeName)
			return r.report.Err()
		}
		if name == "version" && value != json.Number("1") {
			r.problem(n.at(), name, "the file is of a version that this program does not know; it knows %d", nativeVersion)
			return r.report.Err()
		}
		n.format, n.version = n.format || name == "format", n.version || name == "version"
		return nil
	case "map":
		return n.theMap()
	case "records":
		n.records = true
		if err := n.open('[', name); err != nil {
			return err
		}
		for n.decoder.More() {
			if err := n.record(); err != nil {
				return err
			}
		}
		_, err := n.token()
		return err
	default:
		r.problem(n.at(), quote(name), "there is no field of that name; format, version, map and records are known")
		return r.report.Err()
	}
}

func (n *native) theMap() error {
	at := n.at()
	value, err := n.value(0)
	if err != nil {
		return err
	}
	fields, is := value.(map[string]any)
	if !is {
		n.reading.problem(at, "map", "an object is wanted")
		return nil
	}
	if e, ok := n.entity(graph.KindMap, fields, at); ok {
		n.reading.batch.Map = e.(*graph.Map)
	}
	return nil
}

func (n *native) record() error {
	if err := n.open('{', ""); err != nil {
		return err
	}
	at := n.at()
	fields := map[string]any{}
	if err := n.members(func(name string) (err error) {
		fields[name], err = n.value(1)
		return err
	}); err != nil {
		return err
	}
	n.put(fields, at)
	return nil
}

// put adds the record to the batch, or records what is wrong with it.
func (n *native) put(fields map[string]any, at Place) {
	r := n.reading
	name, _ := fields["type"].(string)
	kind, err := graph.ParseKind(name)
	if err != nil || kind == graph.KindMap {
		r.problem(at, "type", "%q is no type of a record; such as Organisation, Interest or Position is wanted", quote(name))
		return
	}
	var id graph.ID
	if value, given := fields["id"]; given {
		text, _ := value.(string)
		id = graph.ID(text)
		if !validID(id, kind) {
			r.problem(at, "id", "%q is no id of this type; a local name such as _:city will do", quote(text))
			return
		}
		if other, twice := n.ids[id]; twice {
			r.problem(at, "id", "the id %s stands in line %d too", quote(text), r.batch.items[other].at.Line)
			return
		}
	}
	delete(fields, "type")
	delete(fields, "id")
	e, ok := n.entity(kind, fields, at)
	if !ok {
		return
	}
	if id != "" {
		n.ids[id] = len(r.batch.items)
		e.Meta().ID = localName(id)
	}
	r.batch.add(e, at, givenBy(kind, fields))
}

func (n *native) entity(kind graph.Kind, fields map[string]any, at Place) (graph.Entity, bool) {
	var err error
	if attributes, is := fields["attributes"]; is {
		if fields["attributes"], err = plain(attributes); err != nil {
			n.reading.problem(at, "attributes", "%s", err)
			return nil, false
		}
	}
	e, err := graph.FromFields(kind, fields)
	if err != nil {
		n.reading.wrong(at, err)
		return nil, false
	}
	return e, true
}

// mostLocalName is how long a local name may be, in bytes.
const mostLocalName = 200

func validID(id graph.ID, kind graph.Kind) bool {
	if id.IsLocal() {
		printable := !strings.ContainsFunc(string(id), func(r rune) bool { return !unicode.IsPrint(r) || r == utf8.RuneError })
		return printable && len(id) > len(graph.LocalPrefix) && len(id) <= mostLocalName
	}
	of, err := id.Kind()
	return err == nil && of == kind
}

// localName returns the name by which the records of a file know each other: ids of another map mean nothing here.
func localName(id graph.ID) graph.ID {
	if id.IsLocal() {
		return id
	}
	return graph.LocalPrefix + id
}

// link makes every link lead to a record of the file, by its local name. A link that does not becomes a problem.
func (n *native) link() {
	batch := n.reading.batch
	for _, it := range batch.items {
		for _, f := range graph.LayoutOf(it.entity.EntityKind()).Fields {
			if f.Link == nil || f.IsZero(it.entity) {
				continue
			}
			foreign := false
			for target := range f.Targets(it.entity) {
				foreign = foreign || !target.ID.IsLocal()
				n.checkLink(it, f, target.ID)
			}
			if foreign {
				relink(it.entity, f, localName)
			}
		}
	}
	n.checkLines()
}

func (n *native) checkLink(it item, f *graph.Field, id graph.ID) {
	i, is := n.ids[id]
	if !is {
		n.reading.problem(it.at, f.Name, "no record of the file has the id %q", quote(string(id)))
		return
	}
	if kind := n.reading.batch.items[i].entity.EntityKind(); !slices.Contains(f.Link.Kinds, kind) {
		n.reading.problem(it.at, f.Name, "%s is of type %s; wanted here: %s", quote(string(id)), kind, kindNames(f.Link.Kinds))
	}
}

// checkLines refuses records that are part of themselves, by however many steps.
func (n *native) checkLines() {
	items := n.reading.batch.items
	byName := make(map[graph.ID]int, len(n.ids))
	for id, i := range n.ids {
		byName[localName(id)] = i
	}
	// Every record is walked through once: what was seen on an earlier walk leads to no new circle.
	walks := make([]int, len(items))
	for start, it := range items {
		f := parentOf(it.entity.EntityKind())
		if f == nil {
			continue
		}
		for i, is := start, true; is && walks[i] == 0; {
			walks[i] = start + 1
			up := f.Get(items[i].entity).(graph.ID)
			if i, is = byName[up]; !is || items[i].entity.EntityKind() != it.entity.EntityKind() {
				break
			}
			if walks[i] == start+1 {
				n.reading.problem(items[i].at, f.Name, "this makes it part of itself")
			}
		}
	}
}

// parentOf returns the field by which entities of the kind stand under one another, or nil.
func parentOf(k graph.Kind) *graph.Field {
	for _, f := range graph.LayoutOf(k).Fields {
		if f.Link != nil && !f.Link.Many && slices.Contains(f.Link.Kinds, k) {
			return f
		}
	}
	return nil
}

func kindNames(kinds []graph.Kind) string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = k.String()
	}
	return strings.Join(names, " or ")
}

// writeNative writes everything that the view shows, one record a line, with its id.
func writeNative(ctx context.Context, w io.Writer, v *graph.View, report *Report) error {
	out := bufio.NewWriterSize(w, 1<<16)
	line := &lineWriter{out: out}
	m := v.Map()
	if m == nil {
		return graph.NotFound(v.Head().Map)
	}
	line.text("{\n  \"format\": \"" + nativeName + "\",\n  \"version\": 1,\n  \"map\": {")
	line.fields(m)
	line.text("},\n  \"records\": [")
	retired, written := 0, 0
	for e := range v.All() {
		if e.EntityKind() == graph.KindMap {
			continue
		}
		if written++; written%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if e.Meta().Retired {
			retired++
		}
		line.record(e, written == 1)
		report.of(e.EntityKind()).Entities++
	}
	line.text("\n  ]\n}\n")
	if line.err != nil {
		return line.err
	}
	if retired > 0 {
		report.note("%d things that were deleted are in the file, because statements about them still stand", retired)
	}
	return out.Flush()
}

// lineWriter writes JSON by hand, so that fields stand in the order of the layout. The first error stays.
type lineWriter struct {
	out   *bufio.Writer
	first bool
	err   error
}

func (l *lineWriter) text(s string) {
	if l.err == nil {
		_, l.err = l.out.WriteString(s)
	}
}

func (l *lineWriter) record(e graph.Entity, first bool) {
	if !first {
		l.text(",")
	}
	l.text("\n    {")
	l.first = true
	l.field("type", e.EntityKind().String())
	l.field("id", e.Meta().ID)
	l.rest(e)
	l.text("}")
}

func (l *lineWriter) fields(e graph.Entity) {
	l.first = true
	l.rest(e)
}

// rest writes the fields that users may set and that hold something. A zero that says something is written too.
func (l *lineWriter) rest(e graph.Entity) {
	for _, f := range graph.LayoutOf(e.EntityKind()).Fields {
		if f.Internal() || f.IsZero(e) && !isNumber(f) {
			continue
		}
		l.field(f.Name, f.Get(e))
	}
}

func (l *lineWriter) field(name string, value any) {
	if !l.first {
		l.text(", ")
	}
	l.first = false
	data, err := json.Marshal(value)
	if err != nil && l.err == nil {
		l.err = err
	}
	l.text(`"` + name + `": ` + string(data))
}
