package graph

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"raakvlak/graph/pace"
)

// Match says in what a search found its text.
type Match string

// The matches.
const (
	MatchName  Match = "NAME"
	MatchAlias Match = "ALIAS"
	MatchText  Match = "TEXT"
)

// Hit is an entity that a search found.
type Hit struct {
	Entity Entity
	Match  Match
}

// Hits is a page of what a search found, in order.
type Hits struct {
	Hits    []Hit
	More    bool
	Earlier bool
	view    *View
	scope   string
	spots   []spot
}

// Cursor returns the cursor of the hit at i, from which a later page goes on.
func (h *Hits) Cursor(i int) string { return h.view.seal(h.scope, h.spots[i]) }

// The bounds of a search.
const (
	MostHits        = 1_000 // that one search shows, over all its pages
	MostSearchRunes = 100   // in the text that is searched for
)

// Search returns the part of the hits on a text that is asked for. The text is compared case folded, as one piece. Those
// that are called so come first, then those whose name begins with it, then those whose name has it; each by name.
// Behind them come those with it in an alias or in one of their texts, kind by kind in the order of recording. A map
// and its members are not searched for.
//
// There is no index: names are looked through at each search, all other texts when the names do not fill the page. It
// ends early with the error of the check.
func (v *View) Search(check pace.Check, text string, first int, after string) (*Hits, error) {
	if err := CheckFirst(first); err != nil {
		return nil, err
	}
	q, err := v.query(check, text)
	if err != nil {
		return nil, err
	}
	h := &Hits{view: v, scope: "SEARCH " + q.text}
	depth := 0
	if after != "" {
		if q.after, err = v.open(h.scope, after); err != nil {
			return nil, err
		}
		h.Earlier = true
		depth = q.after.depth()
	}
	q.run(func(hit Hit, at spot) bool {
		if len(h.Hits) == first || depth == MostHits {
			h.More = depth < MostHits
			return false
		}
		depth++
		h.Hits, h.spots = append(h.Hits, hit), append(h.spots, at.deep(depth))
		return true
	})
	return h, q.pace.Look()
}

// CountHits returns how many hits the text has, and whether those are all: it counts MostHits at most.
func (v *View) CountHits(check pace.Check, text string) (n int, all bool, err error) {
	q, err := v.query(check, text)
	if err != nil {
		return 0, false, err
	}
	all = true
	q.run(func(Hit, spot) bool {
		if n == MostHits {
			all = false
			return false
		}
		n++
		return true
	})
	return n, all, q.pace.Look()
}

// query is one search under way.
type query struct {
	view  *View
	pace  pace.Pace
	text  string // folded
	after *spot
}

func (v *View) query(check pace.Check, text string) (*query, error) {
	path := []string{"text"}
	if utf8.RuneCountInString(text) > MostSearchRunes {
		return nil, Invalid(path, "a search has at most %d characters", MostSearchRunes)
	}
	text, err := CleanText(text, "label")
	if err != nil {
		return nil, Within(err, path...)
	}
	if text == "" {
		return nil, Invalid(path, "a search needs a text")
	}
	return &query{view: v, pace: pace.New(check), text: SortKey(text)}, nil
}

// searched are the kinds that are searched for.
func searched() []Kind {
	return slices.DeleteFunc(Kinds(), func(k Kind) bool { return k == KindMap || k == KindMember })
}

// The ranks of hits; the place of a kind is added to that of the last.
const (
	rankSame = iota
	rankBegins
	rankHas
	rankElsewhere
)

func (q *query) run(yield func(Hit, spot) bool) {
	named, called := q.named()
	for _, n := range named {
		if !yield(n.hit, n.at) {
			return
		}
	}
	for _, k := range searched() {
		if !q.elsewhere(k, called, yield) {
			return
		}
	}
}

type found struct {
	hit Hit
	at  spot
}

// named returns the hits in names behind the spot, in order, and all entities that have one.
func (q *query) named() (hits []found, all map[Entity]bool) {
	all = map[Entity]bool{}
	for _, k := range searched() {
		for n := range pace.Each(&q.pace, q.view.byName(k).All()) {
			rank := rankIn(n.key, q.text)
			if rank < 0 {
				continue
			}
			e := q.view.at(n.at)
			all[e] = true
			at := spot{Time: ranked(rank, 0), Key: n.key, Sequence: n.sequence}
			if q.after == nil || at.compareHits(q.after) > 0 {
				hits = append(hits, found{Hit{e, MatchName}, at})
			}
		}
	}
	if pace.Sort(&q.pace, hits, func(a, b found) int { return a.at.compareHits(&b.at) }) != nil {
		return nil, nil
	}
	return hits, all
}

func rankIn(key, text string) int {
	switch at := strings.Index(key, text); {
	case at < 0:
		return -1
	case len(key) == len(text):
		return rankSame
	case at == 0:
		return rankBegins
	default:
		return rankHas
	}
}

// elsewhere yields the hits of the kind that are not in names. It reports false when it was told to stop.
func (q *query) elsewhere(k Kind, called map[Entity]bool, yield func(Hit, spot) bool) bool {
	rank := ranked(rankElsewhere, k)
	var from uint64
	if q.after != nil {
		switch c := cmp.Compare(rank, q.after.rank()); {
		case c < 0:
			return true
		case c == 0:
			from = q.after.Sequence
		}
	}
	fields := searchedFields(k)
	for i := range q.view.table(k, from, false) {
		if q.pace.Steps(stepsPerCondition) != nil {
			return false
		}
		if called[i.entity] {
			continue
		}
		match := q.in(i.entity, fields)
		if match != "" && !yield(Hit{i.entity, match}, spot{Time: rank, Sequence: i.entity.Meta().Sequence}) {
			return false
		}
	}
	return q.pace.Err() == nil
}

// searchedFields are the texts of the kind, save its name.
func searchedFields(k Kind) []*Field {
	var out []*Field
	for _, f := range LayoutOf(k).Fields {
		isText := f.Type == reflect.TypeFor[string]() || f.Name == "aliases"
		if isText && !f.rules.internal && f.Link == nil && f.Name != "name" {
			out = append(out, f)
		}
	}
	return out
}

func (q *query) in(e Entity, fields []*Field) Match {
	for _, f := range fields {
		v := f.value(e)
		if v.Kind() == reflect.String && q.pace.Steps(v.Len()/bytesPerStep) != nil {
			return ""
		}
		if f.Name == "aliases" {
			for n := range v.Len() {
				if hasFolded(v.Index(n).String(), q.text) {
					return MatchAlias
				}
			}
		} else if hasFolded(v.String(), q.text) {
			return MatchText
		}
	}
	return ""
}

// hasFolded reports whether the text has the folded one in it. Texts of ASCII letters, most of all texts, are not
// copied for it.
func hasFolded(text, folded string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return strings.Contains(SortKey(text), folded)
		}
	}
	for start := 0; start+len(folded) <= len(text); start++ {
		i := 0
		for i < len(folded) && lower(text[start+i]) == folded[i] {
			i++
		}
		if i == len(folded) {
			return true
		}
	}
	return false
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// A hit's spot has in its time, from above, the rank, the kind and how deep it stands among the hits.
const (
	depthBits = 16
	kindBits  = 8
)

func ranked(rank int, k Kind) int64 { return (int64(rank)<<kindBits | int64(k)) << depthBits }

func (a *spot) rank() int64 { return a.Time &^ (1<<depthBits - 1) }

func (a *spot) depth() int { return int(a.Time & (1<<depthBits - 1)) }

func (a spot) deep(depth int) spot {
	a.Time = a.rank() | int64(depth)
	return a
}

func (a *spot) compareHits(b *spot) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), strings.Compare(a.Key, b.Key), cmp.Compare(a.Sequence, b.Sequence))
}
