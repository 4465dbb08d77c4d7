package graph_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// searchThrough reads all hits page by page.
func searchThrough(t testing.TB, v *graph.View, text string, first int) []string {
	t.Helper()
	var got []string
	after := ""
	for {
		h, err := v.Search(nil, text, first, after)
		if err != nil {
			t.Fatal(err)
		}
		for _, hit := range h.Hits {
			got = append(got, hitText(hit.Entity)+" "+string(hit.Match))
		}
		if !h.More {
			return got
		}
		after = h.Cursor(len(h.Hits) - 1)
	}
}

func hitText(e graph.Entity) string {
	switch e := e.(type) {
	case graph.Named:
		return e.EntityName()
	case *graph.Interest:
		return e.Text
	default:
		return e.EntityKind().String()
	}
}

func TestView_Search(t *testing.T) {
	w := newWorld(t)
	holder := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Stad", "aliases": []string{"Huis van de stad"}})
	w.create("owner", graph.KindTopic, graph.Fields{"name": "Thuis"})
	w.create("owner", graph.KindTopic, graph.Fields{"name": "HUIS"})
	w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Huisarts"})
	w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Buurthuis", "description": "Een huis voor de buurt"})
	w.create("owner", graph.KindResource, graph.Fields{"name": "Zaal", "description": "In het oude Huis"})
	w.create("owner", graph.KindInterest, graph.Fields{"holder": holder, "text": "Een huis voor élke bewoner"})
	w.create("owner", graph.KindInterest, graph.Fields{"holder": holder, "text": "Geld"})
	w.member("Huismeester", graph.MemberEditor)
	want := []string{
		"HUIS NAME", "Huisarts NAME", "Buurthuis NAME", "Thuis NAME", "Stad ALIAS", "Zaal TEXT", "Een huis voor élke bewoner TEXT",
	}
	v := w.view("owner")
	for first := range 8 {
		if diff := gocmp.Diff(want, searchThrough(t, v, " Huis ", first+1)); diff != "" {
			t.Errorf("by %d (-want +got):\n%s", first+1, diff)
		}
	}
	if n, all, err := v.CountHits(nil, "huis"); n != len(want) || !all || err != nil {
		t.Errorf("count: got %d, %v, %v; want %d", n, all, err, len(want))
	}
	if diff := gocmp.Diff([]string{"Een huis voor élke bewoner TEXT"}, searchThrough(t, v, "E\u0301LKE", 10)); diff != "" {
		t.Errorf("a letter made of two (-want +got):\n%s", diff)
	}
}

// TestView_Search_hidden holds that nobody finds what he may not see.
func TestView_Search_hidden(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		populate(w)
		for range rapid.IntRange(0, 30).Draw(rt, "edits") {
			_, _ = w.try("owner", randomEdit(rt, w))
		}
		v := w.view(rapid.SampledFrom(people[:5]).Draw(rt, "who"))
		text := rapid.SampledFrom([]string{"an", "zand", "É", "o"}).Draw(rt, "text")
		want := map[string]int{}
		for e := range v.All() {
			kind := e.EntityKind()
			if kind != graph.KindMap && kind != graph.KindMember && naiveHas(e, graph.SortKey(text)) {
				want[hitText(e)]++
			}
		}
		got := map[string]int{}
		for _, hit := range searchThrough(t, v, text, 3) {
			got[hit[:strings.LastIndexByte(hit, ' ')]]++
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			rt.Errorf("hits on %q (-want +got):\n%s", text, diff)
		}
	})
}

// naiveHas looks at the texts that the random worlds fill.
func naiveHas(e graph.Entity, text string) bool {
	has := func(s string) bool { return strings.Contains(graph.SortKey(s), text) }
	switch e := e.(type) {
	case graph.Named:
		return has(e.EntityName())
	case *graph.Interest:
		return has(e.Text)
	default:
		return false
	}
}

func TestView_Search_bounds(t *testing.T) {
	w := newWorld(t)
	edits := make([]graph.Edit, graph.MostHits+5)
	for i := range edits {
		edits[i] = graph.CreateFrom(graph.KindTopic, "", graph.Fields{"name": fmt.Sprintf("Thema %04d", i)})
	}
	w.do("owner", edits...)
	v := w.view("owner")
	if got := searchThrough(t, v, "thema", 100); len(got) != graph.MostHits {
		t.Errorf("got %d hits, want %d", len(got), graph.MostHits)
	}
	if n, all, err := v.CountHits(nil, "thema"); n != graph.MostHits || all || err != nil {
		t.Errorf("count: got %d, %v, %v; want more than %d", n, all, err, graph.MostHits)
	}
	_, err := v.Search(nil, "", 1, "")
	wantError(t, err, graph.CodeInvalid, "text")
	_, err = v.Search(nil, strings.Repeat("a", 101), 1, "")
	wantError(t, err, graph.CodeInvalid, "text")
	_, err = v.Search(nil, "thema", 0, "")
	wantError(t, err, graph.CodeInvalid, "first")
	h, err := v.Search(nil, "thema", 1, "")
	if err != nil {
		t.Fatal(err)
	}
	_, err = v.Search(nil, "them", 1, h.Cursor(0))
	wantError(t, err, graph.CodeInvalid, "after")
	ended := errors.New("nobody waits")
	if _, err := v.Search(func() error { return ended }, "thema", 1, ""); !errors.Is(err, ended) {
		t.Errorf("nobody waits for it: %v, want %v", err, ended)
	}
}
