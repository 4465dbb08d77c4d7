package storetest

import (
	"fmt"
	"reflect"
	"time"

	"raakvlak/graph"
)

// filler makes entities of every kind by the layouts, so that no field of a noun, present or to come, is forgotten.
type filler struct {
	ids *graph.IDs
	in  graph.MapID
	n   int // counts, so that no two values are alike
	// every has the ids that links may lead to, per kind.
	every map[graph.Kind][]graph.ID
}

// fill is what fields are given.
type fill int

const (
	fillFull  fill = iota // every field holds something
	fillZero              // every pointer leads to a zero value; all else is as in blank
	fillBlank             // only links that must be there
)

// newFiller returns a filler for the map, with an id for every kind, so that anything may refer to anything.
func newFiller(w *World, in graph.MapID) *filler {
	f := &filler{ids: w.IDs, in: in, every: map[graph.Kind][]graph.ID{}}
	for _, k := range graph.Kinds() {
		if k != graph.KindMap {
			f.every[k] = []graph.ID{w.IDs.New(k, in), w.IDs.New(k, in)}
		}
	}
	return f
}

// all returns the entities of all kinds but the map's own.
func (f *filler) all(as fill) []graph.Entity {
	var all []graph.Entity
	for _, k := range graph.Kinds() {
		for i := range f.every[k] {
			all = append(all, f.entity(k, i, as))
		}
	}
	return all
}

func (f *filler) entity(k graph.Kind, i int, as fill) graph.Entity {
	e := k.New()
	for _, field := range graph.LayoutOf(k).Fields {
		if field.Link != nil {
			f.link(field, e, as)
		} else {
			v := reflect.New(field.Type).Elem()
			f.value(v, as)
			field.Set(e, v.Interface())
		}
	}
	meta := e.Meta()
	meta.ID = f.every[k][i]
	meta.CreatedAt, meta.UpdatedAt = f.time(), f.time()
	return e
}

func (f *filler) link(field *graph.Field, e graph.Entity, as fill) {
	if as != fillFull && !field.Required() {
		return
	}
	wanted := 1
	if field.Link.Many && as == fillFull {
		wanted = 2
	}
	var targets []graph.ID
	for _, k := range field.Link.Kinds {
		targets = append(targets, f.every[k]...)
	}
	for i := range wanted {
		f.n++
		var properties any
		if field.Link.Edge != nil {
			v := reflect.New(field.Link.Edge).Elem()
			f.value(v, as)
			properties = v.Interface()
		}
		// Two links in a row never lead to the same target: there are at least two.
		field.AddTarget(e, targets[(f.n+i)%len(targets)], properties)
	}
}

var (
	typeOfID         = reflect.TypeFor[graph.ID]()
	typeOfTime       = reflect.TypeFor[time.Time]()
	typeOfAttributes = reflect.TypeFor[graph.Attributes]()
)

// value fills v, which is zero.
func (f *filler) value(v reflect.Value, as fill) {
	f.n++
	if v.Kind() == reflect.Pointer && as != fillBlank {
		v.Set(reflect.New(v.Type().Elem()))
	}
	if as != fillFull {
		return
	}
	switch t := v.Type(); {
	case v.Kind() == reflect.Pointer:
		f.value(v.Elem(), as)
	case t == typeOfTime:
		v.Set(reflect.ValueOf(f.time()))
	case t == typeOfAttributes:
		v.Set(reflect.ValueOf(f.attributes()))
	case t == typeOfID:
		v.SetString(string(f.every[graph.KindOrganisation][f.n%2]))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f.value(v.Field(i), as)
		}
	case v.Kind() == reflect.Slice:
		list := reflect.MakeSlice(t, 3, 3)
		for i := range list.Len() {
			f.value(list.Index(i), as)
		}
		v.Set(list)
	default:
		f.plain(v)
	}
}

func (f *filler) plain(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if values := graph.ValuesOf(v.Type()); values != nil {
			v.SetString(values[f.n%len(values)])
			return
		}
		v.SetString(fmt.Sprintf("text %d", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n%4) + 1)
	case reflect.Uint64:
		v.SetUint(uint64(f.n))
	case reflect.Float64:
		v.SetFloat(1 / float64(f.n+2))
	default:
		panic("storetest: no value for fields of type " + v.Type().String())
	}
}

// time returns a time with milliseconds that are not all zeros.
func (f *filler) time() time.Time {
	f.n++
	return time.Date(2026, time.April, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(f.n) * 1_234_567 * time.Millisecond)
}

func (f *filler) attributes() graph.Attributes {
	return graph.Attributes{
		"csv:number": float64(f.n) + 0.5, "csv:text": fmt.Sprint("text ", f.n), "csv:flag": true,
		"json:nested": map[string]any{"list": []any{"a", 1.0, nil, false, map[string]any{"deep": ""}}},
	}
}
