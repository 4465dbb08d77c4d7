package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// The bounds of a HIGH dependency (Hanf and Scharpf, 1978): of great importance, and hardly replaceable.
const (
	highImportance     = 3   // at least
	highReplaceability = 0.5 // below
)

// DependenceOptions say among whom dependence is looked at.
type DependenceOptions struct {
	Among func(graph.Entity) bool // which stakeholders; nil means all
	Work
}

// Dependence is what stakeholders of a view need from each other. How far one depends on another is
//
//	the largest of  importance × (1 - replaceability)  over its dependencies on the other:  0 … 4
//
// Where replaceability is not assessed, it is k / (k + 1), with k the number of other holders of the resource: those
// with an offer of it, in the whole view, besides the two. A dependency that the other side denies is left out, and
// listed. A dependency of 0 is none: anybody could take the other's place.
//
// It is made once per view and kept with it, save when it is among some only. It may be used by several goroutines.
type Dependence struct {
	view      *graph.View
	work      Work
	web       *web
	gone      map[graph.ID]bool // who left
	departure *Departure
}

// WeighedDependency is a dependency with what it weighs.
type WeighedDependency struct {
	Dependency     *graph.Dependency
	Replaceability float64 // as assessed, else by the other holders
	Assessed       bool
	OtherHolders   int     // stakeholders that offer the resource, besides the two; 0 when no resource is named
	Strength       float64 // importance × (1 - replaceability)
	High           bool    // importance at least 3, replaceability below 0.5
}

// DependenceOf returns the dependence of the view's stakeholders. It takes time in proportion to [DependencePrice] the
// first time that it is asked of a view; only the error of the check ends it.
func DependenceOf(v *graph.View, o DependenceOptions) (*Dependence, error) {
	weave := func(check Check) (*web, error) { return newWeb(v, o.Among, nil, check) }
	if o.Among == nil {
		made, err := graph.Memo(v, webKey{}, o.Check, weave)
		return &Dependence{view: v, work: o.Work, web: made}, err
	}
	made, err := weave(o.Check)
	return &Dependence{view: v, work: o.Work, web: made}, err
}

// DependencePrice is the price of [DependenceOf] for a view that it was not asked of before.
func DependencePrice(v *graph.View) Price {
	const perStatement = 100
	return Price(perStatement * (v.Count(graph.KindDependency) + v.Count(graph.KindOffer) + v.Count(graph.KindAmbition)))
}

// Basis says what the dependence rests on: the dependencies that are not denied, and the offers of what they name, and of what
// ambitions need and one of those looked at offers.
func (d *Dependence) Basis() Basis {
	b := d.web.basis.With(d.web.held)
	b.Revision = d.view.Revision()
	return b
}

// Stakeholders returns those looked at, in the order of their names. It is shared and must not be changed.
func (d *Dependence) Stakeholders() []graph.Named { return d.web.stakeholders }

// Denied returns the dependencies that were left out because the other side denies them, in the order of recording. It
// is shared and must not be changed.
func (d *Dependence) Denied() []*graph.Dependency { return d.web.denied }

// Of returns what one stakeholder's dependencies on another weigh, the heaviest first, then in the order of recording.
// It errors as [Alignment.Pair] does.
func (d *Dependence) Of(depender, dependee graph.ID) ([]WeighedDependency, error) {
	from, to, err := d.web.pair(depender, dependee)
	if err != nil {
		return nil, err
	}
	if i := d.web.arc(from, to); i >= 0 {
		return d.web.arcs[i].weighed, nil
	}
	return nil, nil
}

// web is the dependence of stakeholders as a network: arcs by depender and by dependee, both in the order of rows.
type web struct {
	*roll
	starts  []int32 // where the arcs of a depender begin; one more at the end
	arcs    []arc
	heads   []int32 // where the arcs upon a dependee begin; one more at the end
	inwards []int32 // places of arcs
	denied  []*graph.Dependency
	basis   Basis // the dependencies, and the offers by which they were weighed
	held    Basis // other offers that are told of

	mutual        graph.Once[[]mutualPair]
	overResources graph.Once[*web] // of the dependencies that name a resource
}

// arc is all that one depends on another for. Its strength may be 0.
type arc struct {
	from, to int32
	strength float64
	high     bool
	weighed  []WeighedDependency // the heaviest first
}

// arcOf returns the arc that is made of dependencies, the heaviest first.
func arcOf(from, to int32, weighed []WeighedDependency) arc {
	return arc{
		from: from, to: to, strength: weighed[0].Strength, weighed: weighed,
		high: slices.ContainsFunc(weighed, func(x WeighedDependency) bool { return x.High }),
	}
}

type webKey struct{}

// newWeb makes the web of those that among accepts, of all when it is nil. The offers of those who are gone do not count.
func newWeb(v *graph.View, among func(graph.Entity) bool, gone map[graph.ID]bool, check Check) (*web, error) {
	r, err := newRoll(v, among, check)
	if err != nil {
		return nil, err
	}
	w, p := &web{roll: r}, pace.New(check)
	h := newHolders(v, gone)
	for d := range graph.Every[*graph.Dependency](v.Snapshot) {
		if err := p.Step(); err != nil {
			return nil, err
		}
		from, known := w.rowOf[d.Depender]
		to, also := w.rowOf[d.Dependee]
		switch {
		case !known || !also:
		case d.Confirmation == graph.ConfirmationDenied:
			w.denied = append(w.denied, d)
		default:
			w.arcs = append(w.arcs, arc{from: from, to: to, weighed: []WeighedDependency{h.weigh(d)}})
			w.basis.Add(d)
		}
	}
	w.basis, h.basis = w.basis.With(h.basis), Basis{}
	if err := w.hold(v, &h, check); err != nil {
		return nil, err
	}
	if err := w.bundle(check); err != nil {
		return nil, err
	}
	return w, w.index(check)
}

// hold counts the other offers of what dependencies name, and of what ambitions need and one of those looked at offers: who else
// holds it is told, too.
func (w *web) hold(v *graph.View, h *holders, check Check) error {
	p := pace.New(check)
	for _, a := range w.arcs {
		if resource := a.weighed[0].Dependency.Resource; resource != "" {
			h.count(resource)
		}
		if err := p.Step(); err != nil {
			return err
		}
	}
	seen := map[graph.ID]bool{}
	for a := range graph.Every[*graph.Ambition](v.Snapshot) {
		for _, need := range a.Needs {
			if !seen[need.Resource] && slices.ContainsFunc(h.all(need.Resource), w.lists) {
				h.count(need.Resource)
			}
			seen[need.Resource] = true
		}
		if err := p.Steps(1 + len(a.Needs)); err != nil {
			return err
		}
	}
	w.held = h.basis
	return nil
}

// bundle makes one arc of those between the same two.
func (w *web) bundle(check Check) error {
	byEnds := func(a, b arc) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) }
	if err := pace.SortStable(w.arcs, byEnds, check); err != nil {
		return err
	}
	p := pace.New(check)
	bundled := w.arcs[:0]
	for _, a := range w.arcs {
		if n := len(bundled); n > 0 && bundled[n-1].from == a.from && bundled[n-1].to == a.to {
			bundled[n-1].weighed = append(bundled[n-1].weighed, a.weighed...)
		} else {
			bundled = append(bundled, a)
		}
	}
	for i := range bundled {
		if err := p.Step(); err != nil {
			return err
		}
		a := &bundled[i]
		slices.SortStableFunc(a.weighed, func(x, y WeighedDependency) int { return cmp.Compare(y.Strength, x.Strength) })
		*a = arcOf(a.from, a.to, a.weighed)
	}
	w.arcs = slices.Clip(bundled)
	return nil
}

func (w *web) index(check Check) error {
	p := pace.New(check)
	w.starts, w.heads = make([]int32, w.len()+1), make([]int32, w.len()+1)
	for _, a := range w.arcs {
		w.starts[a.from+1]++
		w.heads[a.to+1]++
	}
	for row := range w.len() {
		w.starts[row+1] += w.starts[row]
		w.heads[row+1] += w.heads[row]
	}
	w.inwards = make([]int32, len(w.arcs))
	next := slices.Clone(w.heads)
	for i, a := range w.arcs {
		w.inwards[next[a.to]] = int32(i)
		next[a.to]++
		if err := p.Step(); err != nil {
			return err
		}
	}
	return nil
}

// arc returns the place of the arc, or -1.
func (w *web) arc(from, to int32) int32 {
	first, last := w.starts[from], w.starts[from+1]
	at, found := slices.BinarySearchFunc(w.arcs[first:last], to, func(a arc, to int32) int { return cmp.Compare(a.to, to) })
	if !found {
		return -1
	}
	return first + int32(at)
}

// degree is what looking at a row and its arcs, both ways, counts for.
func (w *web) degree(row int32) int {
	return 1 + int(w.starts[row+1]-w.starts[row]+w.heads[row+1]-w.heads[row])
}

// out yields the arcs of the depender that are above 0, by dependee.
func (w *web) out(from int32) func(yield func(*arc) bool) {
	return func(yield func(*arc) bool) {
		for i := w.starts[from]; i < w.starts[from+1]; i++ {
			if w.arcs[i].strength > 0 && !yield(&w.arcs[i]) {
				return
			}
		}
	}
}

// in yields the arcs upon the dependee that are above 0, by depender.
func (w *web) in(to int32) func(yield func(*arc) bool) {
	return func(yield func(*arc) bool) {
		for _, i := range w.inwards[w.heads[to]:w.heads[to+1]] {
			if w.arcs[i].strength > 0 && !yield(&w.arcs[i]) {
				return
			}
		}
	}
}

// holders knows who holds which resource.
type holders struct {
	view  *graph.View
	of    map[graph.ID][]graph.ID // stakeholders by resource, sorted
	gone  map[graph.ID]bool       // whose offers do not count
	basis Basis                   // the offers by which something was weighed
	known map[graph.ID]bool       // the resources of these
}

// holders returns who holds which resource, without those who left.
func (d *Dependence) holders() holders { return newHolders(d.view, d.gone) }

func newHolders(v *graph.View, gone map[graph.ID]bool) holders {
	return holders{view: v, of: map[graph.ID][]graph.ID{}, gone: gone, known: map[graph.ID]bool{}}
}

// alone returns the one that holds the resource when nobody else does, else "".
func (h *holders) alone(resource graph.ID) graph.ID {
	if all := h.all(resource); len(all) == 1 {
		return all[0]
	}
	return ""
}

func (h *holders) weigh(d *graph.Dependency) WeighedDependency {
	w := WeighedDependency{Dependency: d, Assessed: d.Replaceability != nil}
	if d.Resource != "" {
		w.OtherHolders = h.besides(d)
	}
	if w.Assessed {
		w.Replaceability = *d.Replaceability
	} else {
		h.count(d.Resource)
		w.Replaceability = float64(w.OtherHolders) / float64(w.OtherHolders+1)
	}
	w.Strength = float64(d.Importance) * (1 - w.Replaceability)
	w.High = d.Importance >= highImportance && w.Replaceability < highReplaceability
	return w
}

// all returns who holds the resource, sorted.
func (h *holders) all(resource graph.ID) []graph.ID {
	all, known := h.of[resource]
	if !known {
		for e := range h.view.Referring(resource, graph.KindOffer, "resource") {
			if o := e.(*graph.Offer); !h.gone[o.Stakeholder] {
				all = append(all, o.Stakeholder)
			}
		}
		slices.Sort(all)
		all = slices.Compact(all)
		h.of[resource] = all
	}
	return all
}

// count adds the offers of the resource to the basis, once.
func (h *holders) count(resource graph.ID) {
	if h.known[resource] {
		return
	}
	h.known[resource] = true
	for e := range h.view.Referring(resource, graph.KindOffer, "resource") {
		if o := e.(*graph.Offer); !h.gone[o.Stakeholder] {
			h.basis.Add(o)
		}
	}
}

func (h *holders) besides(d *graph.Dependency) int {
	all := h.all(d.Resource)
	n := len(all)
	for _, one := range []graph.ID{d.Depender, d.Dependee} {
		if _, holds := slices.BinarySearch(all, one); holds {
			n--
		}
	}
	return n
}
