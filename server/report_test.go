package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// collaborationNamed returns the id of the example's collaboration.
func (h *house) collaborationNamed(tb testing.TB, name string) string {
	tb.Helper()
	var found struct {
		Map struct {
			Collaborations struct{ Nodes []struct{ ID string } }
		}
	}
	h.data(tb, "query($m:ID!,$n:String!){map(id:$m){collaborations(filter:{name:{eq:$n}}){nodes{id}}}}", map[string]any{"m": h.kaai, "n": name}, &found)
	return found.Map.Collaborations.Nodes[0].ID
}

// document asks for a document with the parameters, changed as the pairs say; "" leaves one out.
func (h *house) document(tb testing.TB, changes ...string) answer {
	tb.Helper()
	values := url.Values{
		"map": {string(h.kaai)}, "collaboration": {h.collaborationNamed(tb, "Samen thuis in De Kaai")}, "kind": {"startnota"}, "format": {"docx"},
	}
	for i := 0; i < len(changes); i += 2 {
		if values.Del(changes[i]); changes[i+1] != "" {
			values.Set(changes[i], changes[i+1])
		}
	}
	return h.do(tb, http.MethodGet, "/document?"+values.Encode(), "")
}

func TestDocument(t *testing.T) {
	h := mustOpen(t)
	for _, test := range []struct{ format, media, begins string }{
		{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"},
		{"html", "text/html; charset=utf-8", `<!DOCTYPE html>` + "\n" + `<html lang="nl">`},
		{"md", "text/markdown; charset=utf-8", "# Startnota: Samen thuis in De Kaai\n\n*Ontwerp van 2 oktober 2026"},
	} {
		got := h.document(t, "format", test.format, "language", "nl", "date", "2026-10-02")
		if got.status != http.StatusOK || got.header.Get("Content-Type") != test.media || !strings.HasPrefix(got.body, test.begins) ||
			got.header.Get("Content-Disposition") != `attachment; filename="startnota.`+test.format+`"` || got.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got %d %v %s", test.format, got.status, got.header, shortened(got.body))
		}
	}
}

func TestDocument_Refuses(t *testing.T) {
	h := mustOpen(t)
	for _, test := range []struct {
		changes []string
		want    int
	}{
		{[]string{"map", ""}, http.StatusUnprocessableEntity},
		{[]string{"map", "map_0000000000"}, http.StatusNotFound},
		{[]string{"collaboration", ""}, http.StatusUnprocessableEntity},
		{[]string{"collaboration", "org_x"}, http.StatusNotFound},
		{[]string{"kind", "brief"}, http.StatusUnprocessableEntity},
		{[]string{"format", "pdf"}, http.StatusUnprocessableEntity},
		{[]string{"language", "fr"}, http.StatusUnprocessableEntity},
		{[]string{"date", "morgen"}, http.StatusUnprocessableEntity},
		{[]string{"colour", "red"}, http.StatusUnprocessableEntity},
		{[]string{"audience", "press"}, http.StatusUnprocessableEntity},
	} {
		if got := h.document(t, test.changes...); got.status != test.want {
			t.Errorf("%v: got %d %s, want %d", test.changes, got.status, shortened(got.body), test.want)
		}
	}
}
