package graph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// condition is a filter with what it means, said in another way.
type condition struct {
	filter graph.Filter
	holds  func(e graph.Entity) bool
}

// randomCondition returns a filter for the kinds of the test world that are filtered.
func randomCondition(t *rapid.T, v *graph.View, ids []graph.ID, depth int) condition {
	choice := rapid.IntRange(0, 15).Draw(t, "condition")
	if depth >= 3 {
		choice %= 12
	}
	text := rapid.SampledFrom([]string{"anker", "ANKER", "Éen", "E\u0301en", "e", "zorg", ""}).Draw(t, "text")
	id := rapid.SampledFrom(ids).Draw(t, "id")
	folded := graph.SortKey(text)
	switch choice {
	case 0:
		return condition{graph.Filter{"id": graph.Filter{"in": []graph.ID{id}}}, func(e graph.Entity) bool { return e.Meta().ID == id }}
	case 1:
		return condition{graph.Filter{"name": map[string]any{"eq": text}}, func(e graph.Entity) bool {
			return slices.Contains(namesOf(v, e), folded)
		}}
	case 2:
		return condition{graph.Filter{"name": graph.Filter{"contains": &text}}, func(e graph.Entity) bool {
			return slices.ContainsFunc(namesOf(v, e), func(n string) bool { return strings.Contains(n, folded) })
		}}
	case 3:
		return condition{graph.Filter{"name": graph.Filter{"in": []string{text, "boot"}}}, func(e graph.Entity) bool {
			return slices.Contains(namesOf(v, e), folded) || slices.Contains(namesOf(v, e), "boot")
		}}
	case 4:
		return condition{graph.Filter{"tag": graph.Filter{"in": []string{"Wijk", text}}}, func(e graph.Entity) bool {
			return slices.ContainsFunc(e.Meta().Tags, func(tag string) bool {
				return graph.SortKey(tag) == "wijk" || graph.SortKey(tag) == folded
			})
		}}
	case 5:
		return condition{graph.Filter{"topic": graph.Filter{"in": []graph.ID{id}}}, func(e graph.Entity) bool {
			return slices.ContainsFunc(e.(*graph.Interest).Topics, func(s graph.TopicStance) bool { return s.Topic == id })
		}}
	case 6:
		level := rapid.SampledFrom([]graph.Level{graph.LevelIndividual, graph.LevelOrganisation, graph.LevelNetwork}).Draw(t, "level")
		return condition{graph.Filter{"level": graph.Filter{"eq": &level}}, func(e graph.Entity) bool {
			return e.(*graph.Interest).Level() == level
		}}
	case 7:
		return condition{graph.Filter{"author": graph.Filter{"in": []string{"owner", "x"}}}, func(e graph.Entity) bool {
			return e.(graph.Stated).Said().Author == "owner"
		}}
	case 8:
		least := rapid.Float64Range(0, 1).Draw(t, "least")
		return condition{graph.Filter{"confidence": graph.Filter{"gte": &least, "lte": 1}}, func(e graph.Entity) bool {
			c := e.(graph.Stated).Said().Confidence
			return c >= least && c <= 1
		}}
	case 9:
		there := rapid.Bool().Draw(t, "there")
		return condition{graph.Filter{"collaboration": graph.Filter{"exists": &there}}, func(e graph.Entity) bool {
			return (e.(graph.Stated).Said().Collaboration != "") == there
		}}
	case 10:
		when := time.Date(2026, 3, 1, 9, rapid.IntRange(0, 60).Draw(t, "minute"), 0, 0, time.UTC)
		return condition{graph.Filter{"createdAt": graph.Filter{"gte": &when}}, func(e graph.Entity) bool {
			return !e.Meta().CreatedAt.Before(when)
		}}
	case 11:
		return condition{graph.Filter{"stakeholder": graph.Filter{"in": []graph.ID{id}}}, func(e graph.Entity) bool {
			return slices.Contains(e.(graph.Stated).Subjects(v.Snapshot), id)
		}}
	case 12:
		inner := randomCondition(t, v, ids, depth+1)
		return condition{graph.Filter{"not": inner.filter}, func(e graph.Entity) bool { return !inner.holds(e) }}
	default:
		a, b := randomCondition(t, v, ids, depth+1), randomCondition(t, v, ids, depth+1)
		list := []map[string]any{a.filter, b.filter}
		if choice == 13 {
			return condition{graph.Filter{"or": list}, func(e graph.Entity) bool { return a.holds(e) || b.holds(e) }}
		}
		return condition{graph.Filter{"and": list}, func(e graph.Entity) bool { return a.holds(e) && b.holds(e) }}
	}
}

// namesOf returns the sort keys of the names that an interest goes by: those of its holder and its context.
func namesOf(v *graph.View, e graph.Entity) []string {
	i := e.(*graph.Interest)
	var names []string
	for _, id := range []graph.ID{i.Holder, i.Collaboration} {
		if n, is := v.Find(id).(graph.Named); is {
			names = append(names, graph.SortKey(n.EntityName()))
		}
	}
	return names
}

// TestFilter compares what random filters want with what they mean.
func TestFilter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(10, 60).Draw(rt, "edits") {
			_, _ = w.try("owner", randomEdit(rt, w))
		}
		v := w.view(rapid.SampledFrom(people[:5]).Draw(rt, "who"))
		ids := []graph.ID{"none"}
		for e := range v.All() {
			ids = append(ids, e.Meta().ID)
		}
		c := randomCondition(rt, v, ids, 0)
		want := []graph.ID{}
		for e := range v.Each(graph.KindInterest) {
			if c.holds(e) {
				want = append(want, e.Meta().ID)
			}
		}
		s := v.Select(graph.KindInterest)
		got := pageThrough(t, s, graph.PageRequest{Filter: c.filter, First: 3}, func() graph.Selection { return s })
		if diff := gocmp.Diff(want, nonNil(got)); diff != "" {
			rt.Fatalf("filter %v (-want +got):\n%s", c.filter, diff)
		}
		if n, err := s.Count(c.filter); err != nil || n != len(want) {
			rt.Fatalf("filter %v: counted %d, %v; want %d", c.filter, n, err, len(want))
		}
	})
}

// TestFilter_ofSeveralKinds filters organisations and individuals together, by what only one of the kinds has.
func TestFilter_ofSeveralKinds(t *testing.T) {
	w := newWorld(t)
	public := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Stad", "sector": "PUBLIC", "domains": []string{"Zorg"}})
	private := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Bouw", "sector": "PROFIT"})
	person := w.create("owner", graph.KindIndividual, graph.Fields{"name": "Coach", "function": "zorgcoördinator"})
	for _, test := range []struct {
		name   string
		filter graph.Filter
		want   []graph.ID
	}{
		{"nothing", nil, []graph.ID{private, person, public}},
		{"empty", graph.Filter{}, []graph.ID{private, person, public}},
		{"null conditions", graph.Filter{"name": (map[string]any)(nil), "sector": nil}, []graph.ID{private, person, public}},
		{"sector", graph.Filter{"sector": graph.Filter{"in": []graph.Sector{"PUBLIC"}}}, []graph.ID{public}},
		{"not sector", graph.Filter{"not": graph.Filter{"sector": graph.Filter{"eq": graph.SectorPublic}}}, []graph.ID{private, person}},
		{"no sector", graph.Filter{"sector": graph.Filter{"exists": false}}, []graph.ID{}},
		{"function", graph.Filter{"function": graph.Filter{"contains": "COÖRD"}}, []graph.ID{person}},
		{"domain", graph.Filter{"domain": graph.Filter{"in": []string{"zorg"}}}, []graph.ID{public}},
		{"either", graph.Filter{"or": []graph.Filter{
			{"sector": graph.Filter{"eq": "PROFIT"}}, {"function": graph.Filter{"exists": true}},
		}}, []graph.ID{private, person}},
		{"empty or", graph.Filter{"or": []graph.Filter{}}, []graph.ID{}},
		{"empty and", graph.Filter{"and": []graph.Filter{}}, []graph.ID{private, person, public}},
		{"empty in", graph.Filter{"id": graph.Filter{"in": []graph.ID{}}}, []graph.ID{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := w.view("owner").Select(graph.KindOrganisation, graph.KindIndividual)
			got := pageThrough(t, s, graph.PageRequest{Filter: test.filter, First: 2}, func() graph.Selection { return s })
			if diff := gocmp.Diff(test.want, nonNil(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilter_refuses(t *testing.T) {
	deep := graph.Filter{"name": graph.Filter{"eq": "x"}}
	for range graph.MostNesting + 1 {
		deep = graph.Filter{"not": deep}
	}
	many := make([]graph.Filter, graph.MostChoices+1)
	conditions := make([]graph.Filter, graph.MostConditions+1)
	for i := range conditions {
		conditions[i] = graph.Filter{"name": graph.Filter{"eq": "x"}}
	}
	for _, test := range []struct {
		name   string
		filter graph.Filter
		path   string
	}{
		{"too deep", deep, "not.not.not.not.not.not"},
		{"too many in a list", graph.Filter{"and": many}, "and"},
		{"too many choices", graph.Filter{"id": graph.Filter{"in": make([]graph.ID, graph.MostChoices+1)}}, "id.in"},
		{"too many conditions", graph.Filter{"and": conditions}, "and.50.name"},
		{"unknown field", graph.Filter{"colour": graph.Filter{"eq": "x"}}, "colour"},
		{"internal field", graph.Filter{"sequence": graph.Filter{"eq": 1}}, "sequence"},
		{"the key of cursors", graph.Filter{"secret": graph.Filter{"eq": "x"}}, "secret"},
		{"unknown operator", graph.Filter{"name": graph.Filter{"like": "x"}}, "name.like"},
		{"operator of another type", graph.Filter{"sector": graph.Filter{"contains": "x"}}, "sector.contains"},
		{"no object", graph.Filter{"name": "x"}, "name"},
		{"no text", graph.Filter{"name": graph.Filter{"eq": 1}}, "name.eq"},
		{"no list", graph.Filter{"name": graph.Filter{"in": "x"}}, "name.in"},
		{"no filter", graph.Filter{"not": "x"}, "not"},
		{"no list of filters", graph.Filter{"or": "x"}, "or"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := newWorld(t).view("owner").Select(graph.KindOrganisation).Page(graph.PageRequest{Filter: test.filter, First: 1})
			wantError(t, err, graph.CodeInvalid, "filter."+test.path)
		})
	}
}
