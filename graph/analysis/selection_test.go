package analysis_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// subjectMap is a random map of A, B, C …, of whom some represent others and some take part in a fair, with interests in a
// forest of topics t0, t1 … and positions on ambitions a0, a1 … of their own.
type subjectMap struct {
	above     []int // by topic: the one above it, or -1
	ambitions int
	entities  []graph.Entity
}

func drawSubjects(t *rapid.T) *subjectMap {
	number := func(low, high int) int { return rapid.IntRange(low, high).Draw(t, "number") }
	said := func() graph.Statement {
		return graph.Statement{
			Origin:     rapid.SampledFrom([]graph.Origin{graph.OriginSelfStated, graph.OriginSelfStated, graph.OriginAssumed}).Draw(t, "origin"),
			Confidence: rapid.SampledFrom([]float64{1, 0.5}).Draw(t, "confidence"), Collaboration: "_:fair", Audience: graph.AudienceStewards,
		}
	}
	m, holders := &subjectMap{ambitions: number(1, 4)}, []graph.ID{"_:fair"}
	m.add(&graph.Collaboration{Record: graph.Record{ID: "_:fair"}, Name: "fair"})
	for i := range number(2, 5) {
		id := graph.ID("_:" + letter(i))
		holders = append(holders, id)
		if i == 0 {
			m.add(&graph.Individual{Record: graph.Record{ID: id}, Name: letter(i)})
			continue
		}
		m.add(organisation(letter(i)), &graph.Representation{Statement: said(), Individual: "_:A", Organisation: id}, &graph.Participation{Statement: said(), Stakeholder: id})
	}
	for i := range number(1, 5) {
		m.above = append(m.above, number(-1, i-1))
		topic := &graph.Topic{Record: graph.Record{ID: graph.ID(fmt.Sprint("_:t", i))}, Name: fmt.Sprint("t", i)}
		if m.above[i] >= 0 {
			topic.NarrowerThan = graph.ID(fmt.Sprint("_:t", m.above[i]))
		}
		m.add(topic)
	}
	for i := range m.ambitions {
		m.add(&graph.Ambition{Record: graph.Record{ID: graph.ID(fmt.Sprint("_:a", i))}, Name: fmt.Sprint("a", i)})
	}
	for n := range number(0, 14) {
		i := &graph.Interest{Statement: said(), Holder: rapid.SampledFrom(holders).Draw(t, "holder"), Text: fmt.Sprint(n)}
		for _, topic := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(m.above)-1), 0, 2, rapid.ID).Draw(t, "topics") {
			i.Topics = append(i.Topics, graph.TopicStance{Topic: graph.ID(fmt.Sprint("_:t", topic)), Stance: number(-4, 4)})
		}
		m.add(i)
		p := &graph.Position{
			Statement: said(), Stakeholder: rapid.SampledFrom(holders[1:]).Draw(t, "taker"), Ambition: graph.ID(fmt.Sprint("_:a", number(0, m.ambitions-1))),
		}
		if stance := number(-5, 4); stance >= -4 {
			p.Stance = &stance
		}
		m.add(p)
	}
	return m
}

func (m *subjectMap) add(all ...graph.Entity) { m.entities = append(m.entities, all...) }

// without returns the entities without the subjects, and without what is said of them: interests then say less.
func (m *subjectMap) without(gone map[graph.ID]bool) []graph.Entity {
	var out []graph.Entity
	for _, e := range m.entities {
		switch is := e.(type) {
		case *graph.Topic:
			if gone[is.ID] {
				continue
			}
			if one := *is; gone[is.NarrowerThan] {
				one.NarrowerThan, e = "", &one
			}
		case *graph.Ambition:
			if gone[is.ID] {
				continue
			}
		case *graph.Position:
			if gone[is.Ambition] {
				continue
			}
		case *graph.Interest:
			one := *is
			one.Topics = slices.DeleteFunc(slices.Clone(is.Topics), func(on graph.TopicStance) bool { return gone[on.Topic] })
			e = &one
		}
		out = append(out, e)
	}
	return out
}

// parts tells whether two of the topics that are kept, with all that is narrower, are like each other over one that is not.
func (m *subjectMap) parts(kept []bool) bool {
	highest := map[int]bool{} // the roots over topics that are kept while the one above is not
	for i, above := range m.above {
		if !kept[i] || above >= 0 && kept[above] {
			continue
		}
		root := i
		for m.above[root] >= 0 {
			root = m.above[root]
		}
		if highest[root] {
			return true
		}
		highest[root] = true
	}
	return false
}

// cloned keeps what a map is founded of from being founded twice.
func cloned(entities []graph.Entity) []graph.Entity {
	out := make([]graph.Entity, len(entities))
	for i, e := range entities {
		c := reflect.New(reflect.TypeOf(e).Elem())
		c.Elem().Set(reflect.ValueOf(e).Elem())
		out[i] = c.Interface().(graph.Entity)
	}
	return out
}

// toldAlignment tells all that an alignment answers, by the names of what it is about.
func toldAlignment(a *analysis.Alignment) []string {
	var told []string
	tell := func(what string, said ...any) { told = append(told, what+" "+strings.TrimSpace(fmt.Sprintln(said...))) }
	pairs := func(what string, page analysis.PairPage) {
		tell(what, page.Total, page.More)
		for _, p := range page.Pairs {
			tell(what, p.A.EntityName(), p.B.EntityName(), number64(p.Score), p.Convergence, p.Divergence, p.Ambivalent, p.Evidence, certain(p.Kind()),
				p.Basis().Statements, certain(p.Interval()), len(certain(p.Trades(9))))
			for _, e := range slices.Concat(p.Shared(), p.Opposed(), p.OneSided()) {
				tell("  on", e.Subject.EntityName(), e.A.Value, e.B.Value, len(e.A.Evidence), len(e.B.Evidence))
			}
		}
	}
	for _, order := range allOrders {
		pairs(string(order), certain(a.Pairs(analysis.PairRequest{Order: order, Limit: 50})))
	}
	for _, kind := range []analysis.PairKind{analysis.KindFalseConflict, analysis.KindFragileAgreement, analysis.KindRealConflict, analysis.KindAgreement} {
		pairs(string(kind), certain(a.PairsOfKind(kind, analysis.PairRequest{Limit: 50})))
	}
	for _, p := range certain(a.Unknown(analysis.UnknownRequest{Limit: 50})).Pairs {
		tell("unknown", p.A.EntityName(), p.B.EntityName())
	}
	for _, row := range certain(a.Matrix()).Values {
		for _, score := range row {
			tell("matrix", number64(score))
		}
	}
	for _, s := range append(certain(a.Subjects("")), a.Orphans()...) {
		tell("subject", s.Subject.EntityName(), s.For, s.Against, s.Neutral, s.Stakeholders)
	}
	for _, c := range certain(a.Camps()) {
		tell("camp", names(c.Members), c.Convergence, c.Divergence)
	}
	for _, s := range certain(a.Trades(analysis.TradeRequest{Limit: 50})).Trades {
		tell("trade", s.A.EntityName(), s.B.EntityName(), s.Score, s.AConcedes.Subject.EntityName(), s.BConcedes.Subject.EntityName())
	}
	told = append(told, toldTensions(certain(a.Tensions(analysis.TensionRequest{Limit: 50})).Tensions)...)
	for _, q := range certain(a.AskNext("", 50)) {
		tell("ask", q.Stakeholder.EntityName(), q.Subject.EntityName(), q.Changed, q.Shift, q.Asked)
	}
	tell("basis", a.Basis().Statements, a.Basis().Assumed)
	return told
}

func number64(n *float64) string {
	if n == nil {
		return "none"
	}
	return fmt.Sprintf("%.9g", *n)
}

// TestAlign_narrowed holds that over some subjects an alignment is what it is of a map without the others, topics bring
// what is narrower, and all named is none named.
func TestAlign_narrowed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := drawSubjects(rt)
		kept := make([]bool, len(m.above))
		gone := map[graph.ID]bool{}
		o := analysis.AlignmentOptions{
			Of:          rapid.SampledFrom([]analysis.AlignmentSubject{analysis.SubjectInterests, analysis.SubjectPositions, analysis.SubjectBoth}).Draw(rt, "of"),
			Measure:     rapid.SampledFrom(allMeasures).Draw(rt, "measure"),
			Uncertainty: true,
		}
		if rapid.Bool().Draw(rt, "among some") {
			o.Among = func(e graph.Entity) bool { return e.(graph.Named).EntityName() != "B" }
		}
		all, some := o, o
		v := viewOf(t, cloned(m.entities)...)
		all.Topics, all.Ambitions, some.Topics, some.Ambitions = []graph.ID{}, []graph.ID{}, []graph.ID{}, []graph.ID{}
		for i, above := range m.above {
			id := idOf(t, v, fmt.Sprint("t", i))
			if all.Topics = append(all.Topics, id); rapid.Bool().Draw(rt, "named") {
				kept[i], some.Topics = true, append(some.Topics, id, id)
			}
			if kept[i] = kept[i] || above >= 0 && kept[above]; !kept[i] {
				gone[graph.ID(fmt.Sprint("_:t", i))] = true
			}
		}
		for i := range m.ambitions {
			id := idOf(t, v, fmt.Sprint("a", i))
			if all.Ambitions = append(all.Ambitions, id); rapid.Bool().Draw(rt, "named") {
				some.Ambitions = append(some.Ambitions, id)
			} else {
				gone[graph.ID(fmt.Sprint("_:a", i))] = true
			}
		}
		if o.Measure == analysis.MeasureSoftCosine && m.parts(kept) {
			// Then the map of those only has them less alike: testdata/alignment/narrowed.json.
			o.Measure, all.Measure, some.Measure = analysis.MeasureCosine, analysis.MeasureCosine, analysis.MeasureCosine
		}
		if diff := cmp.Diff(toldAlignment(align(t, v, o)), toldAlignment(align(t, v, all))); diff != "" {
			rt.Fatalf("all named, and none (-none +all):\n%s", diff)
		}
		less := viewOf(t, cloned(m.without(gone))...)
		if diff := cmp.Diff(toldAlignment(align(t, less, o)), toldAlignment(align(t, v, some))); diff != "" {
			rt.Fatalf("some named, and a map of those only (-map of those +some named):\n%s", diff)
		}
	})
}

// TestAlign_narrowed_errors holds that what is not there and what is something else is not found, and that no subjects are
// an answer.
func TestAlign_narrowed_errors(t *testing.T) {
	v := tensionView(t)
	bread, more := idOf(t, v, "bread"), idOf(t, v, "more")
	for _, tc := range []struct {
		topics, ambitions []graph.ID
		field             string
	}{
		{[]graph.ID{bread, "top_none"}, nil, "topics.1"},
		{[]graph.ID{more}, nil, "topics.0"},
		{nil, []graph.ID{bread}, "ambitions.0"},
		{nil, []graph.ID{more, more, ""}, "ambitions.2"},
	} {
		_, err := analysis.Align(v, analysis.AlignmentOptions{Topics: tc.topics, Ambitions: tc.ambitions})
		wantCode(t, err, graph.CodeNotFound)
		wantField(t, err, tc.field)
	}
	empty := align(t, v, analysis.AlignmentOptions{Topics: []graph.ID{}, Ambitions: []graph.ID{}})
	wantBasis(t, v, empty.Basis(), 0, 0)
	if got := certain(empty.Pairs(analysis.PairRequest{Limit: 1})); got.Total != 0 || len(empty.Stakeholders()) != 3 {
		t.Errorf("%d pairs of %d, want none of 3", got.Total, len(empty.Stakeholders()))
	}
	if certain(empty.CountUnknown("")) != 3 {
		t.Error("not all pairs are unknown")
	}
	interests := align(t, v, analysis.AlignmentOptions{Ambitions: []graph.ID{}})
	if got, want := interests.Basis().Statements, align(t, v, analysis.AlignmentOptions{Of: analysis.SubjectInterests}).Basis().Statements; got != want {
		t.Errorf("without ambitions %d statements, want those %d about topics", got, want)
	}
}

// TestAlign_narrowed_pays holds that over some subjects each alignment is paid for before it is made, and ends early.
func TestAlign_narrowed_pays(t *testing.T) {
	v := tensionView(t)
	o := analysis.AlignmentOptions{Topics: []graph.ID{idOf(t, v, "bread")}}
	paid := analysis.Price(0)
	o.Pay = func(p analysis.Price) error { paid += p; return nil }
	for i := range 2 {
		align(t, v, o)
		if want := analysis.Price(i+1) * analysis.AlignPrice(v); paid != want {
			t.Errorf("paid %d, want %d", paid, want)
		}
	}
	o.Pay = func(analysis.Price) error { return graph.Errorf(graph.CodeTooLarge, "too dear") }
	_, err := analysis.Align(v, o)
	wantCode(t, err, graph.CodeTooLarge)
}
