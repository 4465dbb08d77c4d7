package analysis_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// discourseInput is what was said as a case has it: "A k1 -1", "A k1 -1 2026-01-31" or "A k1 -1 2026-01-31 letter" are A's
// stance on k1, on 1 January 2026 unless a day is given, in a document.
type discourseInput struct {
	Statements    []string                        `json:"statements"`
	ToAsk         []string                        `json:"toAsk"`       // who is still to be asked about what: "A k1"
	Individuals   map[string][]string             `json:"individuals"` // whom each represents, as often as it is said
	By            analysis.DiscourseActor         `json:"by"`
	Actors        []string                        `json:"actors"`   // those who say nothing too
	Subjects      []string                        `json:"subjects"` // those nobody speaks of too
	Normalisation analysis.DiscourseNormalisation `json:"normalisation"`
	Duplicates    analysis.DiscourseDuplicates    `json:"duplicates"`
	From          string                          `json:"from"`
	Until         string                          `json:"until"`
	Length        int                             `json:"length"` // of the windows of the series, in days; 7 unless given
	Step          int                             `json:"step"`
}

func (in discourseInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	var things, told []graph.Entity
	met := map[string]bool{}
	add := func(name string, e graph.Entity) {
		if !met[name] {
			met[name] = true
			things = append(things, e)
		}
	}
	ambition := func(name string) *graph.Ambition {
		return &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
	}
	for _, name := range slices.Sorted(maps.Keys(in.Individuals)) {
		add(name, &graph.Individual{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
		for _, whom := range in.Individuals[name] {
			add(whom, organisation(whom))
			told = append(told, &graph.Representation{Statement: said(), Individual: graph.ID("_:" + name), Organisation: graph.ID("_:" + whom)})
		}
	}
	for _, name := range in.Actors {
		add(name, organisation(name))
	}
	for _, name := range in.Subjects {
		add(name, ambition(name))
	}
	told = append(told, toAsk(in.ToAsk)...)
	for _, line := range in.Statements {
		words := strings.Fields(line)
		add(words[0], organisation(words[0]))
		add(words[1], ambition(words[1]))
		stance := must[int](tb)(strconv.Atoi(words[2]))
		p := &graph.Position{
			Statement:   graph.Statement{Origin: graph.OriginDocumented, Confidence: 1, StatedAt: day(tb, "2026-01-01").Add(10 * time.Hour)},
			Stakeholder: graph.ID("_:" + words[0]), Ambition: graph.ID("_:" + words[1]), Stance: &stance,
		}
		if len(words) > 3 {
			p.StatedAt = day(tb, words[3]).Add(10 * time.Hour)
		}
		if len(words) > 4 {
			p.Source = &graph.Source{Document: words[4]}
		}
		told = append(told, p)
	}
	return viewOf(tb, append(things, told...)...)
}

func day(tb testing.TB, text string) time.Time {
	tb.Helper()
	if text == "" {
		return time.Time{}
	}
	return must[time.Time](tb)(time.Parse(time.DateOnly, text))
}

// discourseCase answers the networks of actors, by pair, and who spoke about what.
func discourseCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	in := discourseInput{Length: 7, Step: 7}
	input(&in)
	d := discourseOf(tb, in.view(tb), analysis.DiscourseOptions{
		By: in.By, Normalisation: in.Normalisation, Duplicates: in.Duplicates, From: day(tb, in.From), Until: day(tb, in.Until),
	})
	matrix := must[[][]float64](tb)
	pairs := map[string]any{}
	congruence, conflict, subtract, ignore := matrix(d.Congruence()), matrix(d.Conflict()), matrix(d.Subtract()), matrix(d.Ignore())
	activity := map[string]int{}
	for i, a := range names(d.Actors) {
		activity[a] = certain(d.Activity())[i]
		for j, b := range names(d.Actors) {
			if i != j {
				pairs[a+" "+b] = map[string]any{
					"congruence": congruence[i][j], "conflict": conflict[i][j], "subtract": subtract[i][j], "ignore": ignore[i][j],
				}
			}
		}
	}
	series := []any{}
	for _, w := range must[[]analysis.DiscourseWindow](tb)(d.Polarisation(in.Length, in.Step)) {
		series = append(series, map[string]any{
			"from": w.From.Format(time.DateOnly), "until": w.Until.Format(time.DateOnly), "statements": w.Statements, "actors": w.Actors,
			"congruence": w.Congruence, "conflict": w.Conflict, "polarisation": w.Polarisation,
			"camps": texts(w.Camps, func(c []graph.Named) string { return strings.Join(names(c), " ") }),
		})
	}
	return map[string]any{
		"actors": names(d.Actors), "subjects": names(d.Subjects), "activity": activity, "pairs": pairs, "statements": d.Basis.Statements, "series": series,
		"twoMode": twoModeAnswer(d, analysis.ShareNot), "byActivity": twoModeAnswer(d, analysis.ShareActivity),
		"byProminence": twoModeAnswer(d, analysis.ShareProminence),
	}
}

func twoModeAnswer(d *analysis.Discourse, share analysis.DiscourseShare) map[string]any {
	two := certain(d.TwoMode(share))
	rows := map[string]any{}
	for i, name := range names(d.Actors) {
		rows[name] = map[string]any{"ignore": two.Ignore[i], "subtract": two.Subtract[i], "for": two.For[i], "against": two.Against[i]}
	}
	return rows
}
