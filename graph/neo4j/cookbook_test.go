package neo4j_test

import (
	"cmp"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/neo4j/neo4jtest"
	"raakvlak/graph/storetest"
	"raakvlak/seed"
)

// recipe finds the statements of the cookbook with the headings that they stand under.
var recipe = regexp.MustCompile("(?s)\n## ([^\n]+)\n.*?```cypher\n(.*?)```")

// cookbook returns the statements of docs/cypher.md by their headings.
func cookbook(t *testing.T) map[string]string {
	t.Helper()
	page, err := os.ReadFile("../../docs/cypher.md")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, found := range recipe.FindAllStringSubmatch(string(page), -1) {
		all[found[1]] = found[2]
	}
	if got, want := len(all), strings.Count(string(page), "```cypher"); got != want {
		t.Fatalf("%d statements stand under a heading of their own, want %d", got, want)
	}
	return all
}

// TestCookbook runs every statement of docs/cypher.md on the example map and compares its rows with what Go code finds
// in the owner's view.
func TestCookbook(t *testing.T) {
	w := storetest.NewWorld(t, mustOpen(t, neo4jtest.Shared(t)))
	examples, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	founding, err := graph.Found(examples[0].Batch.Foundation(storetest.Owner), w.Now(), w.IDs)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Store.Found(t.Context(), founding, nil); err != nil {
		t.Fatal(err)
	}
	id := founding.Event.Map
	c, err := w.Open(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	c.Do(t, organisation("Police"), organisation("School"))
	view, err := graph.NewView(c.Snapshot(), graph.SightOf(c.Snapshot(), storetest.Owner))
	if err != nil {
		t.Fatal(err)
	}
	if view.Whole() {
		t.Fatal("the owner sees all of the example; want something that is hidden from it")
	}
	b := book{View: view, stakeholder: someDepender(view)}
	statements := cookbook(t)
	for heading, want := range map[string]func() [][]any{
		"The maps":                                  nil, // other maps may be there
		"Stakeholders and what they want":           b.interests,
		"How interests add up on a topic":           b.topics,
		"Where a stakeholder stands on an ambition": b.positions,
		"The most contested ambitions":              b.contested,
		"Positions still to be asked for":           b.unknown,
		"Who needs each other":                      b.mutual,
		"What one stakeholder depends on":           b.dependsOn,
		"On whom they lean most":                    b.critical,
		"Direct influence":                          b.influence,
		"Who clashes":                               b.clashes,
		"Who takes part, and who speaks for them":   b.participants,
		"What changed lately":                       func() [][]any { return b.changes(t, w.Store) },
	} {
		text, is := statements[heading]
		if !is {
			t.Errorf("no statement stands under %q", heading)
			continue
		}
		delete(statements, heading)
		t.Run(heading, func(t *testing.T) {
			parameters := map[string]any{"map": string(id), "principal": string(storetest.Owner), "stakeholder": b.stakeholder}
			var got [][]any
			for _, row := range raw(t, text, parameters) {
				got = append(got, row.Values)
			}
			if want == nil {
				expectRow(t, got, []any{string(id), view.Map().Name, int64(2)})
				return
			}
			compareRows(t, want(), got)
		})
	}
	for heading := range statements {
		t.Errorf("nothing is known of the statement under %q", heading)
	}
}

// compareRows compares rows in any order: the database's order of texts is not that of people.
func compareRows(t *testing.T, want, got [][]any) {
	t.Helper()
	if len(want) == 0 {
		t.Fatal("the example map has nothing for this statement to find")
	}
	for _, rows := range [][][]any{want, got} {
		slices.SortFunc(rows, func(a, b []any) int { return cmp.Compare(fmt.Sprint(a...), fmt.Sprint(b...)) })
	}
	about := cmpopts.EquateApprox(0, 1e-9)
	if diff := gocmp.Diff(want, got, about, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("rows (-view +Cypher):\n%s", diff)
	}
}

func expectRow(t *testing.T, rows [][]any, want []any) {
	t.Helper()
	if !slices.ContainsFunc(rows, func(row []any) bool { return gocmp.Equal(row, want) }) {
		t.Errorf("got rows %v, want %v among them", rows, want)
	}
}

// book answers the questions of the cookbook from a view.
type book struct {
	*graph.View
	stakeholder string
}

func (b book) name(id graph.ID) string { return b.Find(id).(graph.Named).EntityName() }

// stakeholders yields both kinds.
func (b book) stakeholders(yield func(graph.Named) bool) {
	for _, k := range []graph.Kind{graph.KindOrganisation, graph.KindIndividual} {
		for e := range b.Each(k) {
			if !yield(e.(graph.Named)) {
				return
			}
		}
	}
}

func someDepender(v *graph.View) string {
	for d := range graph.Every[*graph.Dependency](v.Snapshot) {
		return v.Find(d.Depender).(graph.Named).EntityName()
	}
	return ""
}

func (b book) interests() (rows [][]any) {
	for i := range graph.Every[*graph.Interest](b.Snapshot) {
		var topics, stances []any
		for _, on := range i.Topics {
			topics, stances = append(topics, b.name(on.Topic)), append(stances, int64(on.Stance))
		}
		rows = append(rows, []any{b.name(i.Holder), i.Text, topics, stances})
	}
	return rows
}

func (b book) topics() (rows [][]any) {
	for s := range b.stakeholders {
		for topic, stance := range b.StancesOf(s.Meta().ID) {
			rows = append(rows, []any{s.EntityName(), b.name(topic), int64(stance.Value), stance.Tension})
		}
	}
	return rows
}

func (b book) positions() (rows [][]any) {
	for s := range b.stakeholders {
		for ambition, stance := range b.PositionsOf(s.Meta().ID) {
			if stance.Known {
				rows = append(rows, []any{s.EntityName(), b.name(ambition), int64(stance.Value), stance.Ambivalent})
			}
		}
	}
	return rows
}

func (b book) unknown() (rows [][]any) {
	for s := range b.stakeholders {
		for ambition, stance := range b.PositionsOf(s.Meta().ID) {
			if !stance.Known {
				rows = append(rows, []any{s.EntityName(), b.name(ambition)})
			}
		}
	}
	return rows
}

func (b book) contested() (rows [][]any) {
	a, err := analysis.Align(b.View, analysis.AlignmentOptions{Of: analysis.SubjectPositions})
	if err != nil {
		panic(err)
	}
	subjects, err := a.Subjects(analysis.SubjectMostContested)
	if err != nil {
		panic(err)
	}
	for _, s := range subjects {
		rows = append(rows, []any{s.Subject.EntityName(), int64(s.For), int64(s.Against), int64(s.Contested())})
	}
	return rows
}

func (b book) mutual() (rows [][]any) {
	d, err := analysis.DependenceOf(b.View, analysis.DependenceOptions{})
	if err != nil {
		panic(err)
	}
	page, err := d.Mutual(nil, 1_000)
	if err != nil {
		panic(err)
	}
	for _, p := range page.Pairs {
		first, second, there, back := p.A.EntityName(), p.B.EntityName(), p.AOnB, p.BOnA
		if first > second { // by code point, as the database compares
			first, second, there, back = second, first, back, there
		}
		rows = append(rows, []any{first, second, there, back})
	}
	return rows
}

func (b book) dependsOn() (rows [][]any) {
	for d := range graph.Every[*graph.Dependency](b.Snapshot) {
		if b.name(d.Depender) != b.stakeholder {
			continue
		}
		row := []any{b.name(d.Dependee), nil, int64(d.Importance), nil, string(d.Confirmation)}
		if d.Resource != "" {
			row[1] = b.name(d.Resource)
		}
		if d.Replaceability != nil {
			row[3] = *d.Replaceability
		}
		rows = append(rows, row)
	}
	return rows
}

func (b book) critical() (rows [][]any) {
	for s := range b.stakeholders {
		dependers, resources := map[graph.ID]bool{}, map[graph.ID]bool{}
		for e := range b.Referring(s.Meta().ID, graph.KindDependency, "dependee") {
			if d := e.(*graph.Dependency); d.Confirmation != graph.ConfirmationDenied {
				dependers[d.Depender] = true
				if d.Resource != "" {
					resources[d.Resource] = true
				}
			}
		}
		if len(dependers) >= 2 {
			rows = append(rows, []any{s.EntityName(), int64(len(dependers)), int64(len(resources))})
		}
	}
	return rows
}

func (b book) influence() (rows [][]any) {
	type pair struct{ from, to graph.ID }
	first := map[pair]*graph.Influence{}
	origins := []graph.Origin{graph.OriginSelfStated, graph.OriginDocumented, graph.OriginObserved, graph.OriginAssumed}
	for i := range graph.Every[*graph.Influence](b.Snapshot) {
		p := pair{i.Influencer, i.Influenced}
		before := first[p]
		if before == nil || cmp.Or(
			cmp.Compare(slices.Index(origins, before.Origin), slices.Index(origins, i.Origin)), i.StatedAt.Compare(before.StatedAt),
		) >= 0 {
			first[p] = i
		}
	}
	exerts, undergoes := map[graph.ID]int64{}, map[graph.ID]int64{}
	for p, i := range first {
		exerts[p.from] += int64(i.Strength)
		undergoes[p.to] += int64(i.Strength)
		exerts[p.to] += 0
	}
	for who := range exerts {
		rows = append(rows, []any{b.name(who), exerts[who], undergoes[who]})
	}
	return rows
}

func (b book) clashes() (rows [][]any) {
	for t := range graph.Every[*graph.Tie](b.Snapshot) {
		if t.Kind == graph.TieClashes {
			rows = append(rows, []any{b.name(t.A), b.name(t.B), int64(t.Strength)})
		}
	}
	return rows
}

func (b book) participants() (rows [][]any) {
	for p := range graph.Every[*graph.Participation](b.Snapshot) {
		type speaker struct{ name, mandate string }
		var all []speaker
		if kind, _ := p.Stakeholder.Kind(); kind == graph.KindOrganisation {
			for e := range b.Referring(p.Stakeholder, graph.KindRepresentation, "organisation") {
				r := e.(*graph.Representation)
				all = append(all, speaker{b.name(r.Individual), string(r.Mandate)})
			}
		}
		slices.SortFunc(all, func(a, b speaker) int { return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.mandate, b.mandate)) })
		var speakers, mandates []any
		for _, s := range all {
			speakers, mandates = append(speakers, s.name), append(mandates, s.mandate)
		}
		rows = append(rows, []any{b.name(p.Collaboration), b.name(p.Stakeholder), string(p.Role), string(p.Engagement), speakers, mandates})
	}
	return rows
}

func (b book) changes(t *testing.T, s graph.Store) (rows [][]any) {
	events, err := s.Events(t.Context(), b.Map().ID, 0, 20)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		at := e.At.In(time.FixedZone("Offset", 0))
		rows = append(rows, []any{int64(e.Number), at, string(e.Principal), int64(len(e.Deltas))})
	}
	return rows
}
