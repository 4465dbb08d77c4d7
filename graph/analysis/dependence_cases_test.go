package analysis_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// dependencyInput is that one depends on another as a case has it.
type dependencyInput struct {
	From           string   `json:"from"`
	On             string   `json:"on"`
	Importance     int      `json:"importance"`
	Replaceability *float64 `json:"replaceability"` // not assessed unless given
	Resource       string   `json:"resource"`
	Confirmed      bool     `json:"confirmed"`
	Denied         bool     `json:"denied"`
}

func (in dependencyInput) entity() *graph.Dependency {
	d := &graph.Dependency{
		Statement: said(), Depender: graph.ID("_:" + in.From), Dependee: graph.ID("_:" + in.On), Importance: in.Importance, Replaceability: in.Replaceability,
	}
	if in.Resource != "" {
		d.Resource = graph.ID("_:" + in.Resource)
	}
	switch {
	case in.Confirmed:
		d.Confirmation = graph.ConfirmationConfirmed
	case in.Denied:
		d.Confirmation = graph.ConfirmationDenied
	}
	return d
}

// ambitionInput is an ambition as a case has it: of a collaboration where one is named, and what it needs.
type ambitionInput struct {
	Name  string   `json:"name"`
	Of    string   `json:"of"`
	Needs []string `json:"needs"`
}

type dependenceInput struct {
	Dependencies []dependencyInput   `json:"dependencies"`
	Offers       map[string][]string `json:"offers"` // of a resource, by whom
	Ambitions    []ambitionInput     `json:"ambitions"`
	Without      []string            `json:"without"`  // who is not looked at
	Left         []string            `json:"left"`     // who leaves, with what it offers
	NeededBy     []string            `json:"neededBy"` // for whom or what holders are looked for; all unless given
}

func (in dependenceInput) view(tb testing.TB) *graph.View {
	tb.Helper()
	var who, what []string
	var all []graph.Entity
	for _, d := range in.Dependencies {
		who = append(who, d.From, d.On)
		if d.Resource != "" {
			what = append(what, d.Resource)
		}
		all = append(all, d.entity())
	}
	for _, resource := range slices.Sorted(maps.Keys(in.Offers)) {
		what = append(what, resource)
		who = append(who, in.Offers[resource]...)
		all = append(all, offers(resource, in.Offers[resource]...)...)
	}
	things, met := organisationsOf(tb, who), map[string]bool{}
	for _, a := range in.Ambitions {
		what = append(what, a.Needs...)
		if a.Of != "" && !met[a.Of] {
			met[a.Of] = true
			things = append(things, &graph.Collaboration{Record: graph.Record{ID: graph.ID("_:" + a.Of)}, Name: a.Of})
		}
		all = append(all, ambition(a.Name, a.Of, a.Needs...))
	}
	slices.Sort(what)
	for _, name := range slices.Compact(what) {
		things = append(things, &graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	return viewOf(tb, append(things, all...)...)
}

// dependence is of those who are looked at, once who leaves has left.
func (in dependenceInput) dependence(tb testing.TB, v *graph.View) *analysis.Dependence {
	tb.Helper()
	var o analysis.DependenceOptions
	if in.Without != nil {
		o.Among = func(e graph.Entity) bool { return !slices.Contains(in.Without, e.(graph.Named).EntityName()) }
	}
	d := dependenceOf(v, o)
	if in.Left == nil {
		return d
	}
	return must[*analysis.Dependence](tb)(d.Without(idsOf(tb, v, in.Left)))
}

// dependenceCase answers who needs whom, of any two, in rings, on the way and in all, and what hangs by one.
func dependenceCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in dependenceInput
	input(&in)
	v := in.view(tb)
	d := in.dependence(tb, v)
	pairs, sums := map[string]any{}, map[string]any{}
	for _, a := range d.Stakeholders() {
		for _, b := range d.Stakeholders() {
			if a != b {
				pairs[a.EntityName()+" "+b.EntityName()] = dependencePairAnswer(tb, v, d, a.Meta().ID, b.Meta().ID)
			}
		}
	}
	for _, s := range certain(d.Sums(100)) {
		sums[s.Stakeholder.EntityName()] = map[string]any{"depends": s.Depends, "dependedUpon": s.DependedUpon}
	}
	critical := []any{}
	for _, c := range certain(d.Critical(100)) {
		critical = append(critical, map[string]any{
			"name": c.Stakeholder.EntityName(), "dependence": c.Dependence, "largest": c.Largest, "dependers": c.Dependers, "high": len(c.High),
		})
	}
	over := must[*analysis.Dependence](tb)(d.OverResources())
	said := func(c graph.Confirmation) []string {
		return texts(must[[]*graph.Dependency](tb)(d.Said(c)), func(d *graph.Dependency) string { return dependencyText(v, d) })
	}
	mutual, mutualCount := mutualAnswer(tb, d)
	answer := map[string]any{
		"pairs": pairs, "sums": sums, "critical": critical, "rings": ringsAnswer(tb, v, d), "matrix": must[[][]float64](tb)(d.Matrix()),
		"mutual": mutual, "mutualCount": mutualCount, "reciprocity": certain(d.Reciprocity()),
		"denied":       texts(d.Denied(), func(d *graph.Dependency) string { return dependencyText(v, d) }),
		"confirmed":    said(graph.ConfirmationConfirmed),
		"unanswered":   said(graph.ConfirmationAsserted),
		"stakeholders": names(d.Stakeholders()), "departure": departureAnswer(v, d.Departure()),
		"singlePoints": singlePointsAnswer(tb, v, d), "lastHolders": lastHoldersAnswer(tb, v, d, in.NeededBy),
		"overResources": withBasis(tb, v, over.Basis(), map[string]any{"rings": ringsAnswer(tb, v, over), "departure": departureAnswer(v, over.Departure())}),
	}
	return withBasis(tb, v, d.Basis(), answer)
}

// mutualAnswer reads the pairs that need each other one at a time.
func mutualAnswer(tb testing.TB, d *analysis.Dependence) (pairs []string, total int) {
	tb.Helper()
	pairs = []string{}
	for after := (*analysis.PairRef)(nil); ; {
		page := must[analysis.MutualPage](tb)(d.Mutual(after, 1))
		for _, m := range page.Pairs {
			pairs = append(pairs, m.A.EntityName()+" "+m.B.EntityName())
			after = &analysis.PairRef{A: m.A.Meta().ID, B: m.B.Meta().ID}
		}
		if !page.More || len(pairs) > page.Total {
			return pairs, page.Total
		}
	}
}

func singlePointsAnswer(tb testing.TB, v *graph.View, d *analysis.Dependence) []any {
	tb.Helper()
	out := []any{}
	for _, p := range must[[]analysis.SinglePoint](tb)(d.SinglePoints(100)) {
		out = append(out, map[string]any{
			"holder": p.Holder.EntityName(), "resource": p.Resource.Name, "dependencies": weighedAnswer(v, p.Dependencies),
		})
	}
	return out
}

// lastHoldersAnswer has who alone offers what those named need, or all when it is nil.
func lastHoldersAnswer(tb testing.TB, v *graph.View, d *analysis.Dependence, neededBy []string) []any {
	tb.Helper()
	out := []any{}
	for _, l := range must[[]analysis.LastHolder](tb)(d.LastHolders(idsOf(tb, v, neededBy))) {
		out = append(out, map[string]any{
			"name": l.Stakeholder.EntityName(), "needs": texts(l.Needs, needText),
			"dependencies": weighedAnswer(v, l.Dependencies), "dependence": l.Dependence,
		})
	}
	return out
}

func departureAnswer(v *graph.View, of *analysis.Departure) any {
	if of == nil {
		return nil
	}
	losses, raised := []any{}, []any{}
	for _, l := range of.Losses {
		losses = append(losses, map[string]any{
			"name": l.Stakeholder.EntityName(), "dependence": l.Dependence, "dependencies": weighedAnswer(v, l.Dependencies),
		})
	}
	for _, r := range of.Raised {
		raised = append(raised, map[string]any{"of": dependencyText(v, r.Dependency), "before": r.Before, "strength": r.Strength})
	}
	return map[string]any{
		"left": names(of.Left), "losses": losses, "raised": raised,
		"open": texts(of.Open, needText), "openDependencies": weighedAnswer(v, of.OpenDependencies),
	}
}

func weighedAnswer(v *graph.View, all []analysis.WeighedDependency) []any {
	out := []any{}
	for _, w := range all {
		out = append(out, map[string]any{"of": dependencyText(v, w.Dependency), "strength": w.Strength})
	}
	return out
}

// dependencyText writes who depends on whom, and for what where that is named: "A B geld".
func dependencyText(v *graph.View, d *graph.Dependency) string {
	text := nameIn(v, d.Depender) + " " + nameIn(v, d.Dependee)
	if d.Resource != "" {
		text += " " + nameIn(v, d.Resource)
	}
	return text
}

func needText(n analysis.NeedWithoutHolder) string { return n.Ambition.Name + ": " + n.Resource.Name }

// ringsAnswer has what each step rests on too, by strength and by the resource where it names one.
func ringsAnswer(tb testing.TB, v *graph.View, d *analysis.Dependence) []any {
	tb.Helper()
	rings := []any{}
	for _, c := range must[[]analysis.DependencyCycle](tb)(d.Cycles(4, 100)) {
		made := [][]string{}
		for _, step := range c.Steps {
			made = append(made, texts(step.Dependencies, func(w analysis.WeighedDependency) string {
				text := strconv.FormatFloat(w.Strength, 'g', -1, 64)
				if w.Dependency.Resource != "" {
					text += " " + nameIn(v, w.Dependency.Resource)
				}
				return text
			}))
		}
		rings = append(rings, map[string]any{
			"stakeholders": strings.Join(names(c.Stakeholders), " "), "weakest": c.Weakest, "dependencies": made,
			"steps": texts(c.Steps, func(s analysis.DependencyStep) string { return s.From.EntityName() + " " + s.To.EntityName() }),
		})
	}
	return rings
}

func dependencePairAnswer(tb testing.TB, v *graph.View, d *analysis.Dependence, a, b graph.ID) map[string]any {
	tb.Helper()
	m := must[analysis.MutualDependency](tb)(d.Pair(a, b))
	answer := map[string]any{
		"aOnB": m.AOnB, "bOnA": m.BOnA, "mutual": m.Mutual, "joint": m.Joint, "imbalance": m.Imbalance, "high": m.High, "powerHolder": nil, "way": nil,
	}
	if m.PowerHolder != nil {
		answer["powerHolder"] = m.PowerHolder.EntityName()
	}
	made := []any{}
	for _, w := range must[[]analysis.WeighedDependency](tb)(d.Of(a, b)) {
		made = append(made, map[string]any{
			"replaceability": w.Replaceability, "strength": w.Strength, "assessed": w.Assessed, "high": w.High, "otherHolders": w.OtherHolders,
		})
	}
	answer["dependencies"] = made
	path, ok, err := d.Path(a, b)
	if err != nil {
		tb.Fatal(err)
	}
	if ok {
		answer["way"] = texts(path, func(w analysis.WeighedDependency) string { return nameIn(v, w.Dependency.Dependee) })
		strengths := []float64{}
		for _, w := range path {
			strengths = append(strengths, w.Strength)
		}
		answer["wayStrengths"] = strengths
	}
	return answer
}

func nameIn(v *graph.View, id graph.ID) string { return v.Find(id).(graph.Named).EntityName() }
