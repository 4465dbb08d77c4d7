package analysis_test

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

func TestAlignment_AskNext_errors(t *testing.T) {
	a := align(t, viewOf(t, stanceMap([]int{1, none}, []int{1, 2})...), analysis.AlignmentOptions{})
	for _, n := range []int{0, analysis.MostQuestions + 1} {
		_, err := a.AskNext("", n)
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := a.AskNext("org_none", 1)
	wantCode(t, err, graph.CodeNotFound)
	if first, err := a.AskNext("", 1); err != nil || len(first) != 1 {
		t.Errorf("the first question: %v (%v)", first, err)
	}
}

// naiveQuestion is an open question as the definition has it.
type naiveQuestion struct {
	row, column    int
	changed, shift float64
}

// reading is 2 when nothing is known of the two, else the sign of the net distance.
func reading(x, y []int) (sign int, net float64) {
	p := naive(x, y, analysis.MeasureNetDistance)
	if math.IsNaN(p.score) {
		return 2, 0
	}
	return cmp.Compare(p.score, 0), p.score
}

// ask tries all answers to all questions.
func (s stanceTable) ask() []naiveQuestion {
	var out []naiveQuestion
	for i, row := range s.stances {
		for k := range row {
			if row[k] != none {
				continue
			}
			q := naiveQuestion{row: i, column: k}
			for answer := -4; answer <= 4; answer++ {
				known := slices.Clone(row)
				known[k] = answer
				for j, other := range s.stances {
					if j == i {
						continue
					}
					before, was := reading(row, other)
					after, is := reading(known, other)
					if before != after {
						q.changed += 1.0 / 9
					}
					q.shift += math.Abs(is-was) / 9
				}
			}
			if q.shift > 0 {
				out = append(out, q)
			}
		}
	}
	round := func(x float64) float64 { return math.Round(x * 1e9) }
	slices.SortFunc(out, func(p, q naiveQuestion) int {
		return cmp.Or(
			cmp.Compare(round(q.changed), round(p.changed)), cmp.Compare(round(q.shift), round(p.shift)), s.compareNames(p.row, q.row),
			cmp.Compare(p.row, q.row), cmp.Compare(p.column, q.column),
		)
	})
	return out
}

func TestAlignment_AskNext_oracle(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := drawTable(rt)
		entities := s.entities()
		v := viewOf(t, entities...)
		want := s.ask()
		who := graph.ID("")
		if with := rapid.IntRange(-1, len(s.names)-1).Draw(rt, "with"); with >= 0 {
			who = entities[with].Meta().ID
			want = slices.DeleteFunc(want, func(q naiveQuestion) bool { return q.row != with })
		}
		n := rapid.IntRange(1, 10).Draw(rt, "n")
		got, err := align(t, v, analysis.AlignmentOptions{}).AskNext(who, n)
		if err != nil {
			rt.Fatal(err)
		}
		if len(got) != min(n, len(want)) {
			rt.Fatalf("%d questions, want %d", len(got), min(n, len(want)))
		}
		for i, q := range got {
			w := want[i]
			if number(q.Stakeholder) != w.row || q.Subject.EntityName() != "k"+strconv.Itoa(w.column+1) ||
				math.Abs(q.Changed-w.changed) > 1e-9 || math.Abs(q.Shift-w.shift) > 1e-9 {
				rt.Fatalf("question %d: %d about %s, %v and %v; want %+v", i, number(q.Stakeholder), q.Subject.EntityName(), q.Changed, q.Shift, w)
			}
		}
	})
}

// TestAlignment_AskAbout asks about given subjects what AskNext ranks: the same numbers, in the order given. What has a
// stance is no question; what nobody else has one on changes nothing.
func TestAlignment_AskAbout(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		v := viewOf(t, drawTable(rt).entities()...)
		a := align(t, v, analysis.AlignmentOptions{})
		for _, who := range a.Stakeholders() {
			ranked, err := a.AskNext(who.Meta().ID, analysis.MostQuestions)
			if err != nil {
				rt.Fatal(err)
			}
			var subjects []graph.ID
			for e := range v.All() {
				if k := e.EntityKind(); k == graph.KindTopic || k == graph.KindAmbition {
					subjects = append(subjects, e.Meta().ID)
				}
			}
			got, err := a.AskAbout(who.Meta().ID, append(subjects, "amb_none"))
			if err != nil {
				rt.Fatal(err)
			}
			var changing []analysis.OpenQuestion
			for _, q := range got {
				if !slices.Contains(subjects, q.Subject.Meta().ID) {
					rt.Fatalf("asked about %s, which was not asked for", q.Subject.EntityName())
				}
				if q.Shift > 0 {
					changing = append(changing, q)
				}
			}
			slices.SortStableFunc(changing, func(p, q analysis.OpenQuestion) int {
				return cmp.Or(cmp.Compare(q.Changed, p.Changed), cmp.Compare(q.Shift, p.Shift), cmp.Compare(p.Subject.EntityName(), q.Subject.EntityName()))
			})
			if diff := gocmp.Diff(questionNames(ranked), questionNames(changing)); diff != "" {
				rt.Fatalf("of %s (-AskNext +AskAbout):\n%s", who.EntityName(), diff)
			}
		}
	})
	v := viewOf(t, stanceMap([]int{1, none}, []int{1, 2})...)
	_, err := align(t, v, analysis.AlignmentOptions{}).AskAbout("org_none", nil)
	wantCode(t, err, graph.CodeNotFound)
}

func questionNames(all []analysis.OpenQuestion) []string {
	var out []string
	for _, q := range all {
		out = append(out, q.Stakeholder.EntityName()+" "+q.Subject.EntityName()+" "+strconv.FormatFloat(q.Changed, 'g', -1, 64)+" "+
			strconv.FormatFloat(q.Shift, 'g', -1, 64)+" "+strconv.FormatBool(q.Asked))
	}
	return out
}
