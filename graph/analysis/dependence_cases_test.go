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
	Denied         bool     `json:"denied"`
}

func (in dependencyInput) entity() *graph.Dependency {
	d := &graph.Dependency{
		Statement: said(), Depender: graph.ID("_:" + in.From), Dependee: graph.ID("_:" + in.On), Importance: in.Importance, Replaceability: in.Replaceability,
	}
	if in.Resource != "" {
		d.Resource = graph.ID("_:" + in.Resource)
	}
	if in.Denied {
		d.Confirmation = graph.ConfirmationDenied
	}
	return d
}

type dependenceInput struct {
	Dependencies []dependencyInput   `json:"dependencies"`
	Offers       map[string][]string `json:"offers"` // of a resource, by whom
	Without      []string            `json:"without"`
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
	things := organisationsOf(tb, who)
	slices.Sort(what)
	for _, name := range slices.Compact(what) {
		things = append(things, &graph.Resource{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	return viewOf(tb, append(things, all...)...)
}

// dependenceCase answers who needs whom, of any two, in rings, on the way and in all.
func dependenceCase(tb testing.TB, input func(any)) map[string]any {
	tb.Helper()
	var in dependenceInput
	input(&in)
	v := in.view(tb)
	d := dependenceOf(v, analysis.DependenceOptions{Among: func(e graph.Entity) bool {
		return !slices.Contains(in.Without, e.(graph.Named).EntityName())
	}})
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
	mutual := must[analysis.MutualPage](tb)(d.Mutual(nil, 100))
	return map[string]any{
		"pairs": pairs, "sums": sums, "critical": critical, "rings": ringsAnswer(tb, v, d), "matrix": must[[][]float64](tb)(d.Matrix()),
		"mutual":       texts(mutual.Pairs, func(m analysis.MutualDependency) string { return m.A.EntityName() + " " + m.B.EntityName() }),
		"mutualCount":  mutual.Total,
		"reciprocity":  certain(d.Reciprocity()),
		"denied":       len(d.Denied()),
		"statements":   d.Basis().Statements,
		"assumed":      d.Basis().Assumed,
		"stakeholders": names(d.Stakeholders()),
		"overResources": map[string]any{
			"rings": ringsAnswer(tb, v, over), "statements": over.Basis().Statements, "assumed": over.Basis().Assumed,
		},
	}
}

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
