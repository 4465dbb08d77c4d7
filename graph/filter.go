package graph

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"raakvlak/graph/pace"
)

// Filter says which entities are wanted: conditions by field name, all of which must hold.
//
// A condition is an object of operators, all of which must hold: eq, in and contains on texts, which are compared case
// folded; eq and in on enumerations and names of principals; in on ids; eq, gte and lte on numbers; gte and lt on
// times; eq on truth values; exists on anything that may be unknown. A list has a condition when one of its items has
// it, and is filtered by the singular of its name: tag, topic, domain.
//
// Every kind has id, name and tag. What has no name of its own goes by the names of what it cannot be without: an
// interest by its holder's, a dependency by those of both its ends. Every statement has stakeholder: any of those it is
// about. An interest has level.
//
// and, or and not combine filters. An empty filter wants everything; an empty or, and an empty in, nothing. Where
// entities of several kinds are filtered, a condition on a field holds for none of a kind that does not have it.
type Filter map[string]any

// The bounds of a filter.
const (
	MostNesting    = 5   // of and, or and not within each other
	MostConditions = 50  // in one filter, those within and, or and not included
	MostChoices    = 100 // in one list
)

// Accept returns what tells whether the filter wants an entity of one of the kinds, which must be of the view. Errors
// are [CodeInvalid] with the path of the condition at fault: ["and", "0", "name", "in"].
func (f Filter) Accept(v *View, kinds ...Kind) (func(Entity) bool, error) {
	wants, err := f.compile(v, kinds)
	if err != nil {
		return nil, err
	}
	return func(e Entity) bool { return wants(&item{entity: e}) }, nil
}

// item is an entity on its way through filters and orders, with its sort key, if that is known already.
type item struct {
	entity Entity
	key    string
}

// nameKey returns the sort key of the entity's own name, "" when its kind has none.
func (i *item) nameKey() string {
	if i.key == "" {
		if named, is := i.entity.(Named); is {
			i.key = SortKey(named.EntityName())
		}
	}
	return i.key
}

// test decides about one entity.
type test func(i *item) bool

func (f Filter) compile(v *View, kinds []Kind) (test, error) {
	c := compiler{view: v, kinds: kinds, pace: &pace.Pace{}}
	return c.filter(f, 0, nil)
}

// compiler makes a test of a filter.
type compiler struct {
	view       *View
	kinds      []Kind
	pace       *pace.Pace // of whoever tests
	conditions int
}

func (c *compiler) filter(f Filter, depth int, path []string) (test, error) {
	if depth > MostNesting {
		return nil, Invalid(path, "filters stand at most %d deep within each other", MostNesting)
	}
	var tests []test
	// In the order of the names, so that of two mistakes always the same one is told.
	for _, name := range slices.Sorted(maps.Keys(f)) {
		if isNil(f[name]) {
			continue
		}
		t, err := c.part(name, f[name], depth, within(path, name))
		if err != nil {
			return nil, err
		}
		tests = append(tests, t)
	}
	return allOf(tests), nil
}

func (c *compiler) part(name string, value any, depth int, path []string) (test, error) {
	switch name {
	case "and", "or":
		tests, err := c.list(value, depth, path)
		if err != nil || name == "and" {
			return allOf(tests), err
		}
		return anyOf(tests), nil
	case "not":
		inner, is := asFilter(value)
		if !is {
			return nil, Invalid(path, "a filter is wanted")
		}
		t, err := c.filter(inner, depth+1, path)
		return func(i *item) bool { return !t(i) }, err
	}
	c.conditions++
	if c.conditions > MostConditions {
		return nil, Invalid(path, "a filter has at most %d conditions", MostConditions)
	}
	operators, is := asFilter(value)
	if !is {
		return nil, Invalid(path, "an object of operators is wanted")
	}
	return c.condition(name, operators, path)
}

func (c *compiler) list(value any, depth int, path []string) ([]test, error) {
	list := reflect.ValueOf(value)
	if list.Kind() != reflect.Slice {
		return nil, Invalid(path, "a list of filters is wanted")
	}
	if list.Len() > MostChoices {
		return nil, tooManyChoices(path, list.Len())
	}
	tests := make([]test, list.Len())
	for i := range tests {
		at := within(path, strconv.Itoa(i))
		inner, is := asFilter(list.Index(i).Interface())
		if !is {
			return nil, Invalid(at, "a filter is wanted")
		}
		var err error
		if tests[i], err = c.filter(inner, depth+1, at); err != nil {
			return nil, err
		}
	}
	return tests, nil
}

// condition makes a test of the operators on one field, which at least one of the kinds must have.
func (c *compiler) condition(name string, operators Filter, path []string) (test, error) {
	tests := map[Kind]test{}
	for _, k := range c.kinds {
		p := propertyOf(c.view, k, name)
		if p == nil {
			continue
		}
		var every []test
		for _, operator := range slices.Sorted(maps.Keys(operators)) {
			if isNil(operators[operator]) {
				continue
			}
			t, err := p.operator(c.pace, operator, operators[operator], within(path, operator))
			if err != nil {
				return nil, err
			}
			every = append(every, t)
		}
		tests[k] = allOf(every)
	}
	if len(tests) == 0 {
		return nil, Invalid(path, "there is no field of that name to filter by")
	}
	if len(c.kinds) == 1 {
		return tests[c.kinds[0]], nil
	}
	return func(i *item) bool {
		t := tests[i.entity.EntityKind()]
		return t != nil && t(i)
	}, nil
}

func allOf(tests []test) test {
	if len(tests) == 1 {
		return tests[0]
	}
	return func(i *item) bool {
		for _, t := range tests {
			if !t(i) {
				return false
			}
		}
		return true
	}
}

func anyOf(tests []test) test {
	return func(i *item) bool { return slices.ContainsFunc(tests, func(t test) bool { return t(i) }) }
}

// asFilter takes the forms that a map has on its way here.
func asFilter(value any) (Filter, bool) {
	switch m := value.(type) {
	case Filter:
		return m, true
	case map[string]any:
		return m, true
	}
	return nil, false
}

func isNil(value any) bool {
	if value == nil {
		return true
	}
	switch v := reflect.ValueOf(value); v.Kind() {
	case reflect.Pointer, reflect.Map, reflect.Slice:
		return v.IsNil()
	default:
		return false
	}
}

func tooManyChoices(path []string, n int) error {
	return Invalid(path, "the list has %d items; at most %d may stand here", n, MostChoices)
}
