package analysis_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// may is a day of May 2026.
func may(day int) time.Time { return time.Date(2026, 5, day, 0, 0, 0, 0, time.UTC) }

// told is said by the one it is about, at noon of a day of May.
func saidOn(day int) graph.Statement {
	return graph.Statement{
		Author: "owner", Origin: graph.OriginSelfStated, Confidence: 1, StatedAt: may(day).Add(12 * time.Hour), Audience: graph.AudienceStewards,
	}
}

func takes(who, on string, stance, day int) *graph.Position {
	return &graph.Position{Statement: saidOn(day), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on), Stance: &stance}
}

func wants(who, topic string, stance, day int) *graph.Interest {
	return &graph.Interest{
		Statement: saidOn(day), Holder: graph.ID("_:" + who), Text: "x", Topics: []graph.TopicStance{{Topic: graph.ID("_:" + topic), Stance: stance}},
	}
}

func comparing(tb testing.TB, v *graph.View, o analysis.CompareOptions) *analysis.Comparison {
	tb.Helper()
	c, err := analysis.CompareAnyway(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func called(names ...string) func(graph.Entity) bool {
	return func(e graph.Entity) bool { return slices.Contains(names, e.(graph.Named).EntityName()) }
}

// TestComparison_naive compares the pairs of random maps with two alignments of maps that have only what is dated up to
// each day: the same engine, asked otherwise. And it is empty between a day and itself, and mirrored when days are swapped.
func TestComparison_naive(t *testing.T) {
	for seed := range uint64(60) {
		from := rand.New(rand.NewPCG(seed, 7))
		var said []graph.Entity
		for day := range 28 {
			who, k := letter(from.IntN(5)), fmt.Sprint("k", 1+from.IntN(3))
			if from.IntN(2) == 0 {
				said = append(said, takes(who, k, from.IntN(9)-4, day+1))
			} else {
				said = append(said, wants(who, "t"+k, from.IntN(9)-4, day+1))
			}
		}
		v := viewOf(t, slices.Concat(five(), copied(said))...)
		a, b := from.IntN(28)+1, from.IntN(28)+1
		there := comparing(t, v, analysis.CompareOptions{From: may(a), To: may(b)})
		wantPairs(t, there, aligned(t, said, a), aligned(t, said, b))
		back := comparing(t, v, analysis.CompareOptions{From: may(b), To: may(a)})
		wantMirrored(t, there, back)
		none := comparing(t, v, analysis.CompareOptions{From: may(a), To: may(a)})
		if m, p := movesOf(t, none, "", ""), pairsOf(t, none, ""); len(m)+len(p) > 0 {
			t.Errorf("seed %d: between a day and itself: %v %v", seed, m, p)
		}
		from.Shuffle(len(said), func(i, j int) { said[i], said[j] = said[j], said[i] })
		shuffled := comparing(t, viewOf(t, slices.Concat(five(), copied(said))...), analysis.CompareOptions{From: may(a), To: may(b)})
		if diff := cmp.Diff(pairsOf(t, there, ""), pairsOf(t, shuffled, "")); diff != "" {
			t.Errorf("seed %d, recorded in another order (-first +this):\n%s", seed, diff)
		}
		if diff := cmp.Diff(movesOf(t, there, "", ""), movesOf(t, shuffled, "", "")); diff != "" {
			t.Errorf("seed %d, recorded in another order (-first +this):\n%s", seed, diff)
		}
	}
}

// five are organisations A to E, three ambitions and three topics.
func five() []graph.Entity {
	out := []graph.Entity{organisation("A"), organisation("B"), organisation("C"), organisation("D"), organisation("E")}
	for _, k := range []string{"k1", "k2", "k3"} {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + k)}, Name: k},
			&graph.Topic{Record: graph.Record{ID: graph.ID("_:t" + k)}, Name: "t" + k})
	}
	return out
}

// copied returns copies: to found a map of entities gives them ids.
func copied(all []graph.Entity) []graph.Entity {
	var out []graph.Entity
	for _, e := range all {
		switch e := e.(type) {
		case *graph.Position:
			c := *e
			out = append(out, &c)
		case *graph.Interest:
			c := *e
			out = append(out, &c)
		}
	}
	return out
}

// aligned has convergence and divergence of every two by what is said up to the day.
func aligned(tb testing.TB, said []graph.Entity, day int) map[string][2]float64 {
	tb.Helper()
	said = slices.DeleteFunc(copied(said), func(e graph.Entity) bool { return e.(graph.Stated).Said().StatedAt.After(may(day + 1)) })
	v := viewOf(tb, slices.Concat(five(), said)...)
	al := align(tb, v, analysis.AlignmentOptions{})
	out := map[string][2]float64{}
	for i := range 5 {
		for j := range i {
			p := pairOf(tb, al, v, letter(j), letter(i))
			out[letter(j)+letter(i)] = [2]float64{p.Convergence, p.Divergence}
		}
	}
	return out
}

func wantPairs(t *testing.T, c *analysis.Comparison, before, after map[string][2]float64) {
	t.Helper()
	page, err := c.ChangedPairs("")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][2]float64{}
	for i, p := range page.Pairs {
		if i > 0 && p.Size > page.Pairs[i-1].Size {
			t.Errorf("a pair of size %v comes after one of %v", p.Size, page.Pairs[i-1].Size)
		}
		got[p.A.EntityName()+p.B.EntityName()] = [2]float64{p.After.Convergence - p.Before.Convergence, p.After.Divergence - p.Before.Divergence}
	}
	want := map[string][2]float64{}
	for pair, was := range before {
		if is := after[pair]; is != was {
			want[pair] = [2]float64{is[0] - was[0], is[1] - was[1]}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("from %s to %s (-want +got):\n%s", c.From, c.To, diff)
	}
}

func wantMirrored(t *testing.T, there, back *analysis.Comparison) {
	t.Helper()
	one, errOne := there.ChangedPairs("")
	other, errOther := back.ChangedPairs("")
	if err := errors.Join(errOne, errOther); err != nil {
		t.Fatal(err)
	}
	if len(one.Pairs) != len(other.Pairs) {
		t.Fatalf("%d pairs there and %d back", len(one.Pairs), len(other.Pairs))
	}
	for i, p := range one.Pairs {
		if q := other.Pairs[i]; p.A != q.A || p.B != q.B || p.Size != q.Size || p.NetChange != -q.NetChange {
			t.Errorf("%+v there and %+v back", p, q)
		}
	}
	moves, errOne := there.Moves("", "")
	turned, errOther := back.Moves("", "")
	if err := errors.Join(errOne, errOther); err != nil || len(moves) != len(turned) {
		t.Fatalf("%d moves there and %d back: %v", len(moves), len(turned), err)
	}
	for i, m := range moves {
		if n := turned[i]; m.Subject() != n.Subject() || m.Size() != n.Size() || stanceText(m.Before()) != stanceText(n.After()) {
			t.Errorf("%+v there and %+v back", m, n)
		}
	}
}

func TestCompare_errors(t *testing.T) {
	v, _ := compared(t, "comparison/stances.json")
	broke := graph.Errorf(graph.CodeTooLarge, "too much")
	hidden := graph.ID("amb_none")
	everything := func(c *analysis.Comparison) error {
		_, one := c.Moves("", "")
		_, two := c.ChangedPairs("")
		_, three := c.Participations()
		_, four := c.Assessments()
		_, five := c.Commitments()
		_, six := c.Phases()
		_, seven := c.Dependencies()
		for i, err := range []error{one, two, three, four, five, six, seven} {
			if err == nil {
				t.Errorf("question %d is answered", i)
			}
		}
		return one
	}
	for _, tc := range []struct {
		name    string
		options analysis.CompareOptions
		ask     func(*analysis.Comparison) error
		want    graph.Code
		field   []string
	}{
		{"backwards", analysis.CompareOptions{From: may(2), To: may(1)}, nil, graph.CodeInvalid, []string{"from"}},
		{"of what", analysis.CompareOptions{Of: "MOODS"}, nil, graph.CodeInvalid, []string{"of"}},
		{"a hidden subject", analysis.CompareOptions{Subjects: []graph.ID{hidden}}, nil, graph.CodeNotFound, []string{"subjects", "0"}},
		{"no subject", analysis.CompareOptions{Subjects: []graph.ID{idOf(t, v, "A")}}, nil, graph.CodeNotFound, []string{"subjects", "0"}},
		{"too many subjects", analysis.CompareOptions{Subjects: make([]graph.ID, 1_001)}, nil, graph.CodeInvalid, []string{"subjects"}},
		{"a kind of moves", analysis.CompareOptions{}, func(c *analysis.Comparison) error { _, err := c.Moves("", "SLIPPED"); return err }, graph.CodeInvalid, []string{"kind"}},
		{"a kind of pairs", analysis.CompareOptions{}, func(c *analysis.Comparison) error { _, err := c.ChangedPairs("MERGED"); return err }, graph.CodeInvalid, []string{"kind"}},
		{"nobody's moves", analysis.CompareOptions{Among: called("A")}, func(c *analysis.Comparison) error { _, err := c.Moves(idOf(t, v, "B"), ""); return err }, graph.CodeNotFound, []string{"stakeholder"}},
		{"nothing to pay with", analysis.CompareOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return broke }}}, everything, graph.CodeTooLarge, nil},
		{"called off", analysis.CompareOptions{Work: analysis.Work{Check: func() error { return broke }}}, everything, graph.CodeTooLarge, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c, err := analysis.Compare(v, tc.options)
			if tc.ask != nil && err == nil {
				err = tc.ask(c)
			}
			wantCode(t, err, tc.want)
			var known *graph.Error
			if errors.As(err, &known); known != nil && !slices.Equal(known.Field, tc.field) {
				t.Errorf("field %v, want %v", known.Field, tc.field)
			}
		})
	}
}

// TestComparison_price has work that is done once paid for once, and the pairs of who did not move for nothing.
func TestComparison_price(t *testing.T) {
	v, o := compared(t, "comparison/stances.json")
	var paid []analysis.Price
	o.Pay = func(p analysis.Price) error { paid = append(paid, p); return nil }
	c := comparing(t, v, o)
	for range 2 {
		if _, err := c.ChangedPairs(""); err != nil {
			t.Fatal(err)
		}
	}
	// A, B and C moved. By either day k1 has three stances, k2 two and water one, so that they make 3+2+1, 3 and 3+2 products.
	if want := []analysis.Price{c.ComparePrice(), 3 + 2*(6+3+5)}; !slices.Equal(paid, want) {
		t.Errorf("paid %v, want %v", paid, want)
	}
}
