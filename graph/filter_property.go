package graph

import (
	"cmp"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"raakvlak/graph/pace"
)

// property is something of the entities of one kind that can be filtered by.
type property struct {
	class  class
	folded bool // the texts come as sort keys
	// has reports whether one of the texts that the entity has here passes: for the classes of texts.
	has func(i *item, passes func(string) bool) bool
	// value is what the entity has here, invalid when that is unknown: for the other classes.
	value func(e Entity) reflect.Value
}

// class says how the values of a property are compared, and with which operators.
type class uint8

const (
	classText   class = iota // for people to read; compared case folded
	classExact               // enumerations, ids, principals
	classNumber              // whole or not
	classTime
	classTruth
)

// plurals are the lists whose singular is not the name without its s.
var plurals = map[string]string{"alias": "aliases", "party": "parties"}

// propertyOf returns what the kind has by that name to filter by, or nil.
func propertyOf(v *View, k Kind, name string) *property {
	switch {
	case name == "name":
		return &property{class: classText, folded: true, has: func(i *item, passes func(string) bool) bool {
			return v.goesBy(i, passes)
		}}
	case name == "level" && k == KindInterest:
		return &property{class: classExact, has: func(i *item, passes func(string) bool) bool {
			return passes(string(i.entity.(*Interest).Level()))
		}}
	}
	layout := LayoutOf(k)
	f := layout.Field(name)
	if f == nil {
		f = layout.Field(cmp.Or(plurals[name], name+"s"))
	}
	switch _, stated := k.New().(Stated); {
	case f != nil && (!f.rules.internal || filterable[name]):
		return propertyOfField(f)
	case name == "stakeholder" && stated:
		return &property{class: classExact, has: func(i *item, passes func(string) bool) bool {
			return slices.ContainsFunc(i.entity.(Stated).Subjects(v.Snapshot), func(id ID) bool { return passes(string(id)) })
		}}
	}
	return nil
}

// filterable are the fields that only the house writes and everybody reads.
var filterable = map[string]bool{"id": true, "createdAt": true, "createdBy": true, "updatedAt": true, "updatedBy": true}

func propertyOfField(f *Field) *property {
	typ := f.Type
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	p := &property{class: classExact, value: func(e Entity) reflect.Value {
		v := f.value(e)
		if v.Kind() == reflect.Pointer {
			v = v.Elem() // invalid when there is nothing
		}
		return v
	}}
	switch {
	case f.Link != nil:
		p.has = func(i *item, passes func(string) bool) bool {
			for target := range f.Targets(i.entity) {
				if passes(string(target.ID)) {
					return true
				}
			}
			return false
		}
	case typ == typeOfTime:
		p.class = classTime
	case typ.Kind() == reflect.Bool:
		p.class = classTruth
	case typ.Kind() == reflect.Int, typ.Kind() == reflect.Float64:
		p.class = classNumber
	case typ.Kind() == reflect.String:
		p.has = func(i *item, passes func(string) bool) bool {
			text := f.value(i.entity).String()
			return text != "" && passes(text)
		}
	case typ.Kind() == reflect.Slice && typ.Elem().Kind() == reflect.String:
		p.has = func(i *item, passes func(string) bool) bool {
			list := f.value(i.entity)
			for n := range list.Len() {
				if passes(list.Index(n).String()) {
					return true
				}
			}
			return false
		}
	default:
		return nil // a structure
	}
	if f.Link == nil && (typ == reflect.TypeFor[string]() || typ == reflect.TypeFor[[]string]()) {
		p.class = classText
	}
	return p
}

// goesBy reports whether one of the names that the entity goes by passes, as a sort key: its own, or those of what it cannot be
// without.
func (v *View) goesBy(i *item, passes func(string) bool) bool {
	if _, is := i.entity.(Named); is {
		return passes(i.nameKey())
	}
	for _, f := range LayoutOf(i.entity.EntityKind()).Fields {
		if f.Link == nil || !f.rules.required && f.Name != "collaboration" {
			continue
		}
		for target := range f.Targets(i.entity) {
			if to := v.Find(target.ID); to != nil && v.goesBy(&item{entity: to}, passes) {
				return true
			}
		}
	}
	return false
}

// operator makes a test of one operator and its operand.
func (p *property) operator(steps *pace.Pace, name string, operand any, path []string) (test, error) {
	if name == "exists" {
		wanted, is := truth(operand)
		if !is {
			return nil, Invalid(path, "true or false is wanted")
		}
		return func(i *item) bool { return p.exists(i) == wanted }, nil
	}
	switch p.class {
	case classText, classExact:
		return p.textOperator(steps, name, operand, path)
	case classNumber:
		return p.numberOperator(name, operand, path)
	case classTime:
		return p.timeOperator(name, operand, path)
	default:
		wanted, is := truth(operand)
		if name != "eq" || !is {
			return nil, noOperator(path)
		}
		return func(i *item) bool { v := p.value(i.entity); return v.IsValid() && v.Bool() == wanted }, nil
	}
}

func noOperator(path []string) error { return Invalid(path, "there is no such operator here") }

func (p *property) exists(i *item) bool {
	if p.has != nil {
		return p.has(i, func(string) bool { return true })
	}
	v := p.value(i.entity)
	if p.class == classTime {
		return v.IsValid() && !v.IsZero()
	}
	return v.IsValid()
}

func (p *property) textOperator(steps *pace.Pace, name string, operand any, path []string) (test, error) {
	same := func(s string) string { return s }
	fold, foldWanted := same, same
	if p.class == classText {
		foldWanted = SortKey
		if !p.folded {
			fold = func(s string) string {
				_ = steps.Steps(len(s) / bytesPerStep) // whoever goes over the items asks for its error
				return SortKey(s)
			}
		}
	}
	switch name {
	case "in":
		choices, err := texts(operand, path)
		if err != nil {
			return nil, err
		}
		set := make(map[string]bool, len(choices))
		for _, c := range choices {
			set[foldWanted(c)] = true
		}
		return func(i *item) bool { return p.has(i, func(s string) bool { return set[fold(s)] }) }, nil
	case "eq", "contains":
		text, is := text(operand)
		if !is {
			return nil, Invalid(path, "a text is wanted")
		}
		wanted := foldWanted(text)
		if name == "eq" {
			return func(i *item) bool { return p.has(i, func(s string) bool { return fold(s) == wanted }) }, nil
		}
		if p.class == classText {
			return func(i *item) bool { return p.has(i, func(s string) bool { return strings.Contains(fold(s), wanted) }) }, nil
		}
	}
	return nil, noOperator(path)
}

func (p *property) numberOperator(name string, operand any, path []string) (test, error) {
	wanted, is := number(operand)
	if !is {
		return nil, Invalid(path, "a number is wanted")
	}
	var passes func(x float64) bool
	switch name {
	case "eq":
		passes = func(x float64) bool { return x == wanted }
	case "gte":
		passes = func(x float64) bool { return x >= wanted }
	case "lte":
		passes = func(x float64) bool { return x <= wanted }
	default:
		return nil, noOperator(path)
	}
	return func(i *item) bool {
		x, known := number(p.value(i.entity))
		return known && passes(x)
	}, nil
}

func (p *property) timeOperator(name string, operand any, path []string) (test, error) {
	wanted, is := moment(operand)
	if !is {
		return nil, Invalid(path, "a time is wanted")
	}
	var passes func(t time.Time) bool
	switch name {
	case "gte":
		passes = func(t time.Time) bool { return !t.Before(wanted) }
	case "lt":
		passes = func(t time.Time) bool { return t.Before(wanted) }
	default:
		return nil, noOperator(path)
	}
	return func(i *item) bool {
		v := p.value(i.entity)
		return v.IsValid() && !v.IsZero() && passes(v.Interface().(time.Time))
	}, nil
}

// indirect returns what stands behind a value or a pointer to one.
func indirect(operand any) reflect.Value {
	v, is := operand.(reflect.Value)
	if !is {
		v = reflect.ValueOf(operand)
	}
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	return v
}

func text(operand any) (string, bool) {
	v := indirect(operand)
	return v.String(), v.Kind() == reflect.String
}

func texts(operand any, path []string) ([]string, error) {
	list := indirect(operand)
	if list.Kind() != reflect.Slice {
		return nil, Invalid(path, "a list is wanted")
	}
	if list.Len() > MostChoices {
		return nil, tooManyChoices(path, list.Len())
	}
	out := make([]string, list.Len())
	for i := range out {
		s, is := text(list.Index(i).Interface())
		if !is {
			return nil, Invalid(within(path, strconv.Itoa(i)), "a text is wanted")
		}
		out[i] = s
	}
	return out, nil
}

func number(operand any) (float64, bool) {
	switch v := indirect(operand); {
	case !v.IsValid():
		return 0, false
	case v.CanInt():
		return float64(v.Int()), true
	case v.CanFloat():
		return v.Float(), true
	default:
		return 0, false
	}
}

func moment(operand any) (time.Time, bool) {
	v := indirect(operand)
	if !v.IsValid() {
		return time.Time{}, false
	}
	t, is := v.Interface().(time.Time)
	return t, is
}

func truth(operand any) (yes, is bool) {
	v := indirect(operand)
	if v.Kind() != reflect.Bool {
		return false, false
	}
	return v.Bool(), true
}
