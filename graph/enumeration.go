package graph

import (
	"reflect"
	"slices"
	"sync"
)

// ValuesOf returns the values that a text of the type may have, in their order, and nil for a type that is no
// enumeration. An enumeration may also be empty: unknown.
func ValuesOf(t reflect.Type) []string {
	if !t.Implements(typeOfEnumeration) {
		return nil
	}
	return reflect.Zero(t).Interface().(enumeration).values()
}

// Admit checks an entity that a store read: enumerations must be known, in the structs and lists inside it too,
// whoever wrote them.
func Admit(e Entity) error {
	for _, f := range enumerated()[e.EntityKind()] {
		if v := f.value(e); !admitted(v) {
			return Errorf(CodeInternal, "the stored %s %s has an unknown %s %q", e.EntityKind(), e.Meta().ID, f.Name, v.Interface())
		}
	}
	return nil
}

// enumerated has, per kind, the fields that hold an enumeration somewhere.
var enumerated = sync.OnceValue(func() *[kindEnd][]*Field {
	var all [kindEnd][]*Field
	for _, k := range Kinds() {
		for _, f := range LayoutOf(k).Fields {
			if enumerates(f.Type) {
				all[k] = append(all[k], f)
			}
		}
	}
	return &all
})

func enumerates(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String:
		return t.Implements(typeOfEnumeration)
	case reflect.Pointer, reflect.Slice:
		return enumerates(t.Elem())
	case reflect.Struct:
		return t != typeOfTime && slices.ContainsFunc(reflect.VisibleFields(t), func(f reflect.StructField) bool { return enumerates(f.Type) })
	}
	return false
}

// admitted reports whether every enumeration in v is empty or known.
func admitted(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return v.Len() == 0 || !v.Type().Implements(typeOfEnumeration) || slices.Contains(ValuesOf(v.Type()), v.String())
	case reflect.Pointer:
		return v.IsNil() || admitted(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			if !admitted(v.Index(i)) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type() != typeOfTime && !admitted(v.Field(i)) {
				return false
			}
		}
	}
	return true
}
