package analysis_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// utterance is a statement in a table: who, on what, which stance, on which day of 2026, in which document.
type utterance struct {
	who, on  string
	stance   int
	day      int
	document string
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
		if u.document != "" {
			p.Source = &graph.Source{Document: u.document}
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

// worked is a small example: A said k1+ twice, k2-, k3+; B k1+, k2+; C k1-, k1+, k2-.
func worked() []utterance {
	return []utterance{
		{who: "A", on: "k1", stance: 1},
		{who: "A", on: "k1", stance: 1, day: 1},
		{who: "A", on: "k2", stance: -1},
		{who: "A", on: "k3", stance: 1},
		{who: "B", on: "k1", stance: 1},
		{who: "B", on: "k2", stance: 1},
		{who: "C", on: "k1", stance: -1},
		{who: "C", on: "k1", stance: 1},
		{who: "C", on: "k2", stance: -1},
	}
}

func TestDiscourse_worked(t *testing.T) {
	v := viewOf(t, talk(4, 4, worked()...)...) // D says nothing, nor does anybody speak of k4
	matrix := must[[][]float64](t)
	type row struct{ Congruence, Conflict, Subtract, Ignore float64 }
	for normalisation, want := range map[analysis.DiscourseNormalisation][3]row{
		analysis.NormaliseNot: {{2, 1, 1, 3}, {3, 2, 1, 5}, {1, 2, -1, 3}},
		"":                    {{.666667, .333333, .333333, 1}, {.857143, .571429, .285714, 1.428571}, {.4, .8, -.4, 1.2}},
		// Of A and B both have k1+ alone (2·1); of A and C k1+ (2·1) and k2- (1·1); of B and C k1+ (1·1).
		analysis.NormaliseDNAJaccard: {{2. / 5, 1. / 5, 1. / 5, 3. / 5}, {3. / 5, 2. / 5, 1. / 5, 1}, {1. / 4, 2. / 4, -1. / 4, 3. / 4}},
		analysis.NormaliseDNACosine:  {{.25, .125, .125, .375}, {.25, 1. / 6, 1. / 12, 5. / 12}, {1. / 6, 1. / 3, -1. / 6, .5}},
		analysis.NormaliseCosine:     {{.577350, .288675, .288675, .866025}, {.707107, .471405, .235702, 1.178511}, {.408248, .816497, -.408248, 1.224745}},
	} {
		d := discourseOf(t, v, analysis.DiscourseOptions{Normalisation: normalisation})
		ignore, congruence, conflict, subtract := matrix(d.Ignore()), matrix(d.Congruence()), matrix(d.Conflict()), matrix(d.Subtract())
		var got [3]row
		for n, pair := range [][2]int{{0, 1}, {0, 2}, {1, 2}} {
			i, j := pair[0], pair[1]
			got[n] = row{congruence[i][j], conflict[i][j], subtract[i][j], ignore[i][j]}
		}
		if diff := cmp.Diff(want, got, near()); diff != "" {
			t.Errorf("%q (-want +got):\n%s", normalisation, diff)
		}
		if diff := cmp.Diff([]string{"A", "B", "C"}, names(d.Actors)); diff != "" {
			t.Errorf("actors (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff([]int{4, 2, 3}, certain(d.Activity())); diff != "" {
			t.Errorf("activity (-want +got):\n%s", diff)
		}
		if d.Basis.Statements != 9 {
			t.Errorf("%d statements, want 9", d.Basis.Statements)
		}
	}
	d := discourseOf(t, v, analysis.DiscourseOptions{})
	two := certain(d.TwoMode(analysis.ShareNot))
	if diff := cmp.Diff([][]float64{{2, -1, 1}, {1, 1, 0}, {0, -1, 0}}, two.Subtract); diff != "" {
		t.Errorf("two-mode subtract (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]float64{{2, 1, 1}, {1, 1, 0}, {2, 1, 0}}, two.Ignore); diff != "" {
		t.Errorf("two-mode ignore (-want +got):\n%s", diff)
	}
	if two.For[2][0] != 1 || two.Against[2][0] != 1 {
		t.Errorf("C on k1: %v for and %v against, want 1 and 1", two.For[2][0], two.Against[2][0])
	}
	if diff := cmp.Diff([]float64{.5, -.25, .25}, certain(d.TwoMode(analysis.ShareActivity)).Subtract[0]); diff != "" {
		t.Errorf("by activity (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]float64{.4, 1. / 3, 1}, certain(d.TwoMode(analysis.ShareProminence)).Ignore[0], near()); diff != "" {
		t.Errorf("by prominence (-want +got):\n%s", diff)
	}
}

func TestDiscourse_duplicates(t *testing.T) {
	v := viewOf(t, talk(3, 3, worked()...)...)
	d := discourseOf(t, v, analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot, Duplicates: analysis.DuplicatesAcross})
	matrix := must[[][]float64](t)
	if congruence, conflict := matrix(d.Congruence())[0][1], matrix(d.Conflict())[0][1]; congruence != 1 || conflict != 1 || certain(d.Activity())[0] != 3 {
		t.Errorf("across the range: congruence %v, conflict %v, activity %v; want 1, 1, 3", congruence, conflict, certain(d.Activity()))
	}
	// C's two statements on k1 differ in stance: one where that is ignored.
	if ignore := matrix(d.Ignore()); ignore[1][2] != 2 {
		t.Errorf("ignoring stances, B and C have %v in common, want 2", ignore[1][2])
	}
	same := func(day int, document string) utterance {
		return utterance{who: "A", on: "k1", stance: 1, day: day, document: document}
	}
	v = viewOf(t, talk(1, 1, same(0, "x"), same(0, "x"), same(1, "y"), same(6, ""), same(6, ""), same(40, "x"), same(365, "x"), same(400, "z"))...)
	for rule, want := range map[analysis.DiscourseDuplicates]int{
		analysis.DuplicatesInclude: 8,
		// x and y and z, and two without one.
		analysis.DuplicatesDocument: 5,
		// 1 and 2 January; 7 January is a week later; 10 February; 1 January and 5 February 2027.
		analysis.DuplicatesWeek: 5, analysis.DuplicatesMonth: 4, analysis.DuplicatesYear: 2, analysis.DuplicatesAcross: 1,
	} {
		if got := certain(discourseOf(t, v, analysis.DiscourseOptions{Duplicates: rule}).Activity())[0]; got != want {
			t.Errorf("%s leaves %d statements, want %d", rule, got, want)
		}
	}
}

// TestDiscourse_scale: stances on a scale are apart as far as they are, in the range of those that were selected.
func TestDiscourse_scale(t *testing.T) {
	v := viewOf(t, talk(3, 1,
		utterance{who: "A", on: "k1", stance: -2}, utterance{who: "B", on: "k1", stance: 2}, utterance{who: "C", on: "k1", stance: 1, day: 5},
		utterance{who: "B", on: "k1", stance: 2, day: 5})...)
	d := discourseOf(t, v, analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot})
	matrix := must[[][]float64](t)
	if diff := cmp.Diff([][]float64{{0, 0, .25}, {0, 0, 1.5}, {.25, 1.5, 0}}, matrix(d.Congruence())); diff != "" {
		t.Errorf("congruence (-want +got):\n%s", diff)
	}
	later := discourseOf(t, v, analysis.DiscourseOptions{Normalisation: analysis.NormaliseNot, From: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC)})
	if got := matrix(later.Conflict()); len(got) != 2 || got[0][1] != 1 {
		t.Errorf("of the later ones the range is 1, so B and C conflict by 1, not %v", got)
	}
}

// TestDiscourse_days: the first day and the last one are within, to their ends.
func TestDiscourse_days(t *testing.T) {
	var all []utterance
	for day := range 4 {
		all = append(all, utterance{who: "A", on: "k1", stance: 1, day: day})
	}
	d := discourseOf(t, viewOf(t, talk(1, 1, all...)...), analysis.DiscourseOptions{
		From: time.Date(2026, 1, 2, 0, 0, 0, 0, time.UTC), Until: time.Date(2026, 1, 3, 0, 0, 0, 0, time.UTC),
	})
	if d.Basis.Statements != 2 {
		t.Errorf("%d statements on 2 and 3 January, want 2", d.Basis.Statements)
	}
}

func TestDiscourse_by(t *testing.T) {
	person := func(name string) *graph.Individual {
		return &graph.Individual{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	}
	represents := func(who, whom string) *graph.Representation {
		return &graph.Representation{Individual: graph.ID("_:" + who), Organisation: graph.ID("_:" + whom)}
	}
	entities := talk(2, 1, utterance{who: "A", on: "k1", stance: 1}, utterance{who: "P", on: "k1", stance: 1},
		utterance{who: "Q", on: "k1", stance: -1}, utterance{who: "P", on: "k1", stance: 0, day: 3})
	entities = append(entities, person("P"), person("Q"), represents("P", "A"), represents("P", "B"), represents("P", "B"),
		&graph.Position{Stakeholder: "_:Q", Ambition: "_:k1"})
	v := viewOf(t, entities...)
	for _, tc := range []struct {
		by       analysis.DiscourseActor
		actors   []string
		activity []int
		basis    int
	}{
		{analysis.ByOrganisation, []string{"A", "B", "Q"}, []int{3, 2, 1}, 4},
		{analysis.ByIndividual, []string{"P", "Q"}, []int{2, 1}, 3},
	} {
		d := discourseOf(t, v, analysis.DiscourseOptions{By: tc.by})
		if diff := cmp.Diff(tc.actors, names(d.Actors)); diff != "" {
			t.Errorf("%s: actors (-want +got):\n%s", tc.by, diff)
		}
		if diff := cmp.Diff(tc.activity, certain(d.Activity())); diff != "" {
			t.Errorf("%s: activity (-want +got):\n%s", tc.by, diff)
		}
		if d.Basis.Statements != tc.basis {
			t.Errorf("%s: %d statements, want %d", tc.by, d.Basis.Statements, tc.basis)
		}
	}
}

func TestDiscourse_polarisation(t *testing.T) {
	var all []utterance
	for day, stances := range map[int][4]int{0: {1, 1, 1, 1}, 10: {1, 1, -1, -1}, 20: {1, 0, 0, 0}} {
		for i, stance := range stances {
			if stance != 0 {
				all = append(all, utterance{who: letter(i), on: "k1", stance: stance, day: day})
			}
		}
	}
	d := discourseOf(t, viewOf(t, talk(4, 1, all...)...), analysis.DiscourseOptions{})
	windows, err := d.Polarisation(7, 10)
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		From                 string
		Statements, Actors   int
		Congruence, Conflict float64
		Polarisation         string
		Camps                int
	}
	var got []row
	for _, w := range windows {
		p := "none"
		if w.Polarisation != nil {
			p = fmt.Sprintf("%.6f", *w.Polarisation)
		}
		got = append(got, row{w.From.Format(time.DateOnly), w.Statements, w.Actors, w.Congruence, w.Conflict, p, len(w.Camps)})
	}
	want := []row{
		{"2026-01-01", 4, 4, 6, 0, "0.000000", 1},
		{"2026-01-11", 4, 4, 2, 4, "0.888889", 2}, // 4 · 2 · 4 / 6²
		{"2026-01-21", 1, 1, 0, 0, "none", 0},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("series (-want +got):\n%s", diff)
	}
	for _, bad := range [][2]int{{0, 1}, {1, 0}, {analysis.LongestDiscourseWindow + 1, 1}, {1, -1}} {
		_, err := d.Polarisation(bad[0], bad[1])
		wantCode(t, err, graph.CodeInvalid)
	}
	long := discourseOf(t, viewOf(t, talk(4, 1, all...)...), analysis.DiscourseOptions{Until: time.Date(2926, 1, 1, 0, 0, 0, 0, time.UTC)})
	_, err = long.Polarisation(1, 1)
	wantCode(t, err, graph.CodeTooLarge)
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
	nothing := discourseOf(t, v, analysis.DiscourseOptions{From: day})
	if got := must[[][]float64](t)(nothing.Congruence()); len(got) != 0 || len(nothing.Actors) != 0 {
		t.Errorf("after the last statement: %v", got)
	}
	if windows, err := nothing.Polarisation(1, 1); err != nil || len(windows) != 0 {
		t.Errorf("after the last statement: %v, %v", windows, err)
	}
	var many []utterance
	for i := range analysis.MostMatrixRows + 1 {
		many = append(many, utterance{who: letter(i), on: "k1", stance: 1})
	}
	_, err = analysis.DiscourseOf(viewOf(t, talk(len(many), 1, many...)...), analysis.DiscourseOptions{})
	wantCode(t, err, graph.CodeTooLarge)
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
