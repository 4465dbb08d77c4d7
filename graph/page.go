package graph

import (
	"iter"
	"slices"
	"time"

	"raakvlak/graph/pace"
)

// Selection is a set of entities of a View that can be filtered, ordered, paged and counted: all of some kinds, those
// that refer to one entity, or some that are named.
type Selection struct {
	view  *View
	kinds []Kind
	about ID
	links []*Field // those that lead to about, of the one kind
	ids   []ID     // not nil when the selection is of these only
	check pace.Check
}

// While returns the same selection, whose pages and counts end early with the error of the check.
func (s Selection) While(check pace.Check) Selection {
	s.check = check
	return s
}

// Select returns all entities of the kinds, which must be either all named or all not.
func (v *View) Select(kinds ...Kind) Selection { return Selection{view: v, kinds: kinds} }

// SelectReferring returns the entities of the kind of which one of the links leads to id. A kind without such a link
// is a programming error and panics.
func (v *View) SelectReferring(id ID, k Kind, links ...string) Selection {
	s := Selection{view: v, kinds: []Kind{k}, about: id}
	for _, name := range links {
		f := LayoutOf(k).Field(name)
		if f == nil || f.Link == nil {
			panic("graph: " + k.String() + " has no link called " + name)
		}
		s.links = append(s.links, f)
	}
	return s
}

// SelectIDs returns those entities with the ids that are of one of the kinds.
func (v *View) SelectIDs(ids []ID, kinds ...Kind) Selection {
	return Selection{view: v, kinds: kinds, ids: append([]ID{}, ids...)}
}

// whole reports whether the selection is of all of its kinds.
func (s Selection) whole() bool { return s.links == nil && s.ids == nil }

// OrderField is what a page is ordered by.
type OrderField string

// The order fields. Ties of any are broken by name and then by the order of recording, both upwards.
const (
	OrderRecorded  OrderField = "RECORDED"   // the order of recording
	OrderName      OrderField = "NAME"       // NFC, case folded, by code point
	OrderCreatedAt OrderField = "CREATED_AT" // when it was recorded
	OrderUpdatedAt OrderField = "UPDATED_AT" // when it was last written
)

// Order is the order of a page.
type Order struct {
	Field      OrderField
	Descending bool
}

// String returns the order as cursors name it: "NAME", "NAME DESC".
func (o Order) String() string {
	if o.Descending {
		return string(o.Field) + " DESC"
	}
	return string(o.Field)
}

// MostPerPage is how many entities one page may have.
const MostPerPage = 100

// PageRequest says which part of a Selection is wanted.
type PageRequest struct {
	Filter Filter
	Order  Order  // without a field: by name where there are names, by recording else
	First  int    // 1 … MostPerPage
	After  string // a cursor, "" from the beginning
}

// Page is a part of a Selection, in order.
type Page struct {
	Entities []Entity
	More     bool // there are further ones behind
	Earlier  bool // it does not start at the beginning
	view     *View
	scope    string
	spots    []spot
}

// Cursor returns the cursor of the entity at i, from which a later page goes on. It stays good when entities come, go
// and change their names.
func (p *Page) Cursor(i int) string { return p.view.seal(p.scope, p.spots[i]) }

// Page returns the part of the selection that is asked for. Errors are [CodeInvalid], with [ReasonBadCursor] for a
// cursor that is none, or of another order; their paths begin with filter, orderBy, first or after.
//
// Without a filter, and ordered by name or by recording, it takes time in proportion to the page.
func (s Selection) Page(r PageRequest) (*Page, error) {
	if err := CheckFirst(r.First); err != nil {
		return nil, err
	}
	order, err := s.order(r.Order)
	if err != nil {
		return nil, err
	}
	l, err := s.compile(r.Filter)
	if err != nil {
		return nil, err
	}
	p := &Page{view: s.view, scope: s.scope(order)}
	var after *spot
	if r.After != "" {
		if after, err = s.view.open(p.scope, r.After); err != nil {
			return nil, err
		}
		p.Earlier = true
	}
	for i, at := range s.ordered(order, after, r.First+1, l) {
		if len(p.Entities) == r.First {
			p.More = true
			break
		}
		p.Entities, p.spots = append(p.Entities, i), append(p.spots, at)
	}
	return p, l.pace.Err()
}

// selecting is a filter at work: what it wants, a step for each entity looked at.
type selecting struct {
	wants test
	steps int // that one entity takes
	pace  pace.Pace
}

const (
	// stepsPerCondition is how long a condition may take, as a text may have to be folded for it.
	stepsPerCondition = 100
	// bytesPerStep are how much of a text is folded in a step: a long one takes more than that.
	bytesPerStep = 100
)

func (s Selection) compile(f Filter) (*selecting, error) {
	l := &selecting{pace: pace.New(s.check)}
	c := compiler{view: s.view, kinds: s.kinds, pace: &l.pace}
	var err error
	if l.wants, err = c.filter(f, 0, nil); err != nil {
		return nil, Within(err, "filter")
	}
	l.steps = 1 + stepsPerCondition*c.conditions
	return l, l.pace.Look()
}

// over yields the items, until nobody waits for them.
func (l *selecting) over(items iter.Seq[item]) iter.Seq[item] {
	return func(yield func(item) bool) {
		for i := range items {
			if l.pace.Steps(l.steps) != nil || !yield(i) {
				return
			}
		}
	}
}

// CheckFirst refuses a page that is empty or too large.
func CheckFirst(first int) error {
	if first < 1 || first > MostPerPage {
		return Invalid([]string{"first"}, "a page has 1 to %d items", MostPerPage)
	}
	return nil
}

// Count returns how many entities of the selection the filter wants.
func (s Selection) Count(f Filter) (int, error) {
	l, err := s.compile(f)
	if err != nil {
		return 0, err
	}
	n := 0
	if len(f) == 0 && s.whole() {
		for _, k := range s.kinds {
			n += s.view.Count(k)
		}
		return n, nil
	}
	var i item // one for all: each would be allocated
	for i = range l.over(s.recorded(0, false)) {
		if l.wants(&i) {
			n++
		}
	}
	return n, l.pace.Err()
}

func (s Selection) named() bool {
	_, is := s.kinds[0].New().(Named)
	return is
}

func (s Selection) order(o Order) (Order, error) {
	switch {
	case o.Field == "" && s.named():
		o.Field = OrderName
	case o.Field == "":
		o.Field = OrderRecorded
	case o.Field == OrderName && !s.named():
		return o, Invalid([]string{"orderBy", "field"}, "what has no name is not ordered by it")
	}
	return o, nil
}

// scope is what a cursor is good for.
func (s Selection) scope(o Order) string {
	scope := o.String()
	for _, k := range s.kinds {
		scope += " " + k.String()
	}
	return scope
}

// ordered yields, in the order, the wanted entities behind a spot, with their spots. limit is how many the caller will
// take.
func (s Selection) ordered(o Order, after *spot, limit int, l *selecting) iter.Seq2[Entity, spot] {
	switch {
	case o.Field == OrderRecorded:
		return s.byRecording(o, after, l)
	case o.Field == OrderName && s.whole():
		return s.byNames(o, after, l)
	default:
		return s.sorted(o, after, limit, l)
	}
}

func (s Selection) byRecording(o Order, after *spot, l *selecting) iter.Seq2[Entity, spot] {
	return func(yield func(Entity, spot) bool) {
		var sequence uint64
		if after != nil {
			sequence = after.Sequence
		}
		var i item // one for all: each would be allocated
		for i = range l.over(s.recorded(sequence, o.Descending)) {
			if l.wants(&i) && !yield(i.entity, spot{Sequence: i.entity.Meta().Sequence}) {
				return
			}
		}
	}
}

func (s Selection) byNames(o Order, after *spot, l *selecting) iter.Seq2[Entity, spot] {
	return func(yield func(Entity, spot) bool) {
		var i item // one for all: each would be allocated
		for i = range l.over(s.view.names(s.kinds, o.Descending, after)) {
			if l.wants(&i) && !yield(i.entity, spot{Key: i.key, Sequence: i.entity.Meta().Sequence}) {
				return
			}
		}
	}
}

// sorted looks at the whole selection, and keeps what is foremost.
func (s Selection) sorted(o Order, after *spot, limit int, l *selecting) iter.Seq2[Entity, spot] {
	type placed struct {
		Entity
		spot
	}
	compare := func(a, b placed) int { return a.spot.compare(&b.spot, o) }
	var best []placed
	keep := func() {
		slices.SortFunc(best, compare)
		best = best[:min(len(best), limit)]
	}
	var i item // one for all: each would be allocated
	for i = range l.over(s.anyOrder()) {
		at := spotOf(&i, o)
		if after != nil && at.compare(after, o) <= 0 || !l.wants(&i) {
			continue
		}
		if best = append(best, placed{i.entity, at}); len(best) >= 4*limit {
			keep()
		}
	}
	keep()
	return func(yield func(Entity, spot) bool) {
		for _, p := range best {
			if !yield(p.Entity, p.spot) {
				return
			}
		}
	}
}

// anyOrder yields all of the selection, with the sort keys where they cost nothing.
func (s Selection) anyOrder() iter.Seq[item] {
	if !s.whole() || !s.named() {
		return s.recorded(0, false)
	}
	return func(yield func(item) bool) {
		for _, k := range s.kinds {
			for n := range s.view.byName(k).All() {
				if !yield(item{s.view.at(n.at), n.key}) {
					return
				}
			}
		}
	}
}

// spot is a place in an order: what the order goes by, and then what breaks its ties.
type spot struct {
	Time     int64  // in milliseconds, where the order is by a time
	Key      string // of the name
	Sequence uint64
}

func spotOf(i *item, o Order) spot {
	meta := i.entity.Meta()
	at := spot{Key: i.nameKey(), Sequence: meta.Sequence}
	switch o.Field {
	case OrderCreatedAt:
		at.Time = millis(meta.CreatedAt)
	case OrderUpdatedAt:
		at.Time = millis(meta.UpdatedAt)
	}
	return at
}

func millis(t time.Time) int64 { return t.UnixMilli() }
