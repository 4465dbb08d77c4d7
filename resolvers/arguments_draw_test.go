package resolvers_test

import (
	"encoding/base64"
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// enumerated is a value of an enumeration, which a literal writes without quotes.
type enumerated string

// literal writes a value as GraphQL does.
func literal(value any) string {
	switch v := value.(type) {
	case enumerated:
		return string(v)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = literal(item)
		}
		return "[" + strings.Join(items, ", ") + "]"
	case map[string]any:
		var members []string
		for name, member := range v {
			members = append(members, name+": "+literal(member))
		}
		slices.Sort(members)
		return "{" + strings.Join(members, ", ") + "}"
	}
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// drawing draws values of all types, good ones and bad ones.
type drawing struct {
	*inquiry
	who  graph.PrincipalID
	mild bool   // none that is out of range, of nothing, or much
	at   string // the field of the schema, whose cursors fit
}

// about is what the schema says of a value.
type about struct {
	name, text string
	kinds      []graph.Kind // that an id is of, if known
}

func (d *drawing) one(of int) bool { return d.random.IntN(of) == 0 }

func pick[T any](d *drawing, all ...T) T { return all[d.random.IntN(len(all))] }

// value returns a value of the type.
func (d *drawing) value(t *ast.Type, a about) any { return d.within(t, a, 3) }

func (d *drawing) within(t *ast.Type, a about, depth int) any {
	if !t.NonNull && !d.mild && d.one(12) {
		return nil
	}
	if t.Elem != nil {
		return d.list(t, a, depth)
	}
	of := d.schema.Types[t.NamedType]
	if !d.mild && d.one(40) {
		return pick[any](d, "x", 1, 1.5, true, json.Number("1e400"), json.Number("9223372036854775808"), enumerated("NOTHING"), []any{}, []any{[]any{"x"}}, map[string]any{}, map[string]any{"x": 1}, nil)
	}
	switch of.Kind {
	case ast.Enum:
		return enumerated(of.EnumValues[d.random.IntN(len(of.EnumValues))].Name)
	case ast.InputObject:
		return d.object(of, a, depth)
	}
	switch t.NamedType {
	case "Int":
		return d.integer(a)
	case "Float":
		return d.float(a)
	case "Boolean":
		return d.one(2)
	case "ID":
		return d.id(a)
	case "Date":
		return d.date(a)
	case "DateTime":
		return d.time()
	case "Revision":
		return d.revision()
	default:
		return d.text(a)
	}
}

func (d *drawing) list(t *ast.Type, a about, depth int) any {
	n := pick(d, 1, 1, 2, 3)
	if !d.mild {
		n = pick(d, 0, 0, 1, 2, 3, 20)
		if bound := bounded(a.text); d.one(10) {
			n = bound.most + 1
		}
	}
	if n > 50 {
		few := *d
		few.mild = true
		return slices.Repeat([]any{few.within(t.Elem, a, 0)}, n)
	}
	all := make([]any, 0, n)
	for range n {
		if len(all) > 0 && !d.mild && d.one(4) {
			all = append(all, all[0])
			continue
		}
		if depth == 0 {
			break
		}
		all = append(all, d.within(t.Elem, a, depth-1))
	}
	return all
}

// object returns an input object with some of its members, all of them, or only what it must have.
func (d *drawing) object(of *ast.Definition, a about, depth int) any {
	share := pick(d, 0, 4, 4, 4, 1)
	if d.mild {
		share = 4
	}
	object := map[string]any{}
	for _, m := range of.Fields {
		needed := m.Type.NonNull && m.DefaultValue == nil
		if !needed && (share == 0 || !d.one(share)) {
			continue
		}
		nested := d.schema.Types[m.Type.Name()] == of
		if !needed && nested && (depth <= 0 || d.mild) {
			continue
		}
		object[m.Name] = d.within(m.Type, d.member(of, m, a), depth-1)
	}
	if nest := of.Fields.ForName("not"); nest != nil && !d.mild && d.one(20) {
		for range pick(d, 4, 5, 6, 20) {
			object = map[string]any{"not": object}
		}
	}
	return object
}

// member returns what is known of a member of an input object.
func (d *drawing) member(of *ast.Definition, m *ast.FieldDefinition, outer about) about {
	a := about{name: m.Name, text: m.Description, kinds: outer.kinds}
	if kind, err := graph.ParseKind(strings.TrimSuffix(of.Name, "Filter")); err == nil {
		a.kinds = []graph.Kind{kind}
	} else if of.Name == "StakeholderFilter" {
		a.kinds = []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
	}
	if m.Name != "id" && m.Name != "in" || a.kinds == nil {
		if kinds := kindsNamed(m.Name + " " + m.Description); kinds != nil {
			a.kinds = kinds
		}
	}
	return a
}

var wordsOfText = regexp.MustCompile(`[A-Za-z]+`)

// kindsNamed returns the kinds whose names stand in the text.
func kindsNamed(text string) (kinds []graph.Kind) {
	for _, word := range wordsOfText.FindAllString(text, -1) {
		word = strings.TrimSuffix(strings.ToLower(word), "s")
		if word == "stakeholder" || word == "actor" || word == "holder" {
			kinds = append(kinds, graph.KindOrganisation, graph.KindIndividual)
		}
		for _, k := range graph.Kinds() {
			if word == strings.ToLower(k.String()) {
				kinds = append(kinds, k)
			}
		}
	}
	return kinds
}

// bounds are what the schema says that a number, or the length of a list or a text, lies between.
type bounds struct {
	low, high float64
	open      bool // low itself is too little
	most      int  // of a list
	ranged    bool
	listed    bool
}

var (
	numberText = `(-?\d[\d,]*(?:\.\d+)?)`
	ranged     = regexp.MustCompile(numberText + ` to ` + numberText)
	aboveAt    = regexp.MustCompile(`above ` + numberText + ` and at most ` + numberText)
	atMost     = regexp.MustCompile(`at most (\d[\d,]*)`)
)

// bounded reads the bounds in the description of a value.
func bounded(text string) bounds {
	b := bounds{most: 100}
	text = strings.Join(strings.Fields(text), " ")
	if found := ranged.FindAllStringSubmatch(text, -1); len(found) == 1 {
		b.ranged, b.low, b.high = true, numberOf(found[0][1]), numberOf(found[0][2])
	}
	if found := aboveAt.FindStringSubmatch(text); found != nil {
		b.ranged, b.open, b.low, b.high = true, true, numberOf(found[1]), numberOf(found[2])
	}
	if found := atMost.FindAllStringSubmatch(text, -1); len(found) == 1 {
		b.listed, b.most = true, int(numberOf(found[0][1]))
	}
	return b
}

func numberOf(text string) float64 {
	x, err := strconv.ParseFloat(strings.ReplaceAll(strings.TrimRight(text, ","), ",", ""), 64)
	if err != nil {
		panic(err)
	}
	return x
}

func (d *drawing) integer(a about) any {
	b := bounded(a.text)
	if d.mild {
		if b.ranged {
			return int(b.low) + d.random.IntN(int(min(b.high-b.low, 20))+1)
		}
		return 1 + d.random.IntN(3)
	}
	return pick(d, 0, -1, 1, 2, 3, 4, 100, int(b.low), int(b.low)-1, int(b.high), int(b.high)+1, math.MaxInt32, math.MinInt32, 1<<31, 1<<53, math.MaxInt, math.MinInt)
}

func (d *drawing) float(a about) any {
	b := bounded(a.text)
	if d.mild {
		return pick(d, 0.25, 0.5, 1)
	}
	return pick(d, 0, math.Copysign(0, -1), -1, 0.5, 1, 2, b.low, b.high, b.high+1e-9, 5e-324, 1e-300, 1e300, 1e308, -1e308, math.MaxFloat64)
}

// id returns an id: mostly one that is there, of the right kind where that is known.
func (d *drawing) id(a about) any {
	kinds := a.kinds
	if kinds == nil {
		kinds = kindsNamed(a.name + " " + a.text)
	}
	if kinds == nil {
		kinds = []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
	}
	known := d.known(pick(d, kinds...))
	if d.mild {
		return known
	}
	switch d.random.IntN(20) {
	case 0, 1:
		return d.known(pick(d, graph.Kinds()...))
	case 2:
		return d.hidden(pick(d, kinds...))
	case 3:
		return string(d.ids.New(pick(d, kinds...), d.kaai))
	case 4:
		return string(pick(d, d.gone...))
	case 5:
		return string(pick(d, d.elsewhere...))
	case 6:
		return pick(d, "", " ", "x", "org_", "nul\x00", "\u202e", "org_\n", strings.Repeat("a", 40), strings.Repeat("é", 5000), "@", "_:a", known[:len(known)-1], known+"x", strings.ToUpper(known))
	case 7:
		return known + "@" + d.revision()
	case 8:
		return d.random.IntN(100)
	default:
		return known
	}
}

// known returns an id of the kind that the asker sees, or of the map where there is none.
func (d *drawing) known(k graph.Kind) string {
	if all := d.seen[d.who][k]; len(all) > 0 {
		return string(all[d.random.IntN(len(all))])
	}
	return string(d.kaai)
}

// hidden returns an id of the kind that the asker does not see, and that is of something.
func (d *drawing) hidden(k graph.Kind) string {
	if all := d.unseen[d.who][k]; len(all) > 0 {
		return string(all[d.random.IntN(len(all))])
	}
	all := d.unseen[d.who][graph.KindTopic]
	return string(all[d.random.IntN(len(all))])
}

func (d *drawing) date(a about) any {
	if d.mild && a.name == "from" {
		return pick(d, "2026-01-01", "2026-03-31")
	}
	if d.mild {
		return pick(d, "2026-06-30", "2026-09-30")
	}
	return pick(d, "0001-01-02", "1000-01-01", "1970-01-01", "2026-01-01", "2026-03-31", "2026-03-31", "2026-06-30", "2026-09-30", "2026-10-01", "2100-02-28", "9999-12-31",
		"0001-01-01", "0000-01-01", "2026-02-30", "10000-01-01", "", "yesterday", "2026-3-1", "2026-03-31T00:00:00Z", "-001-01-01")
}

func (d *drawing) time() any {
	if d.mild {
		return pick(d, "2026-10-01T08:01:00Z", "2026-10-01T08:00:30Z")
	}
	return pick(d, "2026-10-01T08:01:00Z", "2026-10-01T08:00:30Z", "2026-10-01T08:00:05Z", "2026-10-01T00:00:00+02:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:01Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z",
		"0000-01-01T00:00:00Z", "0000-01-01T00:00:00+14:00", "2026-02-30T00:00:00Z", "2026-10-01", "", "now", "2026-10-01T08:01:00")
}

func (d *drawing) revision() string {
	known := string(pick(d, d.revisions...))
	if d.mild {
		return known
	}
	return pick(d, known, known, known, known, string(d.ids.Revision()), "", "x", known+"x", strings.ToUpper(known), strings.Repeat("0", 26), strings.Repeat("z", 5000), "nul\x00", "'; DROP TABLE events; --")
}

var example = regexp.MustCompile(`Example: "([^"…]+)"`)

func (d *drawing) text(a about) any {
	if a.name == "after" {
		return d.cursor()
	}
	usual := "wonen"
	if found := example.FindStringSubmatch(a.text); found != nil {
		usual = found[1]
	}
	if d.mild {
		return usual
	}
	b := bounded(a.text)
	return pick(d, usual, usual, usual, strings.ToUpper(usual), usual[:1], "Dubbel", "owner", "", " ", "x", "nul\x00", "\n\t\r", "\u202e\u200b\ufeff", "e\u0301", "ß", "İ", "%_*?\\", `"`, "😀", strings.Repeat("w", int(b.high)), strings.Repeat("w", int(b.high)+1),
		strings.Repeat("e\u0301", 3000), strings.Repeat("wonen ", 2000))
}

// cursor returns a cursor of this field, of another, or one that was tampered with.
func (d *drawing) cursor() any {
	own := d.cursors[d.at]
	if d.mild || len(own) == 0 && d.one(2) {
		return nil
	}
	var all []string
	for _, at := range slices.Sorted(maps.Keys(d.cursors)) {
		all = append(all, d.cursors[at]...)
	}
	if len(all) == 0 {
		return "x"
	}
	of := all
	if len(own) > 0 && !d.one(4) {
		of = own
	}
	c := of[d.random.IntN(len(of))]
	switch d.random.IntN(10) {
	case 0:
		return pick(d, "", "x", "=", "e30", "bnVsbA", "W10", strings.Repeat("A", 40000), "nul\x00", c+"=", c+"A", c[:len(c)-1])
	case 1:
		at := d.random.IntN(len(c))
		return c[:at] + pick(d, "A", "z", "-") + c[at+1:]
	case 2, 3, 4:
		return d.forged(c)
	default:
		return c
	}
}

var (
	numberInCursor = regexp.MustCompile(`:-?\d[\d.e+-]*`)
	idInCursor     = regexp.MustCompile(`"[a-z]{3}_[0-9a-z]{36}"`)
	textInCursor   = regexp.MustCompile(`"k":"[^"]*"`)
)

// forged returns a cursor of which a part was written anew, as somebody would who knows its form.
func (d *drawing) forged(cursor string) string {
	plain, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return cursor
	}
	once := false
	in := pick(d, numberInCursor, idInCursor, idInCursor, textInCursor)
	places := len(in.FindAllIndex(plain, -1))
	if places == 0 {
		return cursor
	}
	chosen, n := d.random.IntN(places), -1
	changed := in.ReplaceAllStringFunc(string(plain), func(old string) string {
		if n++; n != chosen || once {
			return old
		}
		once = true
		switch in {
		case numberInCursor:
			return ":" + pick(d, "0", "-1", "1", "2", "9223372036854775807", "-9223372036854775808", "1e308", "0.5", "5e-324")
		case textInCursor:
			return `"k":"` + pick(d, "", "a", "zzz", "é") + `"`
		default:
			id := d.id(about{})
			text, _ := json.Marshal(id)
			return string(text)
		}
	})
	return base64.RawURLEncoding.EncodeToString([]byte(changed))
}
