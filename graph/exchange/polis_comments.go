package exchange

import (
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
)

func (p *polis) readComments() error {
	known := func(column string) bool {
		return slices.Contains([]string{
			"timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
		}, column)
	}
	return p.rows(p.files.comments, []string{"comment-id", "comment-body"}, func(t *table) {
		id, ok := p.id(t, "comment-id")
		if !ok {
			return
		}
		if other := p.comments[id]; other != nil {
			p.problem(t.at(), "comment-id", "the statement %d stands in line %d too", id, other.at.Line)
			return
		}
		c := &polisComment{at: t.at(), text: strings.Clone(t.cell("comment-body")), author: -1, agree: -1, disagree: -1}
		c.moderated = p.moderation(t)
		c.attributes = graph.Attributes{PolisCommentID: strconv.Itoa(id)}
		for _, column := range []string{"timestamp", "moderated", "author-id"} {
			if value := strings.TrimSpace(t.cell(column)); value != "" {
				c.attributes[polisPrefix+column] = strings.Clone(value)
			}
		}
		t.others(known, func(column, value string) { c.attributes[polisPrefix+column] = strings.Clone(value) })
		for column, into := range map[string]*int{"author-id": &c.author, "agrees": &c.agree, "disagrees": &c.disagree} {
			if n, err := strconv.Atoi(strings.TrimSpace(t.cell(column))); err == nil {
				*into = n
			}
		}
		p.comments[id] = c
	})
}

func (p *polis) moderation(t *table) string {
	switch m := strings.TrimSpace(t.cell("moderated")); m {
	case "", "1", "0", "-1":
		return strings.Clone(m)
	default:
		p.problem(t.at(), "moderated", "%q is not -1 (rejected), 0 (not yet looked at) or 1 (accepted)", quote(m))
		return ""
	}
}
