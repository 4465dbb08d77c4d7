package noninterference_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"raakvlak/graph"
	"raakvlak/graph/process/instrument"
)

// words are what texts are made of; few, so that searches and filters meet them.
var words = []string{"anker", "Boot", "dijk", "Éen", "fiets", "grond", "haven", "ijzer", "kaai", "water"}

// tags are those of the fields of each kind.
var tags = sync.OnceValue(func() map[graph.Kind]map[string]reflect.StructTag {
	all := map[graph.Kind]map[string]reflect.StructTag{}
	for _, k := range graph.Kinds() {
		all[k] = map[string]reflect.StructTag{}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(k.New()).Elem()) {
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			all[k][name] = f.Tag
		}
	}
	return all
})

// drawer draws from little, so that equal values, ties and opposites are common.
type drawer struct {
	*rand.Rand
	targets func(kinds []graph.Kind) []graph.ID // that links may lead to
	said    func(stated graph.Kind) graph.Fields
}

// fields returns values for the fields of a new entity of the kind, or for some of one that is there. It reports false
// when there is nothing for a link to lead to.
func (d drawer) fields(k graph.Kind, update bool) (graph.Fields, bool) {
	fields := graph.Fields{}
	for _, f := range graph.LayoutOf(k).Fields {
		switch {
		case f.Internal() || leftAlone[f.Name]:
		case f.Link != nil && update && f.Required():
		case f.Link != nil:
			value, ok := d.link(k, f)
			if !ok && f.Required() {
				return nil, false
			}
			if ok && (f.Required() || d.IntN(2) == 0) {
				fields[f.Name] = value
			}
		case f.Required() && (!update || d.IntN(2) == 0), !f.Required() && d.IntN(3) > 0:
			v := reflect.New(f.Type).Elem()
			d.value(v, tags()[k][f.Name], f.Required())
			fields[f.Name] = v.Interface()
		}
	}
	if k == graph.KindScan && (!update || fields["answers"] != nil) {
		fields["instrument"], fields["answers"] = d.answered()
	}
	if p, is := fields["from"]; is && p == fields["to"] {
		return nil, false
	}
	if d.said != nil && !update {
		for name, value := range d.said(k) {
			fields[name] = value
		}
	}
	return fields, true
}

// answered returns the key of an instrument, and answers to some of its questions.
func (d drawer) answered() (string, []graph.Answer) {
	all := instrument.Standard().All()
	i := all[d.IntN(len(all))]
	var answers []graph.Answer
	for q := range i.Questions() {
		if d.IntN(3) == 0 {
			answers = append(answers, graph.Answer{Question: q.Key, Value: q.Scale.Values[d.IntN(len(q.Scale.Values))].Key, Note: d.words()})
		}
	}
	return i.Key, answers
}

// leftAlone are the fields that the plan of a case sets itself, or that have rules between them.
var leftAlone = map[string]bool{
	"author": true, "audience": true, "attitudeWished": true, "attitudeRealistic": true,
	"arrangementText": true, "attributes": true, "principal": true, "involvement": true, "partOf": true, "narrowerThan": true,
	"phase": true, "secret": true,
}

func (d drawer) link(k graph.Kind, f *graph.Field) (any, bool) {
	fitting := d.targets(f.Link.Kinds)
	if len(fitting) == 0 {
		return nil, false
	}
	n := 1
	if f.Link.Many {
		n = 1 + d.IntN(min(3, len(fitting)))
	}
	e := k.New()
	for _, i := range d.Perm(len(fitting))[:n] {
		var properties any
		if f.Link.Edge != nil {
			v := reflect.New(f.Link.Edge).Elem()
			d.value(v, "", true)
			properties = v.Interface()
		}
		f.AddTarget(e, fitting[i], properties)
	}
	return f.Get(e), true
}

// value fills v with something that the tag allows.
func (d drawer) value(v reflect.Value, tag reflect.StructTag, required bool) {
	switch t := v.Type(); {
	case v.Kind() == reflect.Pointer:
		if required || d.IntN(3) > 0 {
			v.Set(reflect.New(t.Elem()))
			d.value(v.Elem(), tag, required)
		}
	case t == reflect.TypeFor[time.Time]():
		v.Set(reflect.ValueOf(minute((1 - d.IntN(5)) * 1000))) // some are still to come
	case t == reflect.TypeFor[graph.ID](): // the end of an arrow is set with the link
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i), t.Field(i).Tag, t.Field(i).Tag.Get("required") != "")
		}
	case v.Kind() == reflect.Slice:
		d.list(v)
	case v.Kind() == reflect.String:
		v.SetString(d.text(t, required))
	case v.Kind() == reflect.Bool:
		v.SetBool(d.IntN(2) == 0)
	default:
		low, high := bounds(tag)
		x := low + d.Float64()*(high-low)
		if v.CanInt() {
			v.SetInt(int64(low) + d.Int64N(int64(high-low)+1))
		} else {
			v.SetFloat(float64(int(x*4)) / 4)
		}
	}
}

func (d drawer) text(t reflect.Type, required bool) string {
	if values := graph.ValuesOf(t); values != nil {
		return values[d.IntN(len(values))]
	}
	if !required && d.IntN(4) == 0 {
		return ""
	}
	return d.words()
}

func (d drawer) words() string {
	return words[d.IntN(len(words))] + " " + words[d.IntN(len(words))]
}

func (d drawer) list(v reflect.Value) {
	n := d.IntN(3)
	if v.Type().Elem().Kind() == reflect.String {
		picked := slices.Clone(words)
		d.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
		v.Set(reflect.ValueOf(picked[:n]))
		return
	}
	list := reflect.MakeSlice(v.Type(), n, n)
	for i := range n {
		d.value(list.Index(i), "", true)
	}
	v.Set(list)
}

// bounds are those of the tag, and of what is counted without any.
func bounds(tag reflect.StructTag) (low, high float64) {
	from, to, found := strings.Cut(tag.Get("range"), ",")
	if !found {
		return 0, 1
	}
	low, _ = strconv.ParseFloat(from, 64)
	high, _ = strconv.ParseFloat(to, 64)
	return low, min(high, 1000)
}
