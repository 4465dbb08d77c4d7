package graph

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// enumeration is a text that may only be one of a few values.
type enumeration interface{ values() []string }

var typeOfEnumeration = reflect.TypeFor[enumeration]()

const (
	mostAttributes     = 200
	mostAttributeBytes = 65_536
	mostAttributeDepth = 100  // of objects and lists in one another
	latestYear         = 9999 // that RFC 3339 writes
)

// earliest is the first time that there may be: the zero one, and the day that begins with it, stand for none.
var earliest = time.Time{}.AddDate(0, 0, 1)

// clean brings e's own fields into the form they are stored in and refuses what breaks a rule of their tags. It looks
// at nothing but e. Lists that it changes are fresh ones.
func clean(e Entity) error {
	for _, f := range LayoutOf(e.EntityKind()).Fields {
		if err := cleanField(f, f.value(e), []string{f.Name}); err != nil {
			return err
		}
	}
	return nil
}

// cleanSaid does what [clean] does, and refuses a statement without an author or a time. Who left them out when recording it has been
// given them by then.
func cleanSaid(e Entity) error {
	if err := clean(e); err != nil {
		return err
	}
	s, is := e.(Stated)
	if !is {
		return nil
	}
	if s.Said().Author == "" {
		return Invalid([]string{"author"}, "this may not be empty")
	}
	if s.Said().StatedAt.IsZero() {
		return Invalid([]string{"statedAt"}, "this may not be empty")
	}
	return nil
}

func cleanField(f *Field, v reflect.Value, path []string) error {
	if v.IsZero() {
		if f.rules.fallback != "" {
			v.SetString(f.rules.fallback)
			return nil
		}
		if f.rules.required {
			return Invalid(path, "this may not be empty")
		}
	}
	if err := cleanValue(&f.rules, v, path); err != nil {
		return err
	}
	if f.rules.required && v.IsZero() {
		return Invalid(path, "this may not be empty")
	}
	return nil
}

func cleanValue(r *rules, v reflect.Value, path []string) error {
	switch v.Kind() {
	case reflect.String:
		return cleanString(r, v, path)
	case reflect.Int, reflect.Int64:
		return cleanNumber(r, float64(v.Int()), path)
	case reflect.Float64:
		return cleanNumber(r, v.Float(), path)
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		fresh := reflect.New(v.Type().Elem())
		fresh.Elem().Set(v.Elem())
		if err := cleanValue(r, fresh.Elem(), path); err != nil {
			return err
		}
		v.Set(fresh)
		return nil
	case reflect.Slice:
		return cleanList(r, v, path)
	case reflect.Map:
		return cleanAttributes(v, path)
	case reflect.Struct:
		return cleanStruct(v, path)
	}
	return nil
}

func cleanString(r *rules, v reflect.Value, path []string) error {
	if v.Len() == 0 {
		return nil
	}
	if v.Type().Implements(typeOfEnumeration) {
		known := v.Interface().(enumeration).values()
		at := slices.Index(known, v.String())
		if at < 0 {
			return Invalid(path, "the value is none of those allowed here: %v", known)
		}
		v.SetString(known[at]) // shares the constant's bytes
		return nil
	}
	if r.text == "" {
		return nil
	}
	text, err := CleanText(v.String(), r.text)
	if err != nil {
		return Within(err, path...)
	}
	v.SetString(text)
	return nil
}

func cleanNumber(r *rules, n float64, path []string) error {
	if math.IsNaN(n) || math.IsInf(n, 0) {
		return Invalid(path, "a finite number is wanted")
	}
	if r.ranged && (n < r.low || n > r.high) {
		return Invalid(path, "the number must lie between %v and %v", r.low, r.high)
	}
	return nil
}

func cleanList(r *rules, v reflect.Value, path []string) error {
	if v.Len() == 0 {
		v.SetZero() // as a store gives it back
		return nil
	}
	if r.most > 0 && v.Len() > r.most {
		return Invalid(path, "the list has %d items; at most %d may stand here", v.Len(), r.most)
	}
	list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(list, v)
	for i := range list.Len() {
		at := within(path, strconv.Itoa(i))
		if err := cleanValue(r, list.Index(i), at); err != nil {
			return err
		}
		if item := list.Index(i); item.Kind() == reflect.String {
			if item.Len() == 0 {
				return Invalid(at, "an item may not be empty")
			}
			for j := range i {
				if list.Index(j).String() == item.String() {
					return Invalid(at, "an item may stand only once in the list")
				}
			}
		}
	}
	v.Set(list)
	return nil
}

func cleanStruct(v reflect.Value, path []string) error {
	if v.Type() == typeOfTime {
		t := v.Interface().(time.Time)
		if t.IsZero() {
			return nil
		}
		t = t.UTC().Truncate(time.Millisecond)
		if t.Before(earliest) || t.Year() > latestYear {
			return Invalid(path, "a time lies between %s and the end of %d, in UTC", earliest.Format(time.DateOnly), latestYear)
		}
		v.Set(reflect.ValueOf(t))
		return nil
	}
	for _, f := range layouts().structs[v.Type()] {
		if err := cleanField(f, v.FieldByIndex(f.index), within(path, f.Name)); err != nil {
			return err
		}
	}
	return nil
}

func cleanAttributes(v reflect.Value, path []string) error {
	if v.Len() == 0 {
		v.SetZero()
		return nil
	}
	if v.Len() > mostAttributes {
		return Invalid(path, "there are %d attributes; at most %d may stand here", v.Len(), mostAttributes)
	}
	if err := settleAttributes(v, path); err != nil {
		return err
	}
	for name, value := range v.Interface().(Attributes) {
		if name == "" {
			return Invalid(path, "an attribute without a name")
		}
		if _, err := CleanText(name, "label"); err != nil {
			return Invalid(within(path, name), "the name of an attribute is a text of at most 100 characters")
		}
		if text, ok := value.(string); ok {
			if _, err := CleanText(text, "body"); err != nil {
				return Within(err, within(path, name)...)
			}
		}
	}
	return nil
}

// settleAttributes gives the attributes the form in which a store gives them back, and refuses those that it could not.
func settleAttributes(v reflect.Value, path []string) error {
	depth, settled := formOf(map[string]any(v.Interface().(Attributes)))
	if depth > mostAttributeDepth {
		return Invalid(path, "the attributes are nested %d deep; at most %d may stand here", depth, mostAttributeDepth)
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return Invalid(path, "the attributes cannot be written as JSON")
	}
	if len(text) > mostAttributeBytes {
		return Invalid(path, "the attributes take %d bytes; at most %d may stand here", len(text), mostAttributeBytes)
	}
	if settled {
		return nil
	}
	var fresh Attributes
	if err := json.Unmarshal(text, &fresh); err != nil {
		return Invalid(path, "the attributes have a number that is out of range")
	}
	v.Set(reflect.ValueOf(fresh))
	return nil
}

// formOf returns how deep a value of an attribute is nested, and whether it is what JSON that was read gives: its numbers are
// then float64, and its texts valid.
func formOf(value any) (depth int, settled bool) {
	settled = true
	within := func(inner any) {
		deeper, fine := formOf(inner)
		depth, settled = max(depth, deeper), settled && fine
	}
	switch value := value.(type) {
	case map[string]any:
		for name, inner := range value {
			settled = settled && utf8.ValidString(name)
			within(inner)
		}
		return depth + 1, settled
	case []any:
		for _, inner := range value {
			within(inner)
		}
		return depth + 1, settled
	case string:
		return 0, utf8.ValidString(value)
	case nil, bool, float64:
		return 0, true
	default:
		return 0, false
	}
}

// checkNoCycle refuses a parent whose own line leads back to id.
func checkNoCycle(s *Snapshot, id, parent ID, field string, up func(Entity) ID) error {
	for at := parent; at != ""; {
		if at == id {
			return Invalid([]string{field}, "this would make it part of itself")
		}
		e := s.Find(at)
		if e == nil {
			return nil
		}
		at = up(e)
	}
	return nil
}
