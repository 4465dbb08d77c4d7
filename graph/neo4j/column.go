package neo4j

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"time"

	"raakvlak/graph"
)

// column says how one property stands for a field, or for a part of one: how it is written, nil for an absent one, and
// how what is stored is put back. Absent properties are not read.
type column struct {
	name  string
	write func(field reflect.Value) (any, error)
	read  func(r *reader, field reflect.Value, stored any) error
}

// reader keeps, while a map is read, what its entities have in common, so that equal texts take memory once.
type reader struct {
	texts map[string]string
	ids   map[graph.ID]graph.ID // of what links lead to
}

func newReader() *reader {
	return &reader{texts: map[string]string{}, ids: map[graph.ID]graph.ID{}}
}

func (r *reader) share(text string) string {
	if shared, is := r.texts[text]; is {
		return shared
	}
	r.texts[text] = text
	return text
}

var (
	typeOfTime = reflect.TypeFor[time.Time]()
	typeOfText = reflect.TypeFor[string]()
	typeOfID   = reflect.TypeFor[graph.ID]()
)

// columnsOf returns the columns of a field with the name: several for a struct, which is laid flat.
func columnsOf(name string, t reflect.Type) []column {
	if t.Kind() == reflect.Pointer && t.Elem().Kind() == reflect.Struct && t.Elem() != typeOfTime {
		return flatColumns(name, t.Elem())
	}
	return []column{scalarColumn(name, t)}
}

func scalarColumn(name string, t reflect.Type) column {
	c := column{name: name}
	switch {
	case t == typeOfTime:
		c.write, c.read = writeTime, readTime
	case t.Kind() == reflect.String:
		c.write, c.read = writeText, readText
	case t.Kind() == reflect.Bool:
		c.write, c.read = writeBool, readBool
	case t.Kind() == reflect.Int || t.Kind() == reflect.Int64:
		c.write, c.read = writeInt, readInt
	case t.Kind() == reflect.Uint64:
		c.write, c.read = writeUint, readUint
	case t.Kind() == reflect.Float64:
		c.write, c.read = writeFloat, readFloat
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		c.write, c.read = writeTexts, readTexts
	case t.Kind() == reflect.Pointer:
		c = pointerColumn(name, t.Elem())
	default:
		c.write, c.read = writeJSON, readJSON
	}
	return c
}

// offsetZone has the name by which the driver knows to send an offset instead of a zone.
var offsetZone = time.FixedZone("Offset", 0)

func writeTime(v reflect.Value) (any, error) {
	t := v.Interface().(time.Time)
	if t.IsZero() {
		return nil, nil
	}
	return t.In(offsetZone), nil
}

func readTime(_ *reader, v reflect.Value, stored any) error {
	t, is := stored.(time.Time)
	if !is {
		return errForm(stored, "time")
	}
	v.Set(reflect.ValueOf(t.UTC()))
	return nil
}

func writeText(v reflect.Value) (any, error) {
	if v.Len() == 0 {
		return nil, nil
	}
	return v.String(), nil
}

func readText(r *reader, v reflect.Value, stored any) error {
	text, is := stored.(string)
	if !is {
		return errForm(stored, "text")
	}
	if t := v.Type(); t != typeOfText && t != typeOfID {
		text = r.share(text) // enumerations, principals and stamps recur
	}
	v.SetString(text)
	return nil
}

func writeBool(v reflect.Value) (any, error) {
	if !v.Bool() {
		return nil, nil
	}
	return true, nil
}

func readBool(_ *reader, v reflect.Value, stored any) error {
	b, is := stored.(bool)
	if !is {
		return errForm(stored, "truth value")
	}
	v.SetBool(b)
	return nil
}

func writeInt(v reflect.Value) (any, error) { return v.Int(), nil }

func readInt(_ *reader, v reflect.Value, stored any) error {
	n, is := stored.(int64)
	if !is || v.OverflowInt(n) {
		return errForm(stored, "whole number")
	}
	v.SetInt(n)
	return nil
}

func writeUint(v reflect.Value) (any, error) {
	if v.Uint() > math.MaxInt64 {
		return nil, graph.Errorf(graph.CodeInternal, "the number %d is larger than any that Neo4j keeps", v.Uint())
	}
	return int64(v.Uint()), nil
}

func readUint(_ *reader, v reflect.Value, stored any) error {
	n, is := stored.(int64)
	if !is || n < 0 {
		return errForm(stored, "count")
	}
	v.SetUint(uint64(n))
	return nil
}

func writeFloat(v reflect.Value) (any, error) { return v.Float(), nil }

func readFloat(_ *reader, v reflect.Value, stored any) error {
	switch n := stored.(type) {
	case float64:
		v.SetFloat(n)
	case int64:
		v.SetFloat(float64(n)) // as somebody may have written it by hand
	default:
		return errForm(stored, "number")
	}
	return nil
}

func writeTexts(v reflect.Value) (any, error) {
	if v.Len() == 0 {
		return nil, nil
	}
	texts := make([]string, v.Len())
	for i := range texts {
		texts[i] = v.Index(i).String()
	}
	return texts, nil
}

func readTexts(_ *reader, v reflect.Value, stored any) error {
	items, is := stored.([]any)
	if !is {
		return errForm(stored, "list of texts")
	}
	list := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		text, is := item.(string)
		if !is {
			return errForm(stored, "list of texts")
		}
		list.Index(i).SetString(text)
	}
	v.Set(list)
	return nil
}

// writeJSON is for what Neo4j has no form for: attributes, and lists of structs.
func writeJSON(v reflect.Value) (any, error) {
	if v.IsZero() || (v.Kind() == reflect.Slice || v.Kind() == reflect.Map) && v.Len() == 0 {
		return nil, nil
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return nil, graph.Errorf(graph.CodeInternal, "write it as JSON: %w", err)
	}
	return string(text), nil
}

func readJSON(_ *reader, v reflect.Value, stored any) error {
	text, is := stored.(string)
	if !is {
		return errForm(stored, "JSON text")
	}
	if err := json.Unmarshal([]byte(text), v.Addr().Interface()); err != nil {
		return graph.Errorf(graph.CodeInternal, "it is no JSON text: %w", err)
	}
	return nil
}

// pointerColumn is for what may be unknown: nil is absent, and a zero is not.
func pointerColumn(name string, t reflect.Type) column {
	inner := scalarColumn(name, t)
	return column{
		name: name,
		write: func(v reflect.Value) (any, error) {
			switch {
			case v.IsNil():
				return nil, nil
			case t.Kind() == reflect.Bool:
				return v.Elem().Bool(), nil
			case t.Kind() == reflect.String:
				return v.Elem().String(), nil
			case t == typeOfTime:
				return v.Elem().Interface().(time.Time).In(offsetZone), nil
			}
			return inner.write(v.Elem())
		},
		read: func(r *reader, v reflect.Value, stored any) error {
			v.Set(reflect.New(t))
			return inner.read(r, v.Elem(), stored)
		},
	}
}

// flatColumns are those of a struct that may be absent: one for each of its fields, and one under the struct's own
// name, which tells an empty struct from none.
func flatColumns(name string, t reflect.Type) []column {
	columns := []column{{
		name: name,
		write: func(v reflect.Value) (any, error) {
			if v.IsNil() || !v.Elem().IsZero() {
				return nil, nil
			}
			return "{}", nil
		},
		read: func(_ *reader, v reflect.Value, _ any) error {
			v.Set(reflect.New(t))
			return nil
		},
	}}
	for _, sf := range reflect.VisibleFields(t) {
		part := nameOf(sf)
		for _, inner := range columnsOf(name+strings.ToUpper(part[:1])+part[1:], sf.Type) {
			columns = append(columns, inside(inner, t, sf.Index))
		}
	}
	return columns
}

// inside makes a column of a struct's field one of the pointer to the struct.
func inside(inner column, t reflect.Type, index []int) column {
	return column{
		name: inner.name,
		write: func(v reflect.Value) (any, error) {
			if v.IsNil() {
				return nil, nil
			}
			return inner.write(v.Elem().FieldByIndex(index))
		},
		read: func(r *reader, v reflect.Value, stored any) error {
			if v.IsNil() {
				v.Set(reflect.New(t))
			}
			return inner.read(r, v.Elem().FieldByIndex(index), stored)
		},
	}
}

// nameOf returns the field's name everywhere: that of its json tag.
func nameOf(sf reflect.StructField) string {
	name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
	return name
}

// errForm says that what is stored is not of the form of the field.
func errForm(stored any, wanted string) error {
	return graph.Errorf(graph.CodeInternal, "a %T stands where a %s is due", stored, wanted)
}
