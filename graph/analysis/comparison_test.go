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

// quarrel is the worked example. By 10 May A, B and C want k1 (+4, +2, +2), C is against k2 (-3) and A, as a document has
// it, for it (+1). On 20 May B turns against k1 (-2), and A says that it wants k2 (+3) and water (+2, and +1 before); C
// says on the 25th that it may have k2 (+1).
func quarrel() []graph.Entity {
	documented := takes("A", "k2", 1, 5)
	documented.Origin = graph.OriginDocumented
	return []graph.Entity{
		organisation("A"), organisation("B"), organisation("C"), organisation("D"),
		&graph.Topic{Record: graph.Record{ID: "_:water"}, Name: "water"},
		&graph.Ambition{Record: graph.Record{ID: "_:k1"}, Name: "k1"}, &graph.Ambition{Record: graph.Record{ID: "_:k2"}, Name: "k2"},
		takes("A", "k1", 4, 1), takes("B", "k1", 2, 2), takes("C", "k1", 2, 10), takes("C", "k2", -3, 4), documented,
		wants("A", "water", 1, 6),
		takes("B", "k1", -2, 20), takes("A", "k2", 3, 21), wants("A", "water", 2, 22), takes("C", "k2", 1, 25),
		&graph.Position{Statement: saidOn(26), Stakeholder: "_:D", Ambition: "_:k1"}, // still to be asked
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

func movesOf(tb testing.TB, c *analysis.Comparison, stakeholder graph.ID, kind analysis.StanceMoveKind) []string {
	tb.Helper()
	all, err := c.Moves(stakeholder, kind)
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, m := range all {
		change := "?"
		if n := m.Change(); n != nil {
			change = fmt.Sprint(*n)
		}
		out = append(out, fmt.Sprint(m.Stakeholder().EntityName(), " ", m.Subject().EntityName(), " ", m.Kind(), " ",
			stanceText(m.Before()), "→", stanceText(m.After()), " ", change))
	}
	return out
}

func stanceText(s graph.Stance) string {
	if !s.Known {
		return "?"
	}
	return fmt.Sprint(s.Value, "/", len(s.Evidence))
}

// TestComparison_Moves has the moves of the worked example, by hand. A's second interest adds to its first: +3 of water.
// What A says itself of k2 goes before what a document has. C's -3 and +1 are both its own words, so that the later holds.
func TestComparison_Moves(t *testing.T) {
	v := viewOf(t, quarrel()...)
	for _, tc := range []struct {
		name    string
		options analysis.CompareOptions
		kind    analysis.StanceMoveKind
		who     string
		want    []string
	}{
		{"all", analysis.CompareOptions{From: may(10), To: may(31)}, "", "", []string{
			"B k1 REVERSED 2/1→-2/2 -4", "C k2 REVERSED -3/1→1/2 4", "A k2 STRENGTHENED 1/1→3/2 2", "A water STRENGTHENED 1/1→3/2 2",
		}},
		{"on the day itself", analysis.CompareOptions{From: may(19), To: may(20)}, "", "", []string{"B k1 REVERSED 2/1→-2/2 -4"}},
		{"what is first stated", analysis.CompareOptions{From: may(3), To: may(5)}, "", "", []string{"C k2 STATED ?→-3/1 ?", "A k2 STATED ?→1/1 ?"}},
		{"of one", analysis.CompareOptions{From: may(10), To: may(31)}, "", "C", []string{"C k2 REVERSED -3/1→1/2 4"}},
		{"of one kind", analysis.CompareOptions{From: may(10), To: may(31)}, analysis.MoveStrengthened, "", []string{
			"A k2 STRENGTHENED 1/1→3/2 2", "A water STRENGTHENED 1/1→3/2 2",
		}},
		{"through interests", analysis.CompareOptions{From: may(10), To: may(31), Of: analysis.SubjectInterests}, "", "", []string{"A water STRENGTHENED 1/1→3/2 2"}},
		{"on one ambition", analysis.CompareOptions{From: may(10), To: may(31), Subjects: []graph.ID{idOf(t, v, "k1")}}, "", "", []string{"B k1 REVERSED 2/1→-2/2 -4"}},
		{"among some", analysis.CompareOptions{From: may(10), To: may(31), Among: called("A")}, "", "", []string{
			"A k2 STRENGTHENED 1/1→3/2 2", "A water STRENGTHENED 1/1→3/2 2",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			who := graph.ID("")
			if tc.who != "" {
				who = idOf(t, v, tc.who)
			}
			if diff := cmp.Diff(tc.want, movesOf(t, comparing(t, v, tc.options), who, tc.kind)); diff != "" {
				t.Errorf("moves (-want +got):\n%s", diff)
			}
		})
	}
}

func called(names ...string) func(graph.Entity) bool {
	return func(e graph.Entity) bool { return slices.Contains(names, e.(graph.Named).EntityName()) }
}

func pairsOf(tb testing.TB, c *analysis.Comparison, kind analysis.PairChangeKind) []string {
	tb.Helper()
	page, err := c.ChangedPairs(kind)
	if err != nil {
		tb.Fatal(err)
	}
	if page.Total != len(page.Pairs) {
		tb.Errorf("a total of %d and %d pairs", page.Total, len(page.Pairs))
	}
	var out []string
	for _, p := range page.Pairs {
		checkFinite(tb, p.Size, p.NetChange)
		out = append(out, fmt.Sprint(p.A.EntityName(), p.B.EntityName(), " ", p.Before.Convergence, "-", p.Before.Divergence,
			"→", p.After.Convergence, "-", p.After.Divergence, " ", p.Size, " ", p.NetChange, " ", p.Kinds))
	}
	return out
}

// TestComparison_ChangedPairs has the pairs of the worked example. By 10 May A and B converge by ½(4+2) = 3 and A and C by 3,
// against ½(1+3) = 2 on k2; B and C converge by 2. By 31 May A and B diverge by 3, B and C by 2; A and C converge by 3 + ½(3+1).
func TestComparison_ChangedPairs(t *testing.T) {
	v := viewOf(t, quarrel()...)
	ab, ac := "AB 3-0→0-3 6 -6 [CONFLICT_APPEARED ALIGNMENT_DISSOLVED]", "AC 3-2→5-0 4 4 [CONFLICT_DISSOLVED]"
	bc := "BC 2-0→0-2 4 -4 [CONFLICT_APPEARED ALIGNMENT_DISSOLVED]"
	month := analysis.CompareOptions{From: may(10), To: may(31)}
	for _, tc := range []struct {
		name    string
		options analysis.CompareOptions
		kind    analysis.PairChangeKind
		want    []string
	}{
		{"all", month, "", []string{ab, ac, bc}},
		{"conflicts that appeared", month, analysis.ConflictAppeared, []string{ab, bc}},
		{"conflicts that dissolved", month, analysis.ConflictDissolved, []string{ac}},
		{"alignments that appeared", month, analysis.AlignmentAppeared, nil},
		{"alignments that dissolved", month, analysis.AlignmentDissolved, []string{ab, bc}},
		{"only the size changed", analysis.CompareOptions{From: may(20), To: may(21)}, "", []string{"AC 3-2→3-3 1 -1 []"}},
		{"nothing was known in common", analysis.CompareOptions{From: may(1), To: may(2)}, "", []string{"AB 0-0→3-0 3 3 [ALIGNMENT_APPEARED]"}},
		{"nobody moved", analysis.CompareOptions{From: may(26), To: may(31)}, "", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, pairsOf(t, comparing(t, v, tc.options), tc.kind)); diff != "" {
				t.Errorf("pairs (-want +got):\n%s", diff)
			}
		})
	}
	page, err := comparing(t, v, month).ChangedPairs(analysis.ConflictDissolved)
	if err != nil {
		t.Fatal(err)
	}
	p := page.Pairs[0]
	if was, is := p.Before.Opposed(), p.After.Opposed(); len(was) != 1 || was[0].Subject.EntityName() != "k2" || was[0].B.Value != -3 || len(is) != 0 {
		t.Errorf("what was opposed %+v, and is %+v; want k2 and nothing", was, is)
	}
	if was, is := p.Before.Basis(), p.After.Basis(); was.Statements != 5 || is.Statements != 8 {
		t.Errorf("the pair rests on %d and then on %d statements, want 5 and 8", was.Statements, is.Statements)
	}
	before, after, err := comparing(t, v, month).Bases()
	if err != nil || before.Statements != 6 || after.Statements != 10 || before.Revision != v.Revision() {
		t.Errorf("it rests on %+v and on %+v (%v), want 6 and 10 statements", before, after, err)
	}
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
	v := viewOf(t, quarrel()...)
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
	v := viewOf(t, quarrel()...)
	var paid []analysis.Price
	c := comparing(t, v, analysis.CompareOptions{From: may(10), To: may(31), Work: analysis.Work{
		Pay: func(p analysis.Price) error { paid = append(paid, p); return nil },
	}})
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
