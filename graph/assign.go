package graph

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"time"
)

// Fields holds values for some fields of an entity by their names: what GraphQL inputs and files bring. A value is of
// the field's own type, a pointer to it, or what JSON gives for it; nil empties the field.
type Fields map[string]any

// assign puts the fields into e, which nobody else sees yet. Errors are [CodeInvalid] and name the field. Fields that
// only the house writes are refused.
func assign(e Entity, fields Fields) error {
	layout := LayoutOf(e.EntityKind())
	for name, value := range fields {
		f := layout.Field(name)
		if f == nil || f.rules.internal {
			return Invalid([]string{name}, "%s has no field of that name to set", e.EntityKind())
		}
		if err := convert(f.value(e), value, []string{name}); err != nil {
			return err
		}
	}
	return nil
}

// convert sets target to value, whatever form it came in.
func convert(target reflect.Value, value any, path []string) error {
	if isNil(value) {
		target.SetZero()
		return nil
	}
	v := reflect.ValueOf(value)
	if v.Type().AssignableTo(target.Type()) {
		target.Set(v)
		return nil
	}
	if v.Kind() == reflect.Pointer && target.Kind() != reflect.Pointer {
		return convert(target, v.Elem().Interface(), path)
	}
	switch target.Type() {
	case typeOfTime:
		return convertTime(target, value, path)
	case typeOfAttributes:
		if m, ok := value.(map[string]any); ok {
			target.Set(reflect.ValueOf(Attributes(m)))
			return nil
		}
		return Invalid(path, "an object is wanted")
	}
	switch target.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(target.Type().Elem())
		if err := convert(fresh.Elem(), value, path); err != nil {
			return err
		}
		target.Set(fresh)
		return nil
	case reflect.String:
		if v.Kind() != reflect.String {
			return Invalid(path, "a text is wanted")
		}
		target.SetString(v.String())
		return nil
	case reflect.Bool:
		if v.Kind() != reflect.Bool {
			return Invalid(path, "true or false is wanted")
		}
		target.SetBool(v.Bool())
		return nil
	case reflect.Int, reflect.Int64:
		return convertInt(target, v, path)
	case reflect.Float64:
		return convertFloat(target, v, path)
	case reflect.Slice:
		return convertList(target, v, path)
	case reflect.Struct:
		return convertStruct(target, v, path)
	}
	return Invalid(path, "a value of that form does not fit here")
}

func convertTime(target reflect.Value, value any, path []string) error {
	text, ok := value.(string)
	if !ok {
		return Invalid(path, "a time is wanted, such as 2026-03-31T09:00:00Z")
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return Invalid(path, "a time is wanted, such as 2026-03-31T09:00:00Z")
	}
	target.Set(reflect.ValueOf(t))
	return nil
}

func convertInt(target, v reflect.Value, path []string) error {
	if n, ok := v.Interface().(json.Number); ok {
		i, err := strconv.ParseInt(n.String(), 10, 64)
		if err != nil {
			return Invalid(path, "a whole number is wanted")
		}
		target.SetInt(i)
		return nil
	}
	switch {
	case v.CanInt():
		target.SetInt(v.Int())
	case v.CanFloat() && v.Float() == math.Trunc(v.Float()) && math.Abs(v.Float()) < 1<<53:
		target.SetInt(int64(v.Float()))
	default:
		return Invalid(path, "a whole number is wanted")
	}
	return nil
}

func convertFloat(target, v reflect.Value, path []string) error {
	if n, ok := v.Interface().(json.Number); ok {
		f, err := n.Float64()
		if err != nil {
			return Invalid(path, "a number is wanted")
		}
		target.SetFloat(f)
		return nil
	}
	switch {
	case v.CanFloat():
		target.SetFloat(v.Float())
	case v.CanInt():
		target.SetFloat(float64(v.Int()))
	default:
		return Invalid(path, "a number is wanted")
	}
	return nil
}

func convertList(target, v reflect.Value, path []string) error {
	if v.Kind() != reflect.Slice {
		return Invalid(path, "a list is wanted")
	}
	list := reflect.MakeSlice(target.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		if err := convert(list.Index(i), v.Index(i).Interface(), within(path, strconv.Itoa(i))); err != nil {
			return err
		}
	}
	if v.Len() == 0 {
		target.SetZero()
		return nil
	}
	target.Set(list)
	return nil
}

func convertStruct(target, v reflect.Value, path []string) error {
	fields, ok := v.Interface().(map[string]any)
	if !ok {
		return Invalid(path, "an object is wanted")
	}
	target.SetZero()
	known := layouts().structs[target.Type()]
	for name, value := range fields {
		f := fieldNamed(known, name)
		if f == nil {
			return Invalid(within(path, name), "there is no field of that name")
		}
		if err := convert(target.FieldByIndex(f.index), value, within(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func fieldNamed(fields []*Field, name string) *Field {
	for _, f := range fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// within returns a path with one more step, sharing nothing that a later append could overwrite.
func within(path []string, step string) []string {
	return append(append(make([]string, 0, len(path)+1), path...), step)
}
