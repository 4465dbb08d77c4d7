package analysis_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func linkageOf(tb testing.TB, entities ...graph.Entity) (*analysis.ActorLinkage, *graph.View) {
	tb.Helper()
	v := viewOf(tb, entities...)
	l, err := analysis.LinkageOf(v, analysis.LinkageOptions{Of: analysis.SubjectPositions})
	if err != nil {
		tb.Fatal(err)
	}
	return l, v
}

func promising(who string, status graph.CommitmentStatus) *graph.Commitment {
	return &graph.Commitment{Statement: inBridge("owner"), Stakeholder: graph.ID("_:" + who), Text: "time", Status: status}
}

func tying(a, b string, kind graph.TieKind, strength int) *graph.Tie {
	return &graph.Tie{Statement: inBridge("owner"), A: graph.ID("_:" + a), B: graph.ID("_:" + b), Kind: kind, Strength: strength}
}

// tangle is a random collaboration with stances, dependencies, promises and ties.
func tangle(seed uint64) []graph.Entity {
	from := rand.New(rand.NewPCG(seed, 3))
	size := 2 + from.IntN(7)
	rows := make([][]int, size)
	for i := range rows {
		for range 4 {
			if stance := from.IntN(12) - 4; stance <= 4 {
				rows[i] = append(rows[i], stance)
			} else {
				rows[i] = append(rows[i], none)
			}
		}
	}
	out := append(collaborating(size), stancesOf(rows...)...)
	for range size {
		a, b := from.IntN(size), from.IntN(size)
		if a != b {
			out = append(out, needing(letter(a), letter(b), 1+from.IntN(4), 0.25))
		}
		if c := from.IntN(size); c != a {
			out = append(out, tying(letter(c), letter(a), graph.TieTrusts, 1))
		}
		if from.IntN(2) == 0 {
			out = append(out, promising(letter(a), graph.CommitmentConfirmed))
		}
	}
	return out
}

// TestLinkage_Oracle holds pages, counts and introductions to what pair by pair comes to, over random maps.
func TestLinkage_Oracle(t *testing.T) {
	for seed := range uint64(60) {
		l, _ := linkageOf(t, tangle(seed)...)
		var want []analysis.Linkage
		var counts analysis.LinkageCounts
		for i, a := range l.Stakeholders() {
			for _, b := range l.Stakeholders()[i+1:] {
				c, err := l.Pair(a.Meta().ID, b.Meta().ID)
				if err != nil {
					t.Fatal(err)
				}
				switch c.Code {
				case "":
					continue
				case analysis.LinkageConflicting:
					counts.Conflicting++
				case analysis.LinkageComplementary:
					counts.Complementary++
				case analysis.LinkageCooperating:
					counts.Cooperating++
				}
				want = append(want, c)
			}
		}
		var got []analysis.Linkage
		for more := true; more; {
			var after *analysis.PairRef
			if n := len(got); n > 0 {
				after = &analysis.PairRef{A: got[n-1].A.Meta().ID, B: got[n-1].B.Meta().ID}
			}
			page, err := l.Cells(nil, after, 2)
			if err != nil {
				t.Fatal(err)
			}
			got, more = append(got, page.Cells...), page.More
		}
		if !slices.Equal(want, got) {
			t.Fatalf("seed %d: cells\n%v\nwant\n%v", seed, brief(got), brief(want))
		}
		if found, err := l.Counts(); err != nil || found != counts {
			t.Errorf("seed %d: counts %+v, %v; want %+v", seed, found, err, counts)
		}
		introduce := slices.DeleteFunc(slices.Clone(want), func(c analysis.Linkage) bool { return c.Code != analysis.LinkageComplementary || c.Acquainted })
		slices.SortStableFunc(introduce, func(x, y analysis.Linkage) int {
			return cmp.Compare(y.Convergence-y.Divergence, x.Convergence-x.Divergence)
		})
		found, err := l.Introductions(3)
		if diff := gocmp.Diff(brief(introduce[:min(3, len(introduce))]), brief(found)); err != nil || diff != "" {
			t.Errorf("seed %d: introductions %v (-want +got):\n%s", seed, err, diff)
		}
	}
}

func brief(all []analysis.Linkage) []string {
	var out []string
	for _, c := range all {
		out = append(out, fmt.Sprint(c.A.EntityName(), c.B.EntityName(), " ", c.Code, " ", c.Convergence, " ", c.Divergence))
	}
	return out
}

func TestLinkage_refuse(t *testing.T) {
	l, v := linkageOf(t, collaborating(2)...)
	_, err := l.Pair(idOf(t, v, "A"), "org_none")
	wantCode(t, err, graph.CodeNotFound)
	_, err = l.Pair(idOf(t, v, "A"), idOf(t, v, "A"))
	wantCode(t, err, graph.CodeInvalid)
	_, err = l.Cells(nil, &analysis.PairRef{A: "org_none", B: idOf(t, v, "A")}, 1)
	wantCode(t, err, graph.CodeInvalid)
	_, err = analysis.LinkageOf(v, analysis.LinkageOptions{Of: "DREAMS"})
	wantCode(t, err, graph.CodeInvalid)
	dear := graph.Errorf(graph.CodeTooLarge, "dear")
	_, err = analysis.LinkageOf(v, analysis.LinkageOptions{Work: analysis.Work{Pay: func(analysis.Price) error { return dear }}})
	wantCode(t, err, graph.CodeTooLarge)
}
