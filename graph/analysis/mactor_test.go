package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// actorMap has actors A, B, C … with their influence on each other and their stances on ambitions k1, k2 ….
func actorMap(influence, stances [][]int) []graph.Entity {
	out := stanceMap(stances...)
	for i, row := range influence {
		for j, strength := range row {
			if i != j && strength != none {
				out = append(out, influenceOf(letter(i), letter(j), strength))
			}
		}
	}
	return out
}

func influenceOf(from, to string, strength int) *graph.Influence {
	return &graph.Influence{
		Statement:  graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1},
		Influencer: graph.ID("_:" + from), Influenced: graph.ID("_:" + to), Strength: strength,
	}
}

func mactorOf(tb testing.TB, v *graph.View, o analysis.MactorOptions) *analysis.Mactor {
	tb.Helper()
	m, err := analysis.MactorOf(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// exactly compares numbers that a published table gives to twelve places.
func exactly() cmp.Option { return cmpopts.EquateApprox(0, 1e-12) }

func must[T any](tb testing.TB) func(T, error) T {
	return func(x T, err error) T {
		tb.Helper()
		if err != nil {
			tb.Fatal(err)
		}
		return x
	}
}

func TestMactor_refused(t *testing.T) {
	v := viewOf(t, paris(t)...)
	m := mactorOf(t, v, analysis.MactorOptions{})
	for _, order := range []int{0, 4, -1} {
		_, err := m.Convergence(order)
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := analysis.MactorOf(v, analysis.MactorOptions{Reading: "OTHER"})
	wantCode(t, err, graph.CodeInvalid)
	if m.Basis.Revision != v.Revision() {
		t.Errorf("basis of revision %s, want %s", m.Basis.Revision, v.Revision())
	}
}

// TestMactor_Positions_zero holds that somebody without any strength weighs 0 against an ambition too, and not -0.
func TestMactor_Positions_zero(t *testing.T) {
	m := mactorOf(t, viewOf(t, actorMap([][]int{{0, 0}, {3, 0}}, [][]int{{-2}, {3}})...), analysis.MactorOptions{})
	positions, err := m.Positions(analysis.MostOrder)
	if err != nil {
		t.Fatal(err)
	}
	if x := *positions[0][0]; x != 0 || math.Signbit(x) || m.R[0] != 0 {
		t.Errorf("with a strength of %v the position is %v, want 0", m.R[0], x)
	}
}

func TestMactor_selection_refused(t *testing.T) {
	v := viewOf(t, paris(t)...)
	for _, gone := range []graph.ID{"amb_gone", idOf(t, v, "A")} {
		_, err := analysis.MactorOf(v, analysis.MactorOptions{Ambitions: []graph.ID{idOf(t, v, "k1"), gone}})
		wantCode(t, err, graph.CodeNotFound)
	}
}

func TestMactor_limits(t *testing.T) {
	var many []graph.Entity
	for i := range analysis.MostMatrixRows + 1 {
		many = append(many, organisation("O"+strconv.Itoa(i)))
	}
	paid := analysis.Price(0)
	work := analysis.Work{Pay: func(p analysis.Price) error { paid += p; return nil }}
	_, err := analysis.MactorOf(viewOf(t, many...), analysis.MactorOptions{Work: work})
	wantCode(t, err, graph.CodeTooLarge)
	if !strings.Contains(err.Error(), "page through the pairs") {
		t.Errorf("%v does not say where to find the same of all", err)
	}
	if paid > 1_000 {
		t.Errorf("what is refused cost %d", paid)
	}
	many = []graph.Entity{organisation("A")}
	for i := range analysis.MostMatrixRows + 1 {
		many = append(many, &graph.Ambition{Name: "k" + strconv.Itoa(i)})
	}
	m := mactorOf(t, viewOf(t, many...), analysis.MactorOptions{})
	_, err = m.AmbitionConvergence(1)
	wantCode(t, err, graph.CodeTooLarge)
	for i := len(many); i <= analysis.MostMactorAmbitions+1; i++ {
		many = append(many, &graph.Ambition{Name: "k" + strconv.Itoa(i)})
	}
	_, err = analysis.MactorOf(viewOf(t, many...), analysis.MactorOptions{})
	wantCode(t, err, graph.CodeTooLarge)

	stopped := errors.New("nobody waits any more")
	v := viewOf(t, paris(t)...)
	if _, err := analysis.MactorOf(v, analysis.MactorOptions{Work: analysis.Work{Check: func() error { return stopped }}}); !errors.Is(err, stopped) {
		t.Errorf("error %v, want %v", err, stopped)
	}
	refused := errors.New("too dear")
	if _, err := analysis.MactorOf(v, analysis.MactorOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return refused }}}); !errors.Is(err, refused) {
		t.Errorf("error %v, want %v", err, refused)
	}
}

// oracle is the method as it is written down, with loops over all.
type oracle struct {
	mdi, mao   [][]float64
	mdii       [][]float64
	mmdii      [][]float64
	i, d, r, t []float64 // t: R* of the textbook
}

func newOracle(influence, stances [][]int) *oracle {
	n := len(influence)
	o := &oracle{mdi: square(n), mdii: square(n), mmdii: square(n), i: make([]float64, n), d: make([]float64, n)}
	for i := range n {
		for j := range n {
			if i != j && influence[i][j] != none {
				o.mdi[i][j] = float64(influence[i][j])
			}
		}
		var row []float64
		for _, x := range stances[i] {
			if x == none {
				x = 0
			}
			row = append(row, float64(x))
		}
		o.mao = append(o.mao, row)
	}
	for i := range n {
		for j := range n {
			o.mdii[i][j], o.mmdii[i][j] = o.mdi[i][j], o.mdi[i][j]
			for k := range n {
				o.mdii[i][j] += min(o.mdi[i][k], o.mdi[k][j])
				o.mmdii[i][j] = max(o.mmdii[i][j], min(o.mdi[i][k], o.mdi[k][j]))
			}
			if i == j {
				o.mmdii[i][j] = 0
				continue
			}
			o.i[i] += o.mdii[i][j]
			o.d[j] += o.mdii[i][j]
		}
	}
	o.r, o.t = o.strength(false), o.strength(true)
	return o
}

func (o *oracle) strength(diagonal bool) []float64 {
	n := len(o.mdi)
	q := make([]float64, n)
	sumI, sumQ := 0.0, 0.0
	in, de := make([]float64, n), make([]float64, n)
	for i := range n {
		in[i], de[i] = o.i[i], o.d[i]
		if diagonal {
			in[i] += o.mdii[i][i]
			de[i] += o.mdii[i][i]
		}
		sumI += in[i]
	}
	for i := range n {
		if sumI > 0 && in[i]+de[i] > 0 {
			q[i] = (in[i] - o.mdii[i][i]) / sumI * in[i] / (in[i] + de[i])
		}
		sumQ += q[i]
	}
	for i := range n {
		if sumQ > 0 {
			q[i] *= float64(n) / sumQ
		}
	}
	return q
}

// meet returns the convergence and the divergence of the rows, or of the columns, of the matrix of the order.
func (o *oracle) meet(order int, columns bool) (c, d [][]float64) {
	var all [][]float64
	for i, row := range o.mao {
		var entries []float64
		for _, x := range row {
			switch {
			case order == 1 && x != 0:
				x = math.Copysign(1, x)
			case order == 3:
				x *= o.r[i]
			}
			entries = append(entries, x)
		}
		all = append(all, entries)
	}
	if columns {
		turned := make([][]float64, len(all[0]))
		for _, row := range all {
			for k, x := range row {
				turned[k] = append(turned[k], x)
			}
		}
		all = turned
	}
	c, d = square(len(all)), square(len(all))
	for i := range all {
		for j := range all {
			if i == j {
				continue
			}
			for k := range all[i] {
				mean := (math.Abs(all[i][k]) + math.Abs(all[j][k])) / 2
				if all[i][k]*all[j][k] > 0 {
					c[i][j] += mean
				}
				if all[i][k]*all[j][k] < 0 {
					d[i][j] += mean
				}
			}
		}
	}
	return c, d
}

func square(n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		out[i] = make([]float64, n)
	}
	return out
}

// drawn returns a random influence and stances, some unknown.
func drawn(from *rand.Rand, n, m int) (influence, stances [][]int) {
	for range n {
		var row, on []int
		for range n {
			row = append(row, []int{none, 0, from.IntN(5), from.IntN(5)}[from.IntN(4)])
		}
		for range m {
			on = append(on, []int{none, from.IntN(9) - 4, from.IntN(9) - 4}[from.IntN(3)])
		}
		influence, stances = append(influence, row), append(stances, on)
	}
	return influence, stances
}

// byName puts the columns in the order of their names: k1, k10, k2 ….
func byName(stances [][]int) [][]int {
	columns := make([]int, len(stances[0]))
	for k := range columns {
		columns[k] = k
	}
	slices.SortFunc(columns, func(a, b int) int { return strings.Compare("k"+strconv.Itoa(a+1), "k"+strconv.Itoa(b+1)) })
	out := make([][]int, len(stances))
	for i, row := range stances {
		for _, k := range columns {
			out[i] = append(out[i], row[k])
		}
	}
	return out
}

func TestMactor_oracle(t *testing.T) {
	matrix := must[[][]float64](t)
	for seed := range uint64(60) {
		from := rand.New(rand.NewPCG(seed, 7))
		n, columns := 1+from.IntN(8), 1+from.IntN(8)
		if seed%20 == 0 {
			n, columns = 60+from.IntN(20), 60+from.IntN(20) // more than a word of bits
		}
		influence, stances := drawn(from, n, columns)
		want := newOracle(influence, byName(stances))
		v := viewOf(t, actorMap(influence, stances)...)
		m := mactorOf(t, v, analysis.MactorOptions{})
		type part struct {
			name      string
			got, want any
		}
		parts := []part{
			{"MDI", m.DirectInfluence(), want.mdi},
			{"MDII", m.IndirectInfluence(), want.mdii},
			{"MMDII", m.MaximumInfluence(), want.mmdii},
			{"I", m.Influence, want.i},
			{"D", m.Dependence, want.d},
			{"R*", m.R, want.r},
			{"R* of the textbook", mactorOf(t, v, analysis.MactorOptions{Reading: analysis.ReadingTextbook}).R, want.t},
		}
		for order := 1; order <= 3; order++ {
			c, d := want.meet(order, false)
			kc, kd := want.meet(order, true)
			parts = append(parts,
				part{fmt.Sprint(order, "CAA"), matrix(m.Convergence(order)), c}, part{fmt.Sprint(order, "DAA"), matrix(m.Divergence(order)), d},
				part{fmt.Sprint(order, "CAA of ambitions"), matrix(m.AmbitionConvergence(order)), kc},
				part{fmt.Sprint(order, "DAA of ambitions"), matrix(m.AmbitionDivergence(order)), kd})
		}
		for _, p := range parts {
			if diff := cmp.Diff(p.want, p.got, cmpopts.EquateApprox(1e-12, 1e-12)); diff != "" {
				t.Fatalf("map %d, %s (-want +got):\n%s", seed, p.name, diff)
			}
		}
	}
}

func TestMactor_properties(t *testing.T) {
	matrix, number := must[[][]float64](t), must[float64](t)
	for seed := range uint64(40) {
		from := rand.New(rand.NewPCG(seed, 11))
		n, columns := 2+from.IntN(9), 1+from.IntN(6)
		influence, stances := drawn(from, n, columns)
		m := mactorOf(t, viewOf(t, actorMap(influence, stances)...), analysis.MactorOptions{})
		sum := 0.0
		for _, r := range m.R {
			checkFinite(t, r)
			if r < 0 {
				t.Errorf("map %d: strength %v", seed, r)
			}
			sum += r
		}
		if math.Abs(sum-float64(n)) > 1e-9 && sum != 0 {
			t.Errorf("map %d: strengths add up to %v, want %d", seed, sum, n)
		}
		for order := 1; order <= 3; order++ {
			if whole := number(m.DegreeOfConvergence(order)) + number(m.DegreeOfDivergence(order)); math.Abs(whole-100) > 1e-9 && whole != 0 {
				t.Errorf("map %d: the degrees of order %d add up to %v, want 100", seed, order, whole)
			}
		}
		net := m.NetInfluence()
		first, second := matrix(m.Convergence(1)), matrix(m.Divergence(1))
		distance := matrix(m.NetDistance(3))
		for i, a := range m.Actors() {
			balance := 0.0
			for j := range n {
				balance += net[i][j]
				if net[i][j] != -net[j][i] || distance[i][j] != distance[j][i] || first[i][j]+second[i][j] > float64(columns) {
					t.Errorf("map %d: %d and %d: %v, %v, %v + %v", seed, i, j, net[i][j], distance[i][j], first[i][j], second[i][j])
				}
			}
			if balance != a.NetInfluence || a.NetInfluence != a.Influence-a.Dependence {
				t.Errorf("map %d: net influence of %d is %v, want %v", seed, i, a.NetInfluence, balance)
			}
			for order := 1; order <= 3; order++ {
				if eq := number(a.Ambivalence(order)); eq < 0 || eq > 1 || math.IsNaN(eq) {
					t.Errorf("map %d: ambivalence %v", seed, eq)
				}
				if got, want := number(a.Mobilisation(order)), number(a.Agreement(order))-number(a.Disagreement(order)); got != want {
					t.Errorf("map %d: mobilisation %v, want %v", seed, got, want)
				}
			}
		}
		checkTurned(t, seed, m, influence, stances)
		checkRelabelled(t, from, m, influence, stances)
	}
}

// checkTurned: to turn the sign of an ambition for all changes no convergence; to double the stances doubles those of
// order 2 and leaves ambivalence as it is.
func checkTurned(t *testing.T, seed uint64, m *analysis.Mactor, influence, stances [][]int) {
	t.Helper()
	matrix := must[[][]float64](t)
	turned, halved := make([][]int, len(stances)), make([][]int, len(stances))
	for i, row := range stances {
		for k, x := range row {
			y, z := x, x
			if x != none {
				z = min(max(x, -2), 2)
				if k == 0 {
					y = -x
				}
			}
			turned[i], halved[i] = append(turned[i], y), append(halved[i], z)
		}
	}
	other := mactorOf(t, viewOf(t, actorMap(influence, turned)...), analysis.MactorOptions{})
	for order := 1; order <= 3; order++ {
		if diff := cmp.Diff(matrix(m.NetDistance(order)), matrix(other.NetDistance(order))); diff != "" {
			t.Errorf("map %d: a turned ambition changes order %d:\n%s", seed, order, diff)
		}
	}
	doubled := make([][]int, len(stances))
	for i, row := range halved {
		for _, x := range row {
			if x != none {
				x *= 2
			}
			doubled[i] = append(doubled[i], x)
		}
	}
	small := mactorOf(t, viewOf(t, actorMap(influence, halved)...), analysis.MactorOptions{})
	large := mactorOf(t, viewOf(t, actorMap(influence, doubled)...), analysis.MactorOptions{})
	twice := square(len(stances))
	for i, row := range matrix(small.Convergence(2)) {
		for j, x := range row {
			twice[i][j] = 2 * x
		}
	}
	if diff := cmp.Diff(twice, matrix(large.Convergence(2))); diff != "" {
		t.Errorf("map %d: doubled stances (-want +got):\n%s", seed, diff)
	}
	many := large.Actors()
	for i, a := range small.Actors() {
		if x, y := must[float64](t)(a.Ambivalence(2)), must[float64](t)(many[i].Ambivalence(2)); math.Abs(x-y) > 1e-12 {
			t.Errorf("map %d: doubled stances change ambivalence from %v to %v", seed, x, y)
		}
	}
}

// checkRelabelled: other names and another order of recording change nothing but the order.
func checkRelabelled(t *testing.T, from *rand.Rand, m *analysis.Mactor, influence, stances [][]int) {
	t.Helper()
	n := len(influence)
	to := from.Perm(n)
	moved, stood := make([][]int, n), make([][]int, n)
	for i := range n {
		moved[to[i]], stood[to[i]] = make([]int, n), stances[i]
	}
	for i := range n {
		for j := range n {
			moved[to[i]][to[j]] = influence[i][j]
		}
	}
	entities := actorMap(moved, stood)
	from.Shuffle(len(entities), func(i, j int) { entities[i], entities[j] = entities[j], entities[i] })
	other := mactorOf(t, viewOf(t, entities...), analysis.MactorOptions{})
	c, oc := must[[][]float64](t)(m.Convergence(3)), must[[][]float64](t)(other.Convergence(3))
	for i := range n {
		if math.Abs(m.R[i]-other.R[to[i]]) > 1e-12 {
			t.Errorf("relabelled: strength %v, want %v", other.R[to[i]], m.R[i])
		}
		for j := range n {
			if math.Abs(c[i][j]-oc[to[i]][to[j]]) > 1e-12 {
				t.Errorf("relabelled: convergence %v, want %v", oc[to[i]][to[j]], c[i][j])
			}
		}
	}
}

// TestStrengths: they are MACTOR's, also for more actors than a matrix may have.
func TestStrengths(t *testing.T) {
	from := rand.New(rand.NewPCG(5, 5))
	var entities []graph.Entity
	const n = 1_000
	for i := range n {
		entities = append(entities, organisation(letter(i)))
		for range 3 {
			if j := from.IntN(n); j != i {
				entities = append(entities, influenceOf(letter(i), letter(j), from.IntN(5)))
			}
		}
	}
	v := viewOf(t, entities...)
	all := must[*analysis.Strengths](t)(analysis.StrengthsOf(v, analysis.StrengthOptions{}))
	if again := must[*analysis.Strengths](t)(analysis.StrengthsOf(v, analysis.StrengthOptions{})); again != all {
		t.Error("the strengths of a whole view are made anew each time")
	}
	sum := 0.0
	for _, r := range all.R {
		sum += r
	}
	if math.Abs(sum-n) > 1e-6 {
		t.Errorf("strengths add up to %v, want %d", sum, n)
	}
	few := map[graph.ID]bool{}
	for _, e := range all.Stakeholders[:100] {
		few[e.Meta().ID] = true
	}
	among := func(e graph.Entity) bool { return few[e.Meta().ID] }
	some := must[*analysis.Strengths](t)(analysis.StrengthsOf(v, analysis.StrengthOptions{Among: among}))
	m := mactorOf(t, v, analysis.MactorOptions{Among: among})
	if diff := cmp.Diff(m.Strengths.R, some.R); diff != "" {
		t.Errorf("strengths of some (-want +got):\n%s", diff)
	}
	_, err := analysis.StrengthsOf(v, analysis.StrengthOptions{Reading: "OTHER"})
	wantCode(t, err, graph.CodeInvalid)
}

// BenchmarkMactor lays out 200 actors and 100 ambitions and asks for everything.
func BenchmarkMactor(b *testing.B) {
	from := rand.New(rand.NewPCG(1, 2))
	influence, stances := drawn(from, 200, 100)
	v := viewOf(b, actorMap(influence, stances)...)
	for b.Loop() {
		m, err := analysis.MactorOf(v, analysis.MactorOptions{})
		if err != nil {
			b.Fatal(err)
		}
		for order := 1; order <= 3; order++ {
			for _, ask := range []func(int) ([][]float64, error){m.Convergence, m.Divergence, m.AmbitionConvergence, m.AmbitionDivergence} {
				if _, err := ask(order); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
}
