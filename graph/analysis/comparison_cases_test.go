package analysis_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// comparisonInput is what a map says by two days, as a case has it.
type comparisonInput struct {
	From         string   `json:"from"`
	To           string   `json:"to"`
	Stakeholders []string `json:"stakeholders"` // of whom nothing else need be said
	Positions    []string `json:"positions"`    // see saidIn
	Interests    []string `json:"interests"`    // likewise

	// In the collaboration Bridge, each line with the day of which it is: midnight.
	Participations []string       `json:"participations"` // "A CANDIDATE CONTACTED 2026-05-01"
	Assessments    []datedView    `json:"assessments"`
	Commitments    []datedPromise `json:"commitments"`
	Dependencies   []string       `json:"dependencies"` // "A B 2 ASSERTED 2026-05-01"
	Passages       []datedPassage `json:"passages"`
	Phase          graph.Phase    `json:"phase"` // in which it is now

	Of       analysis.AlignmentSubject `json:"of"`
	Among    []string                  `json:"among"`    // all unless given
	Subjects []string                  `json:"subjects"` // all unless given
}

// datedView is how an author sees a stakeholder since a day.
type datedView struct {
	Of   string            `json:"of"`
	By   graph.PrincipalID `json:"by"`
	On   string            `json:"on"`
	View graph.Assessment  `json:"view"`
}

// datedPromise is what a stakeholder promises of a resource, or in words, since a day.
type datedPromise struct {
	By     string                 `json:"by"`
	Of     string                 `json:"of"`
	Text   string                 `json:"text"`
	Amount float64                `json:"amount"`
	Status graph.CommitmentStatus `json:"status"`
	On     string                 `json:"on"`
}

type datedPassage struct {
	From graph.Phase `json:"from"`
	To   graph.Phase `json:"to"`
	At   time.Time   `json:"at"`
}

// entities returns things, and then what is said of them.
func (in comparisonInput) entities(tb testing.TB) []graph.Entity {
	tb.Helper()
	on := func(text string) graph.Statement {
		s := inBridge("owner")
		s.StatedAt = day(tb, text)
		return s
	}
	things, statements := saidIn(tb, in.Interests, in.Positions)
	things = append(organisationsOf(tb, in.Stakeholders, speakersOf(in.Positions, in.Interests)), things...)
	things = append(things, &graph.Collaboration{Record: graph.Record{ID: bridge}, Name: "Bridge", Phase: in.Phase})
	joined := map[string]bool{}
	for _, line := range in.Participations {
		words := strings.Fields(line)
		p := &graph.Participation{
			Statement: on(words[3]), Stakeholder: graph.ID("_:" + words[0]), Role: graph.Role(words[1]), Engagement: graph.Engagement(words[2]),
		}
		if !joined[words[0]] {
			joined[words[0]], p.ID = true, graph.ID("_:joins "+words[0]) // which assessments are of
		}
		statements = append(statements, p)
	}
	for _, a := range in.Assessments {
		view := a.View
		view.Statement, view.Participation = on(a.On), graph.ID("_:joins "+a.Of)
		view.Author = a.By
		statements = append(statements, &view)
	}
	for _, c := range in.Commitments {
		e := &graph.Commitment{Statement: on(c.On), Stakeholder: graph.ID("_:" + c.By), Text: c.Text, Amount: &c.Amount, Status: c.Status}
		if c.Of != "" {
			e.Resource = graph.ID("_:" + c.Of)
			things = append(things, &graph.Resource{Record: graph.Record{ID: e.Resource}, Name: c.Of})
		}
		statements = append(statements, e)
	}
	for _, line := range in.Dependencies {
		words := strings.Fields(line)
		statements = append(statements, &graph.Dependency{
			Statement: on(words[4]), Depender: graph.ID("_:" + words[0]), Dependee: graph.ID("_:" + words[1]),
			Importance: must[int](tb)(strconv.Atoi(words[2])), Confirmation: graph.Confirmation(words[3]),
		})
	}
	for _, p := range in.Passages {
		statements = append(statements, &graph.Passage{Collaboration: bridge, From: p.From, To: p.To, At: p.At})
	}
	return append(metOnce(things), statements...)
}

// compared reads the first case of a file, and returns its view and its options.
func compared(tb testing.TB, name string) (*graph.View, analysis.CompareOptions) {
	tb.Helper()
	var in comparisonInput
	caseInput(tb, name, &in)
	v := viewOf(tb, in.entities(tb)...)
	return v, in.options(tb, v)
}

func (in comparisonInput) options(tb testing.TB, v *graph.View) analysis.CompareOptions {
	tb.Helper()
	o := analysis.CompareOptions{From: day(tb, in.From), To: day(tb, in.To), Of: in.Of, Subjects: idsOf(tb, v, in.Subjects)}
	if in.Among != nil {
		o.Among = called(in.Among...)
	}
	return o
}

// comparisonCase answers what changed: stances, of all, of each and of each kind, pairs likewise, and other records.
func comparisonCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in comparisonInput
	input(&in)
	v := viewOf(tb, in.entities(tb)...)
	c := comparing(tb, v, in.options(tb, v))
	movesBy, movesAs, pairsAs := map[string]any{}, map[analysis.StanceMoveKind]any{}, map[analysis.PairChangeKind]any{}
	for e := range v.Each(graph.KindOrganisation) {
		if in.Among == nil || slices.Contains(in.Among, e.(graph.Named).EntityName()) {
			movesBy[e.(graph.Named).EntityName()] = movesOf(tb, c, e.Meta().ID, "")
		}
	}
	for _, kind := range []analysis.StanceMoveKind{analysis.MoveStated, analysis.MoveReversed, analysis.MoveStrengthened, analysis.MoveWeakened} {
		movesAs[kind] = movesOf(tb, c, "", kind)
	}
	for _, kind := range []analysis.PairChangeKind{analysis.ConflictAppeared, analysis.ConflictDissolved, analysis.AlignmentAppeared, analysis.AlignmentDissolved} {
		pairsAs[kind] = pairsOf(tb, c, kind)
	}
	before, after, err := c.Bases()
	if err != nil {
		tb.Fatal(err)
	}
	changed := map[string]any{}
	for _, p := range must[analysis.PairChangePage](tb)(c.ChangedPairs("")).Pairs {
		by := func(p analysis.AlignmentPair) map[string]any {
			return withBasis(tb, v, p.Basis(), map[string]any{"shared": evidenceAnswer(p.Shared()), "opposed": evidenceAnswer(p.Opposed())})
		}
		changed[endsText(p.Before)] = map[string]any{"before": by(p.Before), "after": by(p.After)}
	}
	return map[string]any{
		"moves": movesOf(tb, c, "", ""), "movesBy": movesBy, "movesAs": movesAs, "pairs": pairsOf(tb, c, ""), "pairsAs": pairsAs, "changed": changed,
		"before": withBasis(tb, v, before, map[string]any{}), "after": withBasis(tb, v, after, map[string]any{}), "records": recordsOf(tb, c),
	}
}

// movesOf tells moves as in "B k1 REVERSED 2/1→-2/2 -4": the stances, what each rests on, and the change.
func movesOf(tb testing.TB, c *analysis.Comparison, stakeholder graph.ID, kind analysis.StanceMoveKind) []string {
	tb.Helper()
	return texts(must[[]analysis.StanceMove](tb)(c.Moves(stakeholder, kind)), func(m analysis.StanceMove) string {
		change := "?"
		if n := m.Change(); n != nil {
			change = fmt.Sprint(*n)
		}
		return fmt.Sprint(m.Stakeholder().EntityName(), " ", m.Subject().EntityName(), " ", m.Kind(), " ",
			stanceText(m.Before()), "→", stanceText(m.After()), " ", change)
	})
}

func stanceText(s graph.Stance) string {
	if !s.Known {
		return "?"
	}
	return fmt.Sprint(s.Value, "/", len(s.Evidence))
}

// pairsOf tells pairs as in "A B 3-0→0-3 6 -6 [CONFLICT_APPEARED ALIGNMENT_DISSOLVED]": convergence and divergence by either
// day, the size of the change, and the net change.
func pairsOf(tb testing.TB, c *analysis.Comparison, kind analysis.PairChangeKind) []string {
	tb.Helper()
	page := must[analysis.PairChangePage](tb)(c.ChangedPairs(kind))
	if page.Total != len(page.Pairs) {
		tb.Errorf("a total of %d and %d pairs", page.Total, len(page.Pairs))
	}
	return texts(page.Pairs, func(p analysis.PairChange) string {
		checkFinite(tb, p.Size, p.NetChange)
		return fmt.Sprint(p.A.EntityName(), " ", p.B.EntityName(), " ", p.Before.Convergence, "-", p.Before.Divergence,
			"→", p.After.Convergence, "-", p.After.Divergence, " ", p.Size, " ", p.NetChange, " ", p.Kinds)
	})
}

// recordsOf writes down what changed, but for stances.
func recordsOf(tb testing.TB, c *analysis.Comparison) []string {
	tb.Helper()
	out := []string{}
	add := func(err error, parts ...any) {
		if err != nil {
			tb.Fatal(err)
		}
		if len(parts) > 0 {
			out = append(out, fmt.Sprint(parts...))
		}
	}
	participations, err := c.Participations()
	add(err)
	for _, p := range participations {
		was := "-"
		if p.Before != nil {
			was = string(p.Before.Engagement)
		}
		add(nil, p.Stakeholder.EntityName(), " in ", p.Collaboration.EntityName(), " ", was, " ", p.RolesBefore, "→", p.After.Engagement, " ", p.RolesAfter)
	}
	assessments, err := c.Assessments()
	add(err)
	for _, a := range assessments {
		for _, one := range a.Aspects {
			change := "?"
			if one.Change != nil {
				change = fmt.Sprint(*one.Change)
			}
			add(nil, a.Author, " of ", a.Stakeholder.EntityName(), " ", one.Aspect, " ", one.ValueBefore, "→", one.ValueAfter, " ", change)
		}
	}
	commitments, err := c.Commitments()
	add(err)
	for _, one := range commitments {
		add(nil, one.Stakeholder.EntityName(), " ", one.Kind(), " ", one.After.Text, " before: ", one.Before != nil)
	}
	phases, err := c.Phases()
	add(err)
	for _, p := range phases {
		add(nil, p.Collaboration.Name, " ", p.Before, "→", p.After, " ", len(p.Passages))
	}
	dependencies, err := c.Dependencies()
	add(err)
	for _, d := range dependencies {
		add(nil, d.Depender.EntityName(), " upon ", d.Dependee.EntityName(), " ", d.Kind())
	}
	return out
}
