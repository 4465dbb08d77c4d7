package graph_test

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// orders are all that pages come in.
func orders(named bool) []graph.Order {
	var all []graph.Order
	for _, field := range []graph.OrderField{graph.OrderRecorded, graph.OrderName, graph.OrderCreatedAt, graph.OrderUpdatedAt} {
		if field != graph.OrderName || named {
			all = append(all, graph.Order{Field: field}, graph.Order{Field: field, Descending: true})
		}
	}
	return all
}

// naiveOrder sorts entities as an order says, by its words alone.
func naiveOrder(o graph.Order, entities []graph.Entity) []graph.Entity {
	name := func(e graph.Entity) string {
		if n, is := e.(graph.Named); is {
			return graph.SortKey(n.EntityName())
		}
		return ""
	}
	slices.SortFunc(entities, func(a, b graph.Entity) int {
		x, y := a.Meta(), b.Meta()
		main := 0
		switch o.Field {
		case graph.OrderName:
			main = strings.Compare(name(a), name(b))
		case graph.OrderRecorded:
			main = cmp.Compare(x.Sequence, y.Sequence)
		case graph.OrderCreatedAt:
			main = x.CreatedAt.Compare(y.CreatedAt)
		case graph.OrderUpdatedAt:
			main = x.UpdatedAt.Compare(y.UpdatedAt)
		}
		if o.Descending {
			main = -main
		}
		return cmp.Or(main, strings.Compare(name(a), name(b)), cmp.Compare(x.Sequence, y.Sequence))
	})
	return entities
}

func idsOf(entities []graph.Entity) []graph.ID {
	ids := make([]graph.ID, len(entities))
	for i, e := range entities {
		ids[i] = e.Meta().ID
	}
	return ids
}

// pageThrough reads a selection page by page; between is called after each page, and gives the selection to go on with.
func pageThrough(t testing.TB, s graph.Selection, r graph.PageRequest, between func() graph.Selection) []graph.ID {
	t.Helper()
	var all []graph.ID
	for {
		p, err := s.Page(r)
		if err != nil {
			t.Fatalf("page %+v: %v", r, err)
		}
		all = append(all, idsOf(p.Entities)...)
		if !p.More {
			return all
		}
		r.After = p.Cursor(len(p.Entities) - 1)
		s = between()
	}
}

// TestSelection_Page compares pages with the whole, sorted naively, in all orders.
func TestSelection_Page(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(0, 40).Draw(rt, "edits") {
			_, _ = w.try("owner", randomEdit(rt, w))
		}
		v := w.view(rapid.SampledFrom(people[:5]).Draw(rt, "who"))
		selections := map[string]graph.Selection{
			"stakeholders": v.Select(graph.KindOrganisation, graph.KindIndividual),
			"topics":       v.Select(graph.KindTopic),
			"interests":    v.Select(graph.KindInterest),
		}
		holder := stakeholder(rt, w)
		selections["its interests"] = v.SelectReferring(holder, graph.KindInterest, "holder")
		selections["its ties"] = v.SelectReferring(holder, graph.KindTie, "a", "b")
		first := rapid.IntRange(1, 7).Draw(rt, "first")
		for name, s := range selections {
			named := name == "stakeholders" || name == "topics"
			all := naiveSelection(v, name, holder)
			for _, o := range orders(named) {
				want := idsOf(naiveOrder(o, slices.Clone(all)))
				got := pageThrough(t, s, graph.PageRequest{Order: o, First: first}, func() graph.Selection { return s })
				if diff := gocmp.Diff(want, nonNil(got)); diff != "" {
					rt.Fatalf("%s in order %s by %d (-want +got):\n%s", name, o, first, diff)
				}
			}
			if got, err := s.Count(nil); err != nil || got != len(all) {
				rt.Fatalf("count of %s: got %d, %v; want %d", name, got, err, len(all))
			}
		}
	})
}

func nonNil(ids []graph.ID) []graph.ID { return append([]graph.ID{}, ids...) }

func naiveSelection(v *graph.View, name string, about graph.ID) []graph.Entity {
	all := []graph.Entity{}
	for e := range v.All() {
		wanted := false
		switch e := e.(type) {
		case *graph.Organisation, *graph.Individual:
			wanted = name == "stakeholders"
		case *graph.Topic:
			wanted = name == "topics"
		case *graph.Interest:
			wanted = name == "interests" || name == "its interests" && e.Holder == about
		case *graph.Tie:
			wanted = name == "its ties" && (e.A == about || e.B == about)
		}
		if wanted {
			all = append(all, e)
		}
	}
	return all
}

// TestSelection_Page_whileWritten holds that what was there all the time and was not renamed comes exactly once, in
// order, while others come, go and change between the pages: the one at the cursor too.
func TestSelection_Page_whileWritten(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range 20 {
			name := rapid.SampledFrom([]string{"Anker", "anker", "Éen", "école", "Zand", "zand"}).Draw(rt, "name")
			w.create("owner", graph.KindOrganisation, graph.Fields{"name": name})
		}
		kinds := []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
		o := rapid.SampledFrom([]graph.Order{
			{Field: graph.OrderName},
			{Field: graph.OrderName, Descending: true},
			{Field: graph.OrderRecorded},
			{Field: graph.OrderRecorded, Descending: true},
			{Field: graph.OrderCreatedAt},
			{Field: graph.OrderCreatedAt, Descending: true},
		}).Draw(rt, "order")
		before := idsOf(naiveOrder(o, naiveSelection(w.view("owner"), "stakeholders", "")))
		touched := map[graph.ID]bool{}
		last := graph.ID("")
		got := []graph.ID{}
		r := graph.PageRequest{Order: o, First: 3}
		for {
			p, err := w.view("owner").Select(kinds...).Page(r)
			if err != nil {
				rt.Fatal(err)
			}
			for _, e := range p.Entities {
				last = e.Meta().ID
				got = append(got, last)
			}
			if !p.More {
				break
			}
			r.After = p.Cursor(len(p.Entities) - 1)
			if rapid.Bool().Draw(rt, "delete the last") {
				w.do("owner", graph.Delete(last, ""))
				touched[last] = true
			}
			if rapid.Bool().Draw(rt, "rename some") {
				id := rapid.SampledFrom(before).Draw(rt, "id")
				if !touched[id] {
					w.do("owner", graph.Update(id, "", graph.Fields{"name": "Nieuw"}))
					touched[id] = true
				}
			}
			if rapid.Bool().Draw(rt, "create") {
				touched[w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Anker"})] = true
			}
		}
		untouched := func(ids []graph.ID) []graph.ID {
			return slices.DeleteFunc(slices.Clone(ids), func(id graph.ID) bool { return touched[id] })
		}
		if diff := gocmp.Diff(untouched(before), untouched(got)); diff != "" {
			rt.Errorf("what was left alone, in order %s (-want +got):\n%s", o, diff)
		}
	})
}

func TestSelection_Page_refuses(t *testing.T) {
	w := newWorld(t)
	for i := range 5 {
		w.create("owner", graph.KindTopic, graph.Fields{"name": fmt.Sprint("Thema ", i)})
	}
	topics := w.view("owner").Select(graph.KindTopic)
	p, err := topics.Page(graph.PageRequest{First: 2})
	if err != nil {
		t.Fatal(err)
	}
	cursor := p.Cursor(1)
	for _, test := range []struct {
		name string
		r    graph.PageRequest
		path string
	}{
		{"nothing", graph.PageRequest{First: 0}, "first"},
		{"less than nothing", graph.PageRequest{First: -33859}, "first"},
		{"too much", graph.PageRequest{First: 101}, "first"},
		{"another order", graph.PageRequest{First: 2, After: cursor, Order: graph.Order{Field: graph.OrderRecorded}}, "after"},
		{"another way", graph.PageRequest{First: 2, After: cursor, Order: graph.Order{Field: graph.OrderName, Descending: true}}, "after"},
		{"no cursor", graph.PageRequest{First: 2, After: "x"}, "after"},
		{"no base64", graph.PageRequest{First: 2, After: "!!!"}, "after"},
		{"null", graph.PageRequest{First: 2, After: base64.RawURLEncoding.EncodeToString([]byte("null"))}, "after"},
		{"endless", graph.PageRequest{First: 2, After: strings.Repeat("A", 1<<20)}, "after"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := topics.Page(test.r)
			wantError(t, err, graph.CodeInvalid, test.path)
			if test.path == "after" && graph.ReasonOf(err) != graph.ReasonBadCursor {
				t.Errorf("got reason %q, want %q", graph.ReasonOf(err), graph.ReasonBadCursor)
			}
		})
	}
	_, err = w.view("owner").Select(graph.KindInterest).Page(graph.PageRequest{First: 1, Order: graph.Order{Field: graph.OrderName}})
	wantError(t, err, graph.CodeInvalid, "orderBy.field")
}

// TestPage_Cursor_tampered changes every letter of a cursor, one at a time.
func TestPage_Cursor_tampered(t *testing.T) {
	w := newWorld(t)
	for i := range 4 {
		w.create("owner", graph.KindTopic, graph.Fields{"name": fmt.Sprint("Thema ", i)})
	}
	topics := w.view("owner").Select(graph.KindTopic)
	p, err := topics.Page(graph.PageRequest{First: 2})
	if err != nil {
		t.Fatal(err)
	}
	cursor := p.Cursor(0)
	for i := range cursor {
		for _, c := range "A_z9" {
			bad := cursor[:i] + string(c) + cursor[i+1:]
			if bad == cursor {
				continue
			}
			got, err := topics.Page(graph.PageRequest{First: 2, After: bad})
			if err == nil {
				t.Fatalf("letter %d made %c: got a page of %v, want an error", i, c, idsOf(got.Entities))
			}
			if graph.ReasonOf(err) != graph.ReasonBadCursor {
				t.Fatalf("letter %d made %c: got %v, want a bad cursor", i, c, err)
			}
		}
	}
}

// TestPage_Cursor_tellsNothing holds that cursors do not differ by how much was recorded in between that is hidden.
func TestPage_Cursor_tellsNothing(t *testing.T) {
	w := newWorld(t)
	w.member("viewer", graph.MemberViewer)
	w.create("owner", graph.KindTopic, graph.Fields{"name": "Een"})
	w.create("owner", graph.KindTopic, graph.Fields{"name": "Twee"})
	p, err := w.view("viewer").Select(graph.KindTopic).Page(graph.PageRequest{First: 2, Order: graph.Order{Field: graph.OrderRecorded}})
	if err != nil {
		t.Fatal(err)
	}
	text, err := base64.RawURLEncoding.DecodeString(p.Cursor(1))
	if err != nil {
		t.Fatal(err)
	}
	for _, number := range []string{fmt.Sprint(p.Entities[1].Meta().Sequence), fmt.Sprint(p.Entities[1].Meta().Number << 28)} {
		if strings.Contains(string(text), number) {
			t.Errorf("the cursor %s has the place in the order of recording", text)
		}
	}
	var sealed struct{ S []byte }
	if err := json.Unmarshal(text, &sealed); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed.S, binary.BigEndian.AppendUint64(nil, p.Entities[1].Meta().Sequence)) {
		t.Errorf("the seal %x has the place in the order of recording", sealed.S)
	}
	if strings.Contains(string(text), w.at.Map().Secret) {
		t.Errorf("the cursor %s has the key", text)
	}
}

func TestView_SelectIDs(t *testing.T) {
	w := newWorld(t)
	b := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "B"})
	a := w.create("owner", graph.KindIndividual, graph.Fields{"name": "a"})
	topic := w.create("owner", graph.KindTopic, graph.Fields{"name": "c"})
	gone := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "d"})
	w.do("owner", graph.Delete(gone, ""))
	s := w.view("owner").SelectIDs([]graph.ID{b, topic, gone, a, "none"}, graph.KindOrganisation, graph.KindIndividual)
	for order, want := range map[graph.OrderField][]graph.ID{"": {a, b}, graph.OrderRecorded: {b, a}} {
		got := pageThrough(t, s, graph.PageRequest{First: 1, Order: graph.Order{Field: order}}, func() graph.Selection { return s })
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("in order %q (-want +got):\n%s", order, diff)
		}
	}
	if n, err := s.Count(nil); err != nil || n != 2 {
		t.Errorf("count: got %d, %v; want 2", n, err)
	}
}

// TestSelection_While has nobody wait any more from each look on: pages and counts end with that error, and no half page
// comes out.
func TestSelection_While(t *testing.T) {
	w := newWorld(t)
	var edits []graph.Edit
	for i := range 5_000 {
		edits = append(edits, graph.CreateFrom(graph.KindTopic, "", graph.Fields{"name": fmt.Sprintf("Thema %04d", i)}))
	}
	w.do("owner", edits...)
	all := w.view("owner").Select(graph.KindTopic)
	ended := errors.New("nobody waits")
	rare := graph.Filter{"name": graph.Filter{"contains": "4999"}}
	for name, ask := range map[string]func(graph.Selection) error{
		"by name": func(s graph.Selection) error {
			_, err := s.Page(graph.PageRequest{Filter: rare, First: 5})
			return err
		},
		"as recorded, from the end": func(s graph.Selection) error {
			_, err := s.Page(graph.PageRequest{Filter: rare, First: 5, Order: graph.Order{Field: graph.OrderRecorded, Descending: true}})
			return err
		},
		"by time": func(s graph.Selection) error {
			_, err := s.Page(graph.PageRequest{First: 5, Order: graph.Order{Field: graph.OrderUpdatedAt}})
			return err
		},
		"counted": func(s graph.Selection) error {
			_, err := s.Count(rare)
			return err
		},
	} {
		looks := 0
		if err := ask(all.While(func() error { looks++; return nil })); err != nil || looks < 3 {
			t.Errorf("%s: %d looks, %v", name, looks, err)
		}
		for at := 1; at <= looks; at++ {
			n := 0
			err := ask(all.While(func() error {
				if n++; n == at {
					return ended
				}
				return nil
			}))
			if !errors.Is(err, ended) || n != at {
				t.Errorf("%s, called off at look %d of %d: %v after %d", name, at, looks, err, n)
			}
		}
	}
}

// TestSelection_While_longTexts looks between texts that take long to be folded, though they are few.
func TestSelection_While_longTexts(t *testing.T) {
	w := newWorld(t)
	edits := []graph.Edit{graph.CreateFrom(graph.KindCollaboration, "_:c", graph.Fields{"name": "Samen"})}
	for i := range 5 {
		edits = append(edits, graph.CreateFrom(graph.KindAgreement, "", graph.Fields{
			"collaboration": "_:c", "document": "STARTNOTA", "name": fmt.Sprint("Versie ", i), "text": strings.Repeat("é", 190_000),
		}))
	}
	w.do("owner", edits...)
	v := w.view("owner")
	for name, ask := range map[string]func(check func() error) error{
		"counted": func(check func() error) error {
			_, err := v.Select(graph.KindAgreement).While(check).Count(graph.Filter{"text": graph.Filter{"contains": "x"}})
			return err
		},
		"searched": func(check func() error) error {
			_, err := v.Search(check, "x", 5, "")
			return err
		},
	} {
		looks := 0
		if err := ask(func() error { looks++; return nil }); err != nil || looks < 5 {
			t.Errorf("%s: %d looks at 5 texts, %v", name, looks, err)
		}
	}
}
