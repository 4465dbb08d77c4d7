package noninterference_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// revealing asks for the statements that stances come from.
const revealing = `{map(id: %q) {
	interests(first: 100) {totalCount nodes {id text topics {topic {id} stance}}}
	positions(first: 100) {totalCount nodes {id stance text ambition {id} stakeholder {id}}}}}`

const revealingAlignment = `{map(id: %q) {alignment {pairs(first: 100) {nodes {a {id} b {id} score}}}}}`

// witness is who sees what is hidden from the reader: the owner, unless it is the reader, or kept from the owner too.
func (p *play) witness() graph.PrincipalID {
	for _, a := range p.audiences {
		if a != graph.AudienceAuthor {
			return owner
		}
	}
	return p.hider
}

// reveals reports whether what is hidden from the reader changes what the witness is answered, and what its analysis
// comes to.
func (p *play) reveals(ctx context.Context, schema *ast.Schema) (statements, analysis bool, err error) {
	differ := func(query string) (bool, error) {
		var answers [2]string
		for i, w := range p.worlds {
			w.at(p.minute, fmt.Sprint(p.seed, "reveal"))
			response := w.ask(ctx, p.witness(), fmt.Sprintf(query, p.id), nil)
			if len(response.Errors) > 0 {
				return false, response.Errors
			}
			answers[i] = newReader().answer(response)
		}
		return answers[0] != answers[1], nil
	}
	if statements, err = differ(revealing); err != nil {
		return false, false, err
	}
	if schema.Types["Map"].Fields.ForName("alignment") != nil {
		analysis, err = differ(revealingAlignment)
	}
	return statements, analysis, err
}

// rounds returns n of the names, beginning where the seed says, so that cases one after another ask for all of them.
func rounds(names []string, seed, n int) []string {
	var out []string
	for i := range n {
		out = append(out, names[(seed*n+i)%len(names)])
	}
	return out
}

func split(coordinate string) (typ, field string) {
	typ, field, _ = strings.Cut(coordinate, ".")
	return typ, field
}
