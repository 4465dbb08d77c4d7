package noninterference_test

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"

	"github.com/99designs/gqlgen/graphql"
)

// reader is who compares answers: it tells cursors apart only by whether they are the same. Ids and stamps are the same
// bytes in both worlds. Of a cursor the plain parts count; its seal is replaced by when it was first met.
type reader struct {
	seals   map[string]int
	cursors []string // as the world gave them, in the order of first meeting: the n-th is the same spot in both worlds
}

func newReader() *reader { return &reader{seals: map[string]int{}} }

// quoted finds the texts of JSON that may be cursors.
var quoted = regexp.MustCompile(`"[A-Za-z0-9_-]{40,}"`)

// read returns the JSON with its cursors made comparable.
func (r *reader) read(data []byte) []byte {
	return quoted.ReplaceAllFunc(data, func(text []byte) []byte {
		inner := text[1 : len(text)-1]
		plain, err := base64.RawURLEncoding.DecodeString(string(inner))
		if err != nil {
			return text
		}
		var fields map[string]any
		if json.Unmarshal(plain, &fields) != nil || fields["s"] == nil {
			return text
		}
		n, known := r.seals[string(inner)]
		if !known {
			n = len(r.cursors)
			r.seals[string(inner)] = n
			r.cursors = append(r.cursors, string(inner))
		}
		fields["s"] = n
		return fmt.Appendf(nil, "%q", fmt.Sprint("cursor ", fields))
	})
}

// answer returns the response as comparable text: data, and errors in an order of their own, because fields that are
// answered side by side add theirs in any.
func (r *reader) answer(response *graphql.Response) string {
	var b bytes.Buffer
	b.Write(r.read(response.Data))
	errors := make([]string, 0, len(response.Errors))
	for _, e := range response.Errors {
		text, err := json.Marshal(e)
		if err != nil {
			text = []byte(err.Error())
		}
		errors = append(errors, string(r.read(text)))
	}
	slices.SortFunc(errors, cmp.Compare[string])
	for _, e := range errors {
		b.WriteString("\n")
		b.WriteString(e)
	}
	if extensions, err := json.Marshal(response.Extensions); err == nil && len(response.Extensions) > 0 {
		b.WriteString("\n")
		b.Write(r.read(extensions))
	}
	return b.String()
}
