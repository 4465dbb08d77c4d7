package object

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// AlignmentPairConnection is a page of pairs.
type AlignmentPairConnection struct {
	Nodes      []AlignmentPair
	TotalCount *int
	rests      func() (analysis.Basis, error)
	scope      *Scope
	order      string
	more       bool
	later      bool
}

// AlignmentPairEdge is a pair in a page.
type AlignmentPairEdge struct {
	Node   AlignmentPair
	Cursor string
}

// Pairs returns a page of pairs. The weights are of the orders by cosine.
func (al *Alignment) Pairs(
	with *graph.ID, orderBy analysis.PairOrder, weights []analysis.SubjectWeight, first int, after *string,
) (*AlignmentPairConnection, error) {
	order := al.order("pairs", string(orderBy))
	if len(weights) > 0 {
		order += " " + digestOf(weights)
	}
	return al.pairs(order, with, first, after, func(r analysis.PairRequest) (analysis.PairPage, error) {
		r.Order, r.Weights = orderBy, weights
		return al.alignment.Pairs(r)
	})
}

// digestOf names weights, for cursors, in whatever order they are given.
func digestOf(weights []analysis.SubjectWeight) string {
	sorted := slices.SortedFunc(slices.Values(weights), func(a, b analysis.SubjectWeight) int {
		return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Weight, b.Weight))
	})
	var text []byte
	for _, w := range sorted {
		text = fmt.Appendf(text, "%q %b\n", w.Subject, w.Weight)
	}
	sum := sha256.Sum256(text)
	return base64.RawURLEncoding.EncodeToString(sum[:16])
}

// PairsOfKind returns a page of the pairs of one kind.
func (al *Alignment) PairsOfKind(kind analysis.PairKind, with *graph.ID, first int, after *string) (*AlignmentPairConnection, error) {
	c, err := al.pairs("kind "+string(kind), with, first, after, func(r analysis.PairRequest) (analysis.PairPage, error) {
		return al.alignment.PairsOfKind(kind, r)
	})
	if err != nil {
		return nil, err
	}
	c.rests = al.alignment.KindsBasis
	return c, nil
}

// UnknownPairs returns a page of the pairs of which nothing in common is recorded.
func (al *Alignment) UnknownPairs(with *graph.ID, first int, after *string) (*AlignmentPairConnection, error) {
	return al.pairs(al.order("unknown"), with, first, after, func(r analysis.PairRequest) (analysis.PairPage, error) {
		total, err := al.alignment.CountUnknown(r.With)
		if err != nil {
			return analysis.PairPage{}, err
		}
		page, err := al.alignment.Unknown(analysis.UnknownRequest{With: r.With, After: r.After, Limit: r.Limit})
		return analysis.PairPage{Pairs: page.Pairs, Total: total, More: page.More}, err
	})
}

// pairs returns a page of the list that the order names.
func (al *Alignment) pairs(
	order string, with *graph.ID, first int, after *string, list func(analysis.PairRequest) (analysis.PairPage, error),
) (*AlignmentPairConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	who, err := chosen(with, "with")
	if err != nil {
		return nil, err
	}
	r := analysis.PairRequest{With: who, Limit: first}
	c := &AlignmentPairConnection{order: order + " " + string(r.With), later: after != nil, scope: al.scope}
	c.rests = func() (analysis.Basis, error) { return al.alignment.Basis(), nil }
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		r.After = &analysis.PairRef{A: at.A, B: at.B}
	}
	page, err := list(r)
	if err != nil {
		return nil, err
	}
	c.Nodes, c.TotalCount, c.more = pairs(al.scope, page.Pairs), &page.Total, page.More
	return c, nil
}

// order names a list of the alignment, for its cursors.
func (al *Alignment) order(list string, by ...string) string {
	name := list + " " + string(al.options.Of) + " " + string(al.options.Measure)
	for _, b := range by {
		name += " " + b
	}
	return name
}

// Basis returns what the list rests on.
func (c *AlignmentPairConnection) Basis() (Basis, error) {
	b, err := c.rests()
	return Basis{b, c.scope}, err
}

func (c *AlignmentPairConnection) cursor(i int) string {
	p := &c.Nodes[i].AlignmentPair
	return rank{Order: c.order, A: p.A.Meta().ID, B: p.B.Meta().ID}.seal()
}

// Edges returns the pairs with their places.
func (c *AlignmentPairConnection) Edges() []AlignmentPairEdge {
	edges := make([]AlignmentPairEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = AlignmentPairEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *AlignmentPairConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}

// AlignedSubject is the handle of how stakeholders stand towards a subject.
type AlignedSubject struct {
	analysis.AlignedSubject
	scope *Scope
}

// Subject returns the topic or the ambition.
func (s *AlignedSubject) Subject() Subject { return s.scope.Handle(s.AlignedSubject.Subject).(Subject) }

// AlignedSubjectConnection is a page of subjects.
type AlignedSubjectConnection struct {
	Nodes      []*AlignedSubject
	TotalCount int
	order      string
	worth      func(analysis.AlignedSubject) int
	more       bool
	later      bool
}

// AlignedSubjectEdge is a subject in a page.
type AlignedSubjectEdge struct {
	Node   *AlignedSubject
	Cursor string
}

// Subjects returns a page of the subjects.
func (al *Alignment) Subjects(orderBy analysis.SubjectOrder, first int, after *string) (*AlignedSubjectConnection, error) {
	worth := analysis.AlignedSubject.Contested
	if orderBy == analysis.SubjectMostShared {
		worth = analysis.AlignedSubject.Shared
	}
	all, err := al.alignment.Subjects(orderBy)
	if err != nil {
		return nil, err
	}
	return al.subjects(all, al.order("subjects", string(orderBy)), worth, first, after)
}

// Orphans returns a page of the subjects on which at most one has a stance.
func (al *Alignment) Orphans(first int, after *string) (*AlignedSubjectConnection, error) {
	fewest := func(s analysis.AlignedSubject) int { return -s.Stakeholders }
	return al.subjects(al.alignment.Orphans(), al.order("orphans"), fewest, first, after)
}

func (al *Alignment) subjects(
	all []analysis.AlignedSubject, order string, worth func(analysis.AlignedSubject) int, first int, after *string,
) (*AlignedSubjectConnection, error) {
	if err := graph.CheckFirst(first); err != nil {
		return nil, err
	}
	c := &AlignedSubjectConnection{order: order, worth: worth, TotalCount: len(all), later: after != nil}
	if after != nil {
		at, err := openRank(c.order, *after)
		if err != nil {
			return nil, err
		}
		all = behind(all, at, c.worth)
	}
	c.more = len(all) > first
	for _, s := range all[:min(len(all), first)] {
		c.Nodes = append(c.Nodes, &AlignedSubject{s, al.scope})
	}
	return c, nil
}

// behind returns the subjects after the place that the cursor names, whether or not the subject still stands there.
func behind(all []analysis.AlignedSubject, at rank, worth func(analysis.AlignedSubject) int) []analysis.AlignedSubject {
	start, _ := slices.BinarySearchFunc(all, at, func(s analysis.AlignedSubject, at rank) int {
		return cmp.Or(cmp.Compare(at.Worth, worth(s)), cmp.Compare(graph.SortKey(s.Subject.EntityName()), at.Name))
	})
	for i := start; i < len(all) && worth(all[i]) == at.Worth && graph.SortKey(all[i].Subject.EntityName()) == at.Name; i++ {
		if all[i].Subject.Meta().ID == at.A {
			return all[i+1:]
		}
	}
	return all[start:]
}

func (c *AlignedSubjectConnection) cursor(i int) string {
	s := c.Nodes[i]
	subject := s.AlignedSubject.Subject
	return rank{
		Order: c.order, A: subject.Meta().ID, Worth: c.worth(s.AlignedSubject), Name: graph.SortKey(subject.EntityName()),
	}.seal()
}

// Edges returns the subjects with their places.
func (c *AlignedSubjectConnection) Edges() []AlignedSubjectEdge {
	edges := make([]AlignedSubjectEdge, len(c.Nodes))
	for i, n := range c.Nodes {
		edges[i] = AlignedSubjectEdge{n, c.cursor(i)}
	}
	return edges
}

// PageInfo returns where the page stands in the whole.
func (c *AlignedSubjectConnection) PageInfo() PageInfo {
	return pageInfo(len(c.Nodes), c.more, c.later, c.cursor)
}

// rank is a cursor in a ranking that an analysis made, as base64url of this as JSON. All of it is known to who may see
// what it names.
type rank struct {
	Version int      `json:"v"`
	Order   string   `json:"o"`
	Worth   int      `json:"w,omitempty"`
	Weight  float64  `json:"s,omitempty"`
	Name    string   `json:"k,omitempty"`
	A       graph.ID `json:"i"`
	B       graph.ID `json:"j,omitempty"`
	C       graph.ID `json:"l,omitempty"`
	D       graph.ID `json:"m,omitempty"`
}

const rankVersion = 1

func (r rank) seal() string {
	r.Version = rankVersion
	text, err := json.Marshal(r)
	if err != nil {
		panic("object: cursor: " + err.Error()) // texts and numbers only
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

func openRank(order, cursor string) (rank, error) {
	var r rank
	data, err := base64.RawURLEncoding.Strict().DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil || r.Order != order || r.seal() != cursor {
		return rank{}, graph.Invalid([]string{"after"}, "the cursor does not belong to this list in this order").
			Because(graph.ReasonBadCursor)
	}
	return r, nil
}
