package analysis_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// utterance is a statement in a table: who, on what, which stance, on which day of 2026.
type utterance struct {
	who, on string
	stance  int
	day     int
}

// talk has organisations A, B, C …, ambitions k1, k2 … and what the first said of the latter.
func talk(actors, subjects int, all ...utterance) []graph.Entity {
	var out []graph.Entity
	for i := range actors {
		out = append(out, organisation(letter(i)))
	}
	for k := range subjects {
		name := "k" + strconv.Itoa(k+1)
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	for _, u := range all {
		p := &graph.Position{
			Statement: graph.Statement{
				Origin: graph.OriginDocumented, Confidence: 1, StatedAt: time.Date(2026, 1, 1+u.day, 10, 0, 0, 0, time.UTC),
			},
			Stakeholder: graph.ID("_:" + u.who), Ambition: graph.ID("_:" + u.on), Stance: &u.stance,
		}
		out = append(out, p)
	}
	return out
}

func discourseOf(tb testing.TB, v *graph.View, o analysis.DiscourseOptions) *analysis.Discourse {
	tb.Helper()
	d, err := analysis.DiscourseOf(v, o)
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func TestDiscourse_polarisation_refused(t *testing.T) {
	v := viewOf(t, talk(1, 1, utterance{who: "A", on: "k1", stance: 1})...)
	d := discourseOf(t, v, analysis.DiscourseOptions{})
	for _, bad := range [][2]int{{0, 1}, {1, 0}, {analysis.LongestDiscourseWindow + 1, 1}, {1, -1}} {
		_, err := d.Polarisation(bad[0], bad[1])
		wantCode(t, err, graph.CodeInvalid)
	}
	long := discourseOf(t, v, analysis.DiscourseOptions{Until: time.Date(2926, 1, 1, 0, 0, 0, 0, time.UTC)})
	_, err := long.Polarisation(1, 1)
	wantCode(t, err, graph.CodeTooLarge)
}

// TestDiscourse_polarisation_lastDay holds that a window ends with a day that a date can be.
func TestDiscourse_polarisation_lastDay(t *testing.T) {
	last := time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)
	days := int(last.Unix()-time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Unix()) / (24 * 60 * 60)
	windows, err := discourseOf(t, viewOf(t, talk(1, 1, utterance{who: "A", on: "k1", stance: 1, day: days})...), analysis.DiscourseOptions{}).Polarisation(365, 365)
	if err != nil || len(windows) != 1 || !windows[0].Until.Equal(last) || windows[0].Statements != 1 {
		t.Errorf("got %+v, %v, want a window until %v with one statement", windows, err, last)
	}
}

func TestDiscourse_refusals(t *testing.T) {
	v := viewOf(t, talk(2, 1, utterance{who: "A", on: "k1", stance: 1})...)
	day := time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
	for _, o := range []analysis.DiscourseOptions{
		{By: "X"}, {Normalisation: "X"}, {Duplicates: "X"}, {From: day, Until: day.AddDate(0, 0, -1)},
	} {
		_, err := analysis.DiscourseOf(v, o)
		wantCode(t, err, graph.CodeInvalid)
	}
	_, err := analysis.DiscourseOf(v, analysis.DiscourseOptions{Ambitions: []graph.ID{"amb_gone"}})
	wantCode(t, err, graph.CodeNotFound)
	stopped := errors.New("nobody waits any more")
	_, err = analysis.DiscourseOf(v, analysis.DiscourseOptions{Work: analysis.Work{Check: func() error { return stopped }}})
	if !errors.Is(err, stopped) {
		t.Errorf("error %v, want %v", err, stopped)
	}
	var many []utterance
	for i := range analysis.MostMatrixRows + 1 {
		many = append(many, utterance{who: letter(i), on: "k1", stance: 1})
	}
	_, err = analysis.DiscourseOf(viewOf(t, talk(len(many), 1, many...)...), analysis.DiscourseOptions{})
	wantCode(t, err, graph.CodeTooLarge)
}

// TestDiscourse_basis_among holds that who represents whom is a part of the basis only where it can have a statement count or
// not: nobody among whom statements are counted, nothing that it rests on.
func TestDiscourse_basis_among(t *testing.T) {
	said := graph.Statement{Origin: graph.OriginObserved, Confidence: 1}
	v := viewOf(t, append(talk(2, 1, utterance{who: "Cis", on: "k1", stance: 1}),
		&graph.Individual{Record: graph.Record{ID: "_:Cis"}, Name: "Cis"},
		&graph.Representation{Statement: said, Individual: "_:Cis", Organisation: "_:A"})...)
	for _, test := range []struct {
		among []string
		want  int
	}{{[]string{"A", "B", "Cis"}, 2}, {[]string{"A"}, 2}, {[]string{"Cis"}, 1}, {[]string{"B"}, 0}, {nil, 0}} {
		d := discourseOf(t, v, analysis.DiscourseOptions{Among: func(e graph.Entity) bool { return slices.Contains(test.among, e.(graph.Named).EntityName()) }})
		if d.Basis.Statements != test.want {
			t.Errorf("among %v it rests on %d statements, want %d", test.among, d.Basis.Statements, test.want)
		}
	}
}

// TestDiscourse_properties holds the networks beside the formulas, statement by statement.
func TestDiscourse_properties(t *testing.T) {
	matrix := must[[][]float64](t)
	for seed := range uint64(40) {
		from := rand.New(rand.NewPCG(seed, 3))
		actors, subjects := 2+from.IntN(6), 1+from.IntN(4)
		var all []utterance
		for range from.IntN(40) {
			all = append(all, utterance{
				who: letter(from.IntN(actors)), on: "k" + strconv.Itoa(1+from.IntN(subjects)), stance: from.IntN(9) - 4, day: from.IntN(30),
			})
		}
		least, most := 5, -5
		for _, u := range all {
			least, most = min(least, u.stance), max(most, u.stance)
		}
		span := max(1, float64(most-least))
		want := map[string][2]float64{} // ignore, conflict
		for _, x := range all {
			for _, y := range all {
				if x.who != y.who && x.on == y.on {
					w := want[x.who+y.who]
					want[x.who+y.who] = [2]float64{w[0] + 1, w[1] + float64(max(x.stance-y.stance, y.stance-x.stance))/span}
				}
			}
		}
		from.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		v := viewOf(t, talk(actors, subjects, all...)...)
		d := discourseOf(t, v, analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot})
		ignore, congruence, conflict, subtract := matrix(d.Ignore()), matrix(d.Congruence()), matrix(d.Conflict()), matrix(d.Subtract())
		for i, a := range names(d.Actors) {
			for j, b := range names(d.Actors) {
				got := [2]float64{ignore[i][j], conflict[i][j]}
				if diff := cmp.Diff(want[a+b], got, near()); diff != "" {
					t.Fatalf("map %d, %s and %s (-want +got):\n%s", seed, a, b, diff)
				}
				sum, rest := congruence[i][j]+conflict[i][j], congruence[i][j]-conflict[i][j]
				if diff := cmp.Diff([]float64{ignore[i][j], subtract[i][j]}, []float64{sum, rest}, near()); diff != "" {
					t.Errorf("map %d (-want +got):\n%s", seed, diff)
				}
				if congruence[i][j] != congruence[j][i] || conflict[i][j] != conflict[j][i] {
					t.Errorf("map %d: not symmetric", seed)
				}
			}
		}
		windows, err := d.Polarisation(10, 5)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range windows {
			if w.Polarisation != nil && (*w.Polarisation < 0 || *w.Polarisation > 1) {
				t.Errorf("map %d: polarisation %v", seed, *w.Polarisation)
			}
		}
	}
}

// TestDiscourse_camps holds that a camp has more congruence than conflict inside, as those of an alignment have. A, B and C are
// one group to D, who contradicts each of them ten times, but A and C contradict each other three times, and each agrees with B
// once only.
func TestDiscourse_camps(t *testing.T) {
	subjects := 0
	var all []utterance
	meet := func(a, b string, opposite bool, times int) {
		subjects++
		on, stance := "k"+strconv.Itoa(subjects), 1
		if all = append(all, utterance{who: a, on: on, stance: stance}); opposite {
			stance = -1
		}
		for range times {
			all = append(all, utterance{who: b, on: on, stance: stance})
		}
	}
	meet("A", "B", false, 1)
	meet("C", "B", false, 1)
	meet("A", "C", true, 3)
	for _, who := range []string{"A", "B", "C"} {
		meet(who, "D", true, 10)
	}
	d := discourseOf(t, viewOf(t, talk(4, subjects, all...)...), analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot})
	windows, err := d.Polarisation(1, 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := windows[0]; len(got.Camps) != 0 || *got.Polarisation != 0 {
		t.Errorf("the camp %v, in which 2 agree and 3 clash, and polarisation %v, want none", names(got.Camps[0]), *got.Polarisation)
	}
}
