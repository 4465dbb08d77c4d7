package resolvers_test

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

var (
	argumentRounds = flag.Int("argument-rounds", 1, "of how many maps to ask everything with arguments by chance")
	argumentFirst  = flag.Int("argument-first", 0, "which of these comes first")
)

// TestArguments_hold asks every field that takes arguments, of all that a query leads to, of maps made by chance, with arguments
// by chance: such as fit, such as are out of range, of nothing, hidden, of another list, and far too much. What it asks is read
// from the schema, so that a new field is asked too.
func TestArguments_hold(t *testing.T) {
	for i := range *argumentRounds {
		round := *argumentFirst + i
		t.Run(strconv.Itoa(round), func(t *testing.T) {
			q := newInquiry(&dismantling{house: emptyHouse(t), random: rand.New(rand.NewPCG(uint64(round), 0xa59))}, round)
			q.hold()
		})
	}
}

// asking asks for one field with arguments.
type asking struct {
	place
	given   map[string]any
	literal bool     // whether the arguments are written in the document, not sent as variables
	refused string   // the argument that must be refused, if the field is reached
	allowed []string // what must not, by the names that lead to it
	empty   string   // the argument that selects nothing: there must be an answer
	none    bool     // nobody is selected: the answer rests on nothing
}

// hold asks all of one map.
func (q *inquiry) hold() {
	fields := q.ways.asked()
	q.random.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	fields = fields[:len(fields)/argumentShare]
	var all []asking
	for _, at := range fields {
		all = append(all, q.chance(at), q.chance(at), q.alone(at), q.alone(at), q.bound(at))
		if e, is := q.emptied(at); is {
			all = append(all, e)
		}
		q.compareHidden(at)
		q.compareFirst(at)
		q.compareBeside(at)
	}
	answers := make([]reply, len(all))
	for i, one := range all {
		answers[i] = q.ask(0, one)
		q.judge(one, answers[i])
	}
	for _, i := range q.random.Perm(len(all)) {
		if again := q.ask(1, all[i]); !bytes.Equal(again.body, answers[i].body) {
			q.fault(all[i], "is answered by one service\n%s\nand by another\n%s", answers[i].body, again.body)
		}
	}
	q.compareTogether(all, answers)
	q.worth(fields)
}

// worth makes sure that the answers are worth something.
func (q *inquiry) worth(fields []step) {
	var missing []string
	for _, at := range fields {
		if !q.met[at.String()] {
			missing = append(missing, at.String())
		}
	}
	q.tb.Logf("answers: %v; not reached: %s", q.codes, strings.Join(missing, ", "))
	if len(missing) > len(fields)/5 {
		q.tb.Errorf("%d of %d fields were not reached", len(missing), len(fields))
	}
}

// chance draws all arguments.
func (q *inquiry) chance(at step) asking {
	one := asking{place: q.place(at), given: map[string]any{}, literal: q.random.IntN(2) == 0}
	d := &drawing{inquiry: q, who: one.who, at: at.String()}
	for _, a := range at.field.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil || q.random.IntN(3) > 0 {
			one.given[a.Name] = d.value(a.Type, about{name: a.Name, text: a.Description})
		}
	}
	return one
}

// usual returns a question with what the field must have.
func (q *inquiry) usual(at step) asking {
	one := asking{place: q.place(at), given: map[string]any{}, literal: q.random.IntN(2) == 0}
	d := &drawing{inquiry: q, who: one.who, at: at.String(), mild: true}
	for _, a := range at.field.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			one.given[a.Name] = d.value(a.Type, about{name: a.Name, text: a.Description})
		}
	}
	return one
}

// alone draws one argument, and gives of the others only what the field must have.
func (q *inquiry) alone(at step) asking {
	one := q.usual(at)
	a := at.field.Arguments[q.random.IntN(len(at.field.Arguments))]
	d := &drawing{inquiry: q, who: one.who, at: at.String()}
	one.given[a.Name] = d.value(a.Type, about{name: a.Name, text: a.Description})
	return one
}

// bound gives one value of which the schema says between what it lies: at these bounds, or just beyond.
func (q *inquiry) bound(at step) asking {
	one := q.usual(at)
	d := &drawing{inquiry: q, who: one.who, at: at.String(), mild: true}
	var tried []func()
	try := func(a *ast.ArgumentDefinition, path []string, within, beyond func() any) {
		tried = append(tried, func() {
			if d.one(2) {
				one.refused, one.given[a.Name] = a.Name, beyond()
			} else {
				one.allowed, one.given[a.Name] = append([]string{a.Name}, path...), within()
			}
		})
	}
	for _, a := range at.field.Arguments {
		b := bounded(a.Description)
		if b.ranged && a.Type.Name() == "String" {
			length := func(n int) any { return strings.Repeat("w", n) }
			try(a, nil, func() any { return length(pick(d, int(b.low), int(b.high))) }, func() any { return length(pick(d, int(b.low)-1, int(b.high)+1)) })
		}
		if b.listed && a.Type.Elem != nil {
			many := func() any {
				return slices.Repeat([]any{d.value(a.Type.Elem, about{name: a.Name, text: a.Description})}, b.most+1)
			}
			try(a, nil, func() any { return []any{} }, many)
		}
		for _, l := range q.leaves(a.Type, "Int", nil) {
			if b := bounded(cmp.Or(l.text, a.Description)); b.ranged {
				try(a, l.path, func() any { return q.around(d, a.Type, l.path, pick(d, int(b.low), int(b.high))) },
					func() any {
						return q.around(d, a.Type, l.path, pick(d, int(b.low)-1, int(b.high)+1, math.MaxInt32, math.MinInt32, math.MaxInt))
					})
			}
		}
		for _, l := range q.leaves(a.Type, "Float", nil) {
			if b := bounded(cmp.Or(l.text, a.Description)); b.ranged {
				low := pick(d, math.Nextafter(b.low, math.Inf(-1)), b.low-1, -math.MaxFloat64)
				if b.open {
					low = b.low
				}
				try(a, l.path, func() any { return q.around(d, a.Type, l.path, b.high) },
					func() any {
						return q.around(d, a.Type, l.path, pick(d, low, math.Nextafter(b.high, math.Inf(1)), math.MaxFloat64))
					})
			}
		}
	}
	if len(tried) > 0 {
		pick(d, tried...)()
	}
	return one
}

// emptied gives one argument that selects an empty selection.
func (q *inquiry) emptied(at step) (asking, bool) {
	one := q.usual(at)
	var of []*ast.ArgumentDefinition
	for _, a := range at.field.Arguments {
		if t := q.schema.Types[a.Type.Name()]; a.Type.Elem != nil && t.Name == "ID" || t.Kind == ast.InputObject && t.Fields.ForName("id") != nil && t.Fields.ForName("id").Type.Name() == "IDFilter" {
			of = append(of, a)
		}
	}
	if len(of) == 0 {
		return one, false
	}
	a := of[q.random.IntN(len(of))]
	one.given[a.Name] = []any{}
	if a.Type.Elem == nil {
		one.given[a.Name] = map[string]any{"id": map[string]any{"in": []any{}}}
	}
	one.empty, one.none = a.Name, a.Type.Elem == nil
	return one, true
}

// leaf is a value within an argument: where it stands, by the names of members, and what the schema says of it.
type leaf struct {
	path []string
	of   *ast.Type
	text string
}

// leaves are the places within a type where a scalar stands.
func (q *inquiry) leaves(t *ast.Type, scalar string, path []string) (all []leaf) {
	of := q.schema.Types[t.Name()]
	switch {
	case of.Name == scalar:
		return []leaf{{path: path, of: t}}
	case of.Kind != ast.InputObject || len(path) > 3:
		return nil
	}
	for _, m := range of.Fields {
		for _, l := range q.leaves(m.Type, scalar, append(slices.Clone(path), m.Name)) {
			l.text = cmp.Or(l.text, m.Description)
			all = append(all, l)
		}
	}
	return all
}

// around returns a value of the type with the leaf at the end of the path.
func (q *inquiry) around(d *drawing, t *ast.Type, path []string, leaf any) any {
	if t.Elem != nil {
		return []any{q.around(d, t.Elem, path, leaf)}
	}
	if len(path) == 0 {
		return leaf
	}
	object := map[string]any{}
	of := q.schema.Types[t.NamedType]
	for _, m := range of.Fields {
		switch {
		case m.Name == path[0]:
			object[m.Name] = q.around(d, m.Type, path[1:], leaf)
		case m.Type.NonNull && m.DefaultValue == nil:
			object[m.Name] = d.value(m.Type, d.member(of, m, about{}))
		}
	}
	return object
}

// written returns the document that asks, and the variables.
func (q *inquiry) written(one asking, root string) (string, map[string]any) {
	var declared, arguments []string
	variables := map[string]any{}
	for _, name := range slices.Sorted(maps.Keys(one.given)) {
		if one.literal {
			arguments = append(arguments, name+": "+literal(one.given[name]))
			continue
		}
		a := one.at.field.Arguments.ForName(name)
		arguments = append(arguments, name+": $"+root+name)
		declared = append(declared, "$"+root+name+": "+a.Type.String())
		variables[root+name] = one.given[name]
	}
	head := ""
	if len(declared) > 0 {
		head = "query(" + strings.Join(declared, ", ") + ")"
	}
	text := one.at.field.Name
	if len(arguments) > 0 {
		text += "(" + strings.Join(arguments, ", ") + ")"
	}
	text += q.below(q.schema.Types[one.at.field.Type.Name()])
	if one.before == "" {
		return head + "{ " + root + ": " + text + " }", variables
	}
	return head + "{ " + root + ": " + one.before + "target: " + text + one.after + " }", variables
}

// fewBelow is how many are asked for in lists below the field.
const fewBelow = 3

// below returns what is selected of the type.
func (q *inquiry) below(t *ast.Definition) string {
	text := q.selecting().selection(t, 1)
	if t.Fields.ForName("pageInfo") != nil {
		text = strings.TrimSuffix(text, "}") + "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }"
	}
	return strings.NewReplacer("{  }", "{ __typename }", "first: 100", fmt.Sprint("first: ", fewBelow), "{ assumptions(", "{ statements assumed assumptions(").Replace(text)
}
