package resolvers_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
	"raakvlak/graph/exchange"
)

var (
	basisRounds   = flag.Int("basis-rounds", 1, "how many maps to take apart to see what answers rest on")
	basisRemovals = flag.Int("basis-removals", usualRemovals, "how many statements to take from each, at most 100")
)

// TestBasis_holdsAll takes the worked example, and maps made of it by chance, apart, one assumed statement after another, and holds that whatever carries a
// basis stays as it is when a statement goes that its basis did not name: what an answer reads is in its basis.
func TestBasis_holdsAll(t *testing.T) {
	for round := range *basisRounds {
		d := &dismantling{house: emptyHouse(t), random: rand.New(rand.NewPCG(uint64(round), 0xba515))}
		d.found(round > 0)
		d.askAll()
		for _, id := range d.loose[:*basisRemovals] {
			d.remove(id)
		}
	}
}

// dismantling takes a map apart.
type dismantling struct {
	*house
	random  *rand.Rand
	view    *graph.View
	loose   []graph.ID // the statements that go, in that order
	answers map[string]resting
}

// resting is an answer with what it rests on.
type resting struct {
	said    any
	assumed map[string]bool // by id
}

// mostLoose is how many statements are assumed: so many a basis can name.
const mostLoose = graph.MostPerPage

// found founds the example, or another map made of it, with some statements that are assumed and others that are not.
func (d *dismantling) found(varied bool) {
	batch, _, err := exchange.Read(d.tb.Context(), "raakvlak", exchange.Input{Files: os.DirFS("../seed/voorbeeld"), Name: "map.json"}, exchange.Options{})
	if err != nil {
		d.tb.Fatal(err)
	}
	f := batch.Foundation(owner)
	stated := d.ordered(f.Entities)
	if varied {
		vary(stated, d.random)
	}
	for i, s := range stated {
		if said := s.Said(); i < mostLoose {
			said.Origin = graph.OriginAssumed
		} else if said.Origin == graph.OriginAssumed {
			said.Origin = graph.OriginObserved
		}
	}
	if d.view, err = d.atlas.Found(d.tb.Context(), f, nil); err != nil {
		d.tb.Fatal(err)
	}
	d.kaai = d.view.Head().Map
	d.learn(d.view)
	ids := make([]graph.ID, len(stated))
	for i, s := range stated {
		ids[i] = s.Meta().ID
	}
	d.loose = ids[:mostLoose]
	if varied {
		d.fewer(ids[mostLoose:])
	}
}

// ordered returns the statements by turns of their kinds, of a kind in an order of chance. What is said of a participation comes
// before it, so that it goes alone.
func (d *dismantling) ordered(entities []graph.Entity) (out []graph.Stated) {
	of, said := map[graph.Kind][]graph.Stated{}, map[graph.ID][]graph.Stated{}
	for _, e := range entities {
		if a, is := e.(*graph.Assessment); is {
			said[a.Participation] = append(said[a.Participation], a)
			continue
		}
		if p, is := e.(*graph.Position); is && p.Unknown() {
			continue // still to be asked: it says nothing, and nothing rests on it
		}
		if s, is := e.(graph.Stated); is {
			of[e.EntityKind()] = append(of[e.EntityKind()], s)
		}
	}
	for _, kind := range graph.Kinds() {
		d.random.Shuffle(len(of[kind]), func(i, j int) { of[kind][i], of[kind][j] = of[kind][j], of[kind][i] })
	}
	for turn, more := 0, true; more; turn++ {
		more = false
		for _, kind := range graph.Kinds() {
			if turn < len(of[kind]) {
				s := of[kind][turn]
				out, more = append(append(out, said[s.Meta().ID]...), s), true
			}
		}
	}
	return out
}

// remove removes a statement and looks at what changed.
func (d *dismantling) remove(id graph.ID) {
	before := d.view
	if before.Find(id) == nil {
		return // it went with another
	}
	after := d.apply(graph.Delete(id, ""))
	old := d.answers
	d.askAll()
	kind := before.Find(id).EntityKind()
	for e := range before.All() {
		if left := after.Find(e.Meta().ID); e.Meta().ID != id && (left == nil || left.Meta().Version != e.Meta().Version) && e.EntityKind() != graph.KindMap {
			return // more than that one changed
		}
	}
	for _, what := range slices.Sorted(maps.Keys(old)) {
		was, now := old[what], d.answers[what]
		if now.said == nil && strings.Contains(what, "(state: ") {
			continue // it is in another state now, which the whole list shows
		}
		if !was.assumed[string(id)] && !reflect.DeepEqual(was.said, now.said) {
			d.tb.Errorf("%s went, on which %s did not rest, and changed it (-before +after):\n%s", kind, what, cmp.Diff(was.said, now.said))
		}
	}
}

// selecting writes what is asked about two of the example.
func (d *dismantling) selecting() selecting {
	return selecting{
		schema: d.schema.Schema(), order: 2, a: d.ids["Stadsbestuur Rietmeer"], b: d.ids["Woonmaatschappij Thuisrijk"],
		ambition: d.ids["Tachtig nieuwe woningen op het terrein aan het kanaal"], collaboration: d.ids["Samen thuis in De Kaai"],
	}
}

// apply does one edit.
func (d *dismantling) apply(e graph.Edit) *graph.View {
	_, after, err := d.atlas.Apply(d.tb.Context(), graph.Change{Map: d.kaai, Principal: owner, Edits: []graph.Edit{e}})
	if err != nil {
		d.tb.Fatal(err)
	}
	d.view = after
	return after
}

// askAll asks everything that carries a basis.
func (d *dismantling) askAll() {
	d.answers = map[string]resting{}
	schema, w := d.schema.Schema(), d.selecting()
	for _, on := range []string{"Map", "Collaboration"} {
		id := graph.ID(d.kaai)
		if on == "Collaboration" {
			id = d.ids["Samen thuis in De Kaai"]
		}
		for _, f := range schema.Types[on].Fields {
			if of := schema.Types[f.Type.Name()]; of.Name != "Document" && of.Fields.ForName("basis") != nil || of.Fields.ForName("basisAfter") != nil {
				for _, q := range w.questions(f) {
					d.put(on+"."+q, fmt.Sprintf("{ node(id: %q) { ... on %s { %s } } }", id, on, q))
				}
			}
		}
	}
}

// put keeps the answer, and each part of it that has a basis of its own.
func (d *dismantling) put(what, query string) {
	got := d.ask(d.tb.Context(), owner, query, nil)
	if len(got.Errors) > 0 {
		d.tb.Fatalf("%s\n%v", query, got.Errors)
	}
	var data struct{ Node map[string]any }
	if err := json.Unmarshal(got.Data, &data); err != nil {
		d.tb.Fatal(err)
	}
	if len(data.Node) != 1 {
		d.tb.Fatalf("%s is not answered", query)
	}
	for _, part := range data.Node {
		d.divide(what, part)
	}
}

// divide takes the bases out of what was said; of a list each item, which has a key, that of an instrument, or a place of its
// own.
func (d *dismantling) divide(what string, said any) {
	list, _ := said.([]any)
	for i, one := range list {
		var of any = i
		if item, is := one.(map[string]any); is && item["key"] != nil {
			of = item["key"]
		} else if instrument, is := item["instrument"].(map[string]any); is {
			of = instrument["key"]
		}
		d.divide(fmt.Sprint(what, " ", of), one)
	}
	object, is := said.(map[string]any)
	if !is {
		return
	}
	r := resting{said: object, assumed: map[string]bool{}}
	for field, value := range object {
		if strings.HasPrefix(field, "basis") {
			for _, s := range value.(map[string]any)["assumptions"].([]any) {
				r.assumed[s.(map[string]any)["id"].(string)] = true
			}
			delete(object, field)
		} else if inner, is := value.(map[string]any); is && inner["basis"] != nil {
			d.divide(what+" "+field, inner)
			delete(object, field)
		}
	}
	forget(object)
	d.answers[what] = r
}

// forget keeps, of the items of lists that have a basis of their own, only whom they are about.
func forget(said any) {
	switch said := said.(type) {
	case map[string]any:
		if said["basis"] != nil {
			maps.DeleteFunc(said, func(field string, _ any) bool { return field != "a" && field != "b" })
		}
		for _, value := range said {
			forget(value)
		}
	case []any:
		for _, one := range said {
			forget(one)
		}
	}
}

// questions returns selections of the field: as it is, with each value of each of its enumerations, and with each order and
// grouping that its parts and its basis take.
func (w selecting) questions(f *ast.FieldDefinition) []string {
	schema := w.schema
	all := []string{w.field(f, "", 5)}
	for _, a := range f.Arguments {
		for _, v := range schema.Types[a.Type.Name()].EnumValues {
			all = append(all, w.field(f, a.Name+": "+v.Name, 5))
		}
	}
	if basis := schema.Types[f.Type.Name()].Fields.ForName("basis"); basis != nil {
		for _, a := range basis.Arguments {
			for _, v := range schema.Types[a.Type.Name()].EnumValues {
				w.grouping = v.Name
				all = append(all, w.field(f, "", 5))
			}
			if a.Name == "order" {
				w.order = 3
				all = append(all, w.field(f, "", 5))
			}
		}
	}
	return all
}

// selecting writes selections of all that there is, without following what has an id.
type selecting struct {
	schema   *ast.Schema
	order    int    // MACTOR's, wherever one is taken
	grouping string // of a network, wherever one is taken; "" for none

	a, b, ambition, collaboration graph.ID // of whom and of what is asked where one must be named
}

func (w selecting) field(f *ast.FieldDefinition, given string, depth int) string {
	arguments := []string{}
	if given != "" {
		arguments = append(arguments, given)
	}
	for _, a := range f.Arguments {
		if value := w.argument(f, a); value != "" && !strings.HasPrefix(given, a.Name+":") {
			arguments = append(arguments, a.Name+": "+value)
		}
	}
	text := f.Name
	if len(arguments) > 0 {
		text += "(" + strings.Join(arguments, ", ") + ")"
	}
	return text + w.selection(w.schema.Types[f.Type.Name()], depth)
}

// argument returns a value for what must have one, or where there is much to ask for.
func (w selecting) argument(f *ast.FieldDefinition, a *ast.ArgumentDefinition) string {
	switch {
	case a.Name == "first" && f.Name == "suggestions":
		return "20"
	case a.Name == "first" && strings.HasPrefix(f.Type.Name(), "Coalition"):
		return "20"
	case a.Name == "first":
		return "100"
	case a.Name == "among" && f.Name == "coalitions":
		return `{sector: {in: [PUBLIC, NON_PROFIT]}}`
	case a.Name == "kind" && f.Name == "basis":
		return "true"
	case a.Name == "order":
		return fmt.Sprint(w.order)
	case a.Type.Name() == "BrokerageGrouping" && w.grouping != "":
		return w.grouping
	case f.Name == "at" && a.Name == "time":
		return `"2026-10-01T08:01:00Z"`
	case !a.Type.NonNull || a.DefaultValue != nil:
		return ""
	case a.Type.Name() == "Date" && a.Name == "from":
		return `"2026-02-01"`
	case a.Type.Name() == "Date":
		return `"2026-08-01"`
	case a.Type.Name() == "ID" && (a.Name == "b" || a.Name == "to"):
		return strconv.Quote(string(w.b))
	case a.Type.Name() == "ID" && a.Name == "for":
		return strconv.Quote(string(w.ambition))
	case a.Type.Name() == "ID" && a.Name == "other":
		return strconv.Quote(string(w.collaboration))
	case a.Type.Name() == "ID":
		return strconv.Quote(string(w.a))
	case a.Type.Name() == "String":
		return `"wonen"`
	case len(w.schema.Types[a.Type.Name()].EnumValues) > 0:
		return w.schema.Types[a.Type.Name()].EnumValues[0].Name
	}
	panic("no value for " + f.Name + "(" + a.Name + ")")
}

func (w selecting) selection(t *ast.Definition, depth int) string {
	if len(t.Fields) == 0 && t.Kind != ast.Union {
		return ""
	}
	if slices.Contains(t.Interfaces, "Node") || t.Kind == ast.Union || t.Kind == ast.Interface {
		return " { __typename ... on Node { id } }"
	}
	if t.Name == "Basis" {
		return " { assumptions(first: 100) { id } }"
	}
	var fields []string
	for _, f := range t.Fields {
		below := w.schema.Types[f.Type.Name()]
		grouped := slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.Name() == "BrokerageGrouping" })
		switch {
		case strings.HasPrefix(f.Name, "__"), f.Name == "edges", f.Name == "pageInfo":
		case strings.HasPrefix(f.Name, "denied"): // left out of what is weighed, and listed
		case t.Name == "MapComparison" && below.Fields.ForName("nodes") != nil && f.Name != "moves" && f.Name != "pairs": // of records, which they name
		case grouped && w.grouping == "" && f.Name != "basis":
		case depth == 0 && len(below.Fields) > 0 && below.Fields.ForName("id") == nil:
		default:
			if required := f.Arguments.ForName("kind"); required != nil && required.Type.NonNull && required.DefaultValue == nil {
				for _, v := range w.schema.Types[required.Type.Name()].EnumValues {
					fields = append(fields, strings.ToLower(v.Name)+": "+w.field(f, "kind: "+v.Name, depth-1))
				}
				continue
			}
			fields = append(fields, w.field(f, "", depth-1))
		}
	}
	return " { " + strings.Join(fields, " ") + " }"
}
