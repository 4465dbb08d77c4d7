package resolvers_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
)

// compareHidden asks with an id of what the asker does not see, or of another map, and with one of nothing.
func (q *inquiry) compareHidden(at step) {
	var of []*ast.ArgumentDefinition
	for _, a := range at.field.Arguments {
		if len(q.leaves(a.Type, "ID", nil)) > 0 {
			of = append(of, a)
		}
	}
	if len(of) == 0 {
		return
	}
	one := q.usual(at)
	d := &drawing{inquiry: q, who: one.who, at: at.String(), mild: true}
	a := pick(d, of...)
	leaves := q.leaves(a.Type, "ID", nil)
	leaf := leaves[min(q.random.IntN(len(leaves)), q.random.IntN(len(leaves)))] // mostly an early one: of a filter, the id itself
	kinds := []graph.Kind{graph.KindInterest, graph.KindPosition, graph.KindTie, graph.KindMap}
	if !strings.Contains(one.before, "at(") { // what was deleted since was there then
		kinds = append(kinds, graph.KindOrganisation, graph.KindIndividual, graph.KindTopic, graph.KindAmbition, graph.KindCollaboration, graph.KindResource)
	}
	hidden := d.hidden(pick(d, kinds...))
	if at.of != q.schema.Query && d.one(4) {
		hidden = string(pick(d, q.elsewhere...))
	}
	kind, err := graph.ID(hidden).Kind()
	if err != nil {
		q.tb.Fatal(err)
	}
	in, _ := graph.ID(hidden).Map()
	nothing := string(d.ids.New(kind, in))
	if kind == graph.KindMap {
		nothing = string(d.ids.NewMap())
	}
	// What is no statement may have been seen then.
	if _, is := kind.New().(graph.Stated); is && d.one(3) {
		r := d.revision()
		hidden, nothing = hidden+"@"+r, nothing+"@"+r
	}
	var bodies [2]string
	for i, id := range []string{hidden, nothing} {
		one.given[a.Name] = q.around(d, a.Type, leaf.path, id)
		bodies[i] = strings.ReplaceAll(string(q.ask(i, one).body), id, "ID")
	}
	if bodies[0] != bodies[1] {
		q.fault(one, "with %s for %s, which is not to be seen there, is answered\n%s\nand with this id, which is of nothing,\n%s", hidden, a.Name, bodies[0], bodies[1])
	}
}

// compareFirst asks for few of a list and for more of it: the few are the beginning of the more, and a page goes on where the
// one before it ended.
func (q *inquiry) compareFirst(at step) {
	first := at.field.Arguments.ForName("first")
	if first == nil {
		return
	}
	one := q.usual(at)
	d := &drawing{inquiry: q, who: one.who, at: at.String(), mild: true}
	for _, a := range at.field.Arguments {
		if a.Name != "first" && a.Name != "after" && d.one(2) {
			one.given[a.Name] = d.value(a.Type, about{name: a.Name, text: a.Description})
		}
	}
	list := func(n int, after any) ([]any, any, []byte) {
		one.given["first"] = n
		if after != nil {
			one.given["after"] = after
		}
		r := q.ask(q.random.IntN(2), one)
		found := q.found(one, r)
		if len(r.said.Errors) > 0 || len(found) == 0 {
			return nil, nil, r.body
		}
		page, is := found[0].(map[string]any)
		if !is {
			items, _ := found[0].([]any)
			return items, nil, r.body
		}
		items, _ := page["nodes"].([]any)
		info, _ := page["pageInfo"].(map[string]any)
		return items, info["endCursor"], r.body
	}
	const most = 5
	more, _, body := list(most, nil)
	if len(more) == 0 {
		return
	}
	few := 1 + q.random.IntN(len(more))
	begin, end, other := list(few, nil)
	if end != nil && few < most {
		rest, _, _ := list(most-few, end)
		begin = append(begin, rest...)
	} else {
		more = more[:few]
	}
	if !reflect.DeepEqual(begin, more) {
		q.fault(one, "has not the same first %d as\n%s\n%s", few, other, body)
	}
}

// compareBeside asks for a field beside another of the same object: each is as it is alone.
func (q *inquiry) compareBeside(at step) {
	one := q.chance(at)
	two := one
	two.at.field = at.of.Fields[q.random.IntN(len(at.of.Fields))]
	if strings.HasPrefix(two.at.field.Name, "__") {
		return
	}
	two.given = map[string]any{}
	d := &drawing{inquiry: q, who: one.who, at: two.at.String(), mild: true}
	for _, a := range two.at.field.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil || d.one(2) {
			two.given[a.Name] = d.value(a.Type, about{name: a.Name, text: a.Description})
		}
	}
	two.literal = true
	alone := [2]reply{q.ask(0, one), q.ask(0, two)}
	if len(alone[0].said.Errors)+len(alone[1].said.Errors) > 0 || one.before == "" {
		return
	}
	text, variables := q.written(one, "root")
	second, _ := q.written(two, "root")
	second = strings.TrimSuffix(strings.TrimPrefix(second, "{ root: "+two.before+"target: "), two.after+" }")
	text = strings.TrimSuffix(text, one.after+" }") + " beside: " + second + one.after + " }"
	r := q.read(q.post(0, one.who, text, variables), text)
	if len(r.said.Errors) > 0 {
		if !slices.Contains(tooMuch, r.said.Errors[0].Extensions.Code) {
			q.fault(one, "beside %s is answered\n%s", second, r.body)
		}
		return
	}
	q.codes["beside"]++
	got := [][]any{all(r.said.Data, "target"), all(r.said.Data, "beside")}
	want := [][]any{all(alone[0].said.Data, "target"), all(alone[1].said.Data, "target")}
	if !reflect.DeepEqual(got, want) {
		q.fault(one, "beside %s is answered\n%s\nand alone\n%s\n%s", second, r.body, alone[0].body, alone[1].body)
	}
}

// compareTogether asks two questions at once, which must be answered as each is alone.
func (q *inquiry) compareTogether(all []asking, answers []reply) {
	answered := map[graph.PrincipalID][]int{}
	for i, r := range answers {
		if len(r.said.Errors) == 0 {
			answered[all[i].who] = append(answered[all[i].who], i)
		}
	}
	for range len(all) / 8 {
		of := answered[askers[q.random.IntN(len(askers))]]
		i, j := of[q.random.IntN(len(of))], of[q.random.IntN(len(of))]
		first, given := q.written(all[i], "root")
		second, also := q.written(all[j], "other")
		text, variables := joined(first, second), maps.Clone(given)
		maps.Copy(variables, also)
		r := q.read(q.post(0, all[i].who, text, variables), text)
		if len(r.said.Errors) > 0 {
			if !slices.Contains(tooMuch, r.said.Errors[0].Extensions.Code) {
				q.fault(all[i], "together with %s is answered\n%s", second, r.body)
			}
			continue
		}
		q.codes["together"]++
		root := func(r reply, name string) any { return r.said.Data.(map[string]any)[name] }
		if !reflect.DeepEqual(root(r, "root"), root(answers[i], "root")) || !reflect.DeepEqual(root(r, "other"), root(answers[j], "root")) {
			q.fault(all[i], "together with %s is answered\n%s\nand alone\n%s\n%s", second, r.body, answers[i].body, answers[j].body)
		}
	}
}

// joined makes one document of two.
func joined(first, second string) string {
	cut := func(text string) (declared, body string) {
		head, body, _ := strings.Cut(text, "{")
		return strings.TrimSuffix(strings.TrimPrefix(head, "query("), ")"), strings.TrimSuffix(body, "}")
	}
	a, one := cut(first)
	b, two := cut(second)
	declared := strings.Trim(a+", "+b, ", ")
	if declared != "" {
		declared = "query(" + declared + ")"
	}
	return declared + "{" + one + two + "}"
}
