package process_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// teller writes answers with the names of what they are about in the place of records, so that those of two maps can be
// compared.
type teller struct {
	// recorded tells by place in the order of recording as well, and leaves what stands in that order as it is. Else such
	// lists are sorted.
	recorded bool
}

// answers are what the process says of the collaboration, by what was asked.
type answers map[string]any

// tell asks everything of the collaboration Table.
func (w teller) tell(t *rapid.T, v *graph.View) answers { return w.ask(t, v, tableOf(t, v)) }

func (w teller) ask(t *rapid.T, v *graph.View, p *process.Process) answers {
	s, err := p.Selection()
	if err != nil {
		t.Fatal(err)
	}
	return answers{
		"gates":         w.answer(t)(p.Gates()),
		"checks":        w.answer(t)(p.Checks()),
		"pitfalls":      w.answer(t)(p.Pitfalls()),
		"selection":     w.of(reflect.ValueOf(s)),
		"missing":       w.answer(t)(s.Missing()),
		"suggestions":   w.answer(t)(p.Suggestions("", process.MostSuggestions)),
		"engagement":    w.answer(t)(p.Engagement(asOf)),
		"conversations": w.answer(t)(p.NextConversations(asOf, process.MostConversations)),
		"timeline":      w.timeline(t, v, p.Collaboration.ID),
	}
}

// answer tells what a call returned.
func (w teller) answer(t *rapid.T) func(any, error) any {
	return func(a any, err error) any {
		if err != nil {
			t.Fatal(err)
		}
		return w.of(reflect.ValueOf(a))
	}
}

func (w teller) timeline(t *rapid.T, v *graph.View, collaboration graph.ID) any {
	all, err := process.TimelineOf(v, collaboration, process.TimelineOptions{})
	if err != nil {
		t.Fatal(err)
	}
	out := []any{w.of(reflect.ValueOf(all))}
	for _, m := range all.Moments {
		out = append(out, w.of(reflect.ValueOf(m.Who())))
	}
	return out
}

// byRecording are the lists that stand in the order of recording.
var byRecording = []reflect.Type{
	reflect.TypeFor[[]graph.Entity](), reflect.TypeFor[[]graph.Stated](), reflect.TypeFor[[]graph.Role](), reflect.TypeFor[[]*graph.Participation](),
	reflect.TypeFor[[]*graph.Interest](), reflect.TypeFor[[]*graph.Offer](), reflect.TypeFor[[]*graph.Tie](), reflect.TypeFor[[]analysis.WeighedDependency](),
}

// of tells a value: records by their labels, and of structures what is exported.
func (w teller) of(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	switch is := v.Interface().(type) {
	case graph.Entity:
		if v.Kind() != reflect.Pointer || !v.IsNil() {
			return w.label(is)
		}
		return nil
	case graph.Revision, graph.ID:
		return nil // of one map only
	case fmt.Stringer:
		return is.String()
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return w.of(v.Elem())
	case reflect.Slice:
		out := []any{}
		for i := range v.Len() {
			out = append(out, w.of(v.Index(i)))
		}
		if !w.recorded && slices.Contains(byRecording, v.Type()) {
			slices.SortFunc(out, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		}
		return out
	case reflect.Struct:
		out := map[string]any{}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				out[f.Name] = w.of(v.Field(i))
			}
		}
		return out
	case reflect.Float64:
		return fmt.Sprintf("%.9g", v.Float()) // sums may be made in another order
	}
	return v.Interface()
}

// label calls a record by its kind and its name, or when it was said.
func (w teller) label(e graph.Entity) string {
	out := e.EntityKind().String()
	switch e := e.(type) {
	case graph.Named:
		out += " " + e.EntityName()
	case graph.Stated:
		out += e.Said().StatedAt.Format(" 02 15:04")
	case *graph.Passage:
		out += e.At.Format(" 02 15:04")
	}
	if w.recorded {
		out += fmt.Sprint(" #", e.Meta().Sequence)
	}
	return out
}

func tableOf(t *rapid.T, v *graph.View) *process.Process {
	for c := range graph.Every[*graph.Collaboration](v.Snapshot) {
		if c.Name == "Table" {
			p, err := process.Of(v, c.ID, analysis.Work{})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
	}
	t.Fatal("nothing is called Table")
	return nil
}

// differs fails the test with what two maps' answers have not in common.
func differs(t *rapid.T, what string, want, got answers) {
	for _, asked := range []string{
		"gates", "checks", "pitfalls", "selection", "missing", "suggestions", "engagement", "conversations", "timeline",
	} {
		if !reflect.DeepEqual(want[asked], got[asked]) {
			t.Fatalf("%s: %s (-want +got):\n%s", what, asked, cmp.Diff(want[asked], got[asked]))
		}
	}
}

// TestProcess_orderOfRecording: where names and times tell things apart, it makes no difference what was recorded first.
func TestProcess_orderOfRecording(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		entities := drawMap(rt, true)
		other := rapid.Permutation(entities).Draw(rt, "order")
		w := teller{}
		differs(rt, "recorded in another order", w.tell(rt, seeded(t, 5, entities...)), w.tell(rt, seeded(t, 6, other...)))
	})
}

// TestProcess_ids: which ids things have makes no difference, even between those that names and times do not tell apart.
func TestProcess_ids(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		entities := drawMap(rt, false)
		w := teller{recorded: true}
		differs(rt, "with other ids", w.tell(rt, seeded(t, 5, entities...)), w.tell(rt, seeded(t, 6, entities...)))
	})
}

// TestProcess_sameAgain: to ask again, of the same process or of one over a view made anew, answers the same.
func TestProcess_sameAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := viewOf(t, drawMap(rt, false)...)
		w := teller{recorded: true}
		p := tableOf(rt, v)
		first := w.ask(rt, v, p)
		differs(rt, "asked again", first, w.ask(rt, v, p))
		fresh, err := graph.NewView(v.Snapshot, v.Sight())
		if err != nil {
			rt.Fatal(err)
		}
		differs(rt, "of a new view", first, w.tell(rt, fresh))
	})
}

// TestProcess_strangers: an organisation and an individual of whom nothing is said, elsewhere on the map, are none of the
// collaboration's business. Only who is missing may look at all organisations there are.
func TestProcess_strangers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		entities := drawMap(rt, true)
		more := entities
		for _, stranger := range []graph.Entity{
			&graph.Organisation{
				Record: record("stranger"), Name: "AAA", Sector: rapid.SampledFrom([]graph.Sector{"", graph.SectorProfit}).Draw(rt, "sector"),
				Scale: graph.ScaleEuropean, Domains: []string{"fire"},
			},
			&graph.Individual{Record: record("passer-by"), Name: "ZZZ"},
		} {
			at := rapid.IntRange(0, len(more)).Draw(rt, "at")
			more = slices.Insert(slices.Clone(more), at, stranger)
		}
		w := teller{}
		want, got := w.tell(rt, seeded(t, 5, entities...)), w.tell(rt, seeded(t, 5, more...))
		delete(want, "missing")
		delete(got, "missing")
		differs(rt, "with strangers on the map", want, got)
	})
}
