package storetest

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"pgregory.net/rapid"

	"raakvlak/graph"
)

var texts = []string{"Anker", "boot", "Éen", "e", "'; --", "👩‍👩‍👧", "日本", "zand"}

// drawValue fills v, which is zero, with a value that the tag allows. It may leave it zero.
func drawValue(r *rapid.T, v reflect.Value, tag reflect.StructTag) {
	switch t := v.Type(); {
	case v.Kind() == reflect.Pointer:
		if rapid.IntRange(0, 3).Draw(r, "there") > 0 {
			v.Set(reflect.New(t.Elem()))
			drawValue(r, v.Elem(), tag)
		}
	case t == typeOfTime:
		ms := rapid.Int64Range(0, 1<<42).Draw(r, "ms")
		v.Set(reflect.ValueOf(time.UnixMilli(ms).UTC()))
	case t == typeOfAttributes:
		if rapid.Bool().Draw(r, "there") {
			v.Set(reflect.ValueOf(graph.Attributes{"csv:n": rapid.Float64Range(-9, 9).Draw(r, "n"), "x": []any{nil, "y"}}))
		}
	case t == typeOfID: // the edge's own end is set with the link
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			drawValue(r, v.Field(i), t.Field(i).Tag)
		}
	case v.Kind() == reflect.Slice:
		drawList(r, v)
	default:
		drawPlain(r, v, tag)
	}
}

func drawList(r *rapid.T, v reflect.Value) {
	n := rapid.IntRange(0, 2).Draw(r, "length")
	if n == 0 {
		return
	}
	if v.Type().Elem().Kind() == reflect.String {
		v.Set(reflect.ValueOf(rapid.SliceOfNDistinct(rapid.SampledFrom(texts), n, n, rapid.ID[string]).Draw(r, "texts")))
		return
	}
	list := reflect.MakeSlice(v.Type(), n, n)
	for i := range n {
		drawValue(r, list.Index(i), "")
	}
	v.Set(list)
}

func drawPlain(r *rapid.T, v reflect.Value, tag reflect.StructTag) {
	low, high := bounds(tag)
	switch v.Kind() {
	case reflect.String:
		if values := graph.ValuesOf(v.Type()); values != nil {
			v.SetString(rapid.SampledFrom(values).Draw(r, "value"))
			return
		}
		v.SetString(rapid.SampledFrom(texts).Draw(r, "text"))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(r, "flag"))
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(int(low), int(high)).Draw(r, "number")))
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(low, min(high, 1e6)).Draw(r, "number"))
	default:
		panic("storetest: no random value for fields of type " + v.Type().String())
	}
}

func bounds(tag reflect.StructTag) (low, high float64) {
	from, to, _ := strings.Cut(tag.Get("range"), ",")
	low, _ = strconv.ParseFloat(from, 64)
	high, _ = strconv.ParseFloat(to, 64)
	return low, high
}

// spoil makes an edit wrong whatever the map holds. An edit that it has no way to spoil it leaves.
func spoil(r *rapid.T, e drawnEdit) drawnEdit {
	if e.verb == "delete" || rapid.IntRange(0, 3).Draw(r, "target") == 0 && e.verb == "update" {
		if rapid.Bool().Draw(r, "absent") {
			e.id, e.flaw = "org_0000000000aaaaaaaaaaaaaaaaaaaaaaaaaa", "no such thing"
		} else {
			e.expected, e.flaw = "another", "another version"
		}
		return e
	}
	fields := graph.LayoutOf(e.kind).Fields
	f := fields[rapid.IntRange(0, len(fields)-1).Draw(r, "field")]
	name, value := f.Name, any(nil)
	var flaw string
	tag := tagOf(e.kind, f.Name)
	switch {
	case f.Internal():
		value, flaw = "x", "a field of the house"
	case f.Required() && !fillsIn(e.kind, f.Name) && rapid.Bool().Draw(r, "empty"):
		flaw = "an empty field"
	case f.Link != nil && !f.Link.Many:
		value = rapid.SampledFrom([]graph.ID{"none", "_:none", "org_0000000000aaaaaaaaaaaaaaaaaaaaaaaaaa"}).Draw(r, "id")
		flaw = "a link to nothing"
	case f.Type.Kind() == reflect.String && graph.ValuesOf(f.Type) != nil:
		value, flaw = "NONSENSE", "an unknown value"
	case tag.Get("range") != "":
		_, high := bounds(tag)
		value, flaw = high+1, "too large a number"
	case tag.Get("text") != "" && f.Type.Kind() == reflect.String:
		value, flaw = strings.Repeat("x", 300_000), "too long a text"
	case f.Type == typeOfTime:
		value, flaw = "yesterday", "no time"
	default:
		name, value, flaw = "colour", "blue", "no such field"
	}
	e.fields[name], e.flaw = value, flaw
	return e
}

// fillsIn reports whether the domain gives the field a value where a new entity comes without one.
func fillsIn(k graph.Kind, field string) bool {
	return k == graph.KindPassage && (field == "at" || field == "from")
}
