package instrument

import (
	"slices"
	"strconv"

	"raakvlak/graph/process"
)

// ScaleKind says how answers on a scale are counted.
type ScaleKind string

// The kinds.
const (
	ScaleYesNo   ScaleKind = "YES_NO"  // the share of yes
	ScaleOrdinal ScaleKind = "ORDINAL" // steps that are numbered
)

// Scale is what a question may be answered with.
type Scale struct {
	Key    string
	Kind   ScaleKind
	Name   process.Text
	Values []Value // from the lowest to the highest; not knowing stands last
}

// Value is one answer that a scale has.
type Value struct {
	Key    string // as it stands in an answer
	Name   process.Text
	Number *float64 // what it counts for, 0 for no and 1 for yes; nil for not knowing
}

// unknown is the answer of somebody who does not know.
var unknown = Value{Key: "UNKNOWN", Name: process.Text{Dutch: "Weet niet", English: "Do not know"}}

// scales are all that there are. Files name one of them.
var scales = []Scale{
	{
		Key: "yes-no", Kind: ScaleYesNo, Name: process.Text{Dutch: "Ja of nee", English: "Yes or no"}, Values: yesNo,
	},
	{
		Key: "yes-no-unknown", Kind: ScaleYesNo, Name: process.Text{Dutch: "Ja, nee of weet niet", English: "Yes, no or do not know"},
		Values: append(slices.Clone(yesNo), unknown),
	},
	{
		Key: "agreement-5", Kind: ScaleOrdinal, Name: process.Text{Dutch: "Eens of oneens, in vijf stappen", English: "Agreement, in five steps"},
		Values: append(steps(1,
			process.Text{Dutch: "Helemaal oneens", English: "Strongly disagree"},
			process.Text{Dutch: "Oneens", English: "Disagree"},
			process.Text{Dutch: "Noch eens, noch oneens", English: "Neither agree nor disagree"},
			process.Text{Dutch: "Eens", English: "Agree"},
			process.Text{Dutch: "Helemaal eens", English: "Strongly agree"},
		), unknown),
	},
	{
		Key: "frequency-5", Kind: ScaleOrdinal, Name: process.Text{Dutch: "Hoe vaak, in vijf stappen", English: "How often, in five steps"},
		Values: append(steps(1,
			process.Text{Dutch: "Nooit", English: "Never"},
			process.Text{Dutch: "Zelden", English: "Rarely"},
			process.Text{Dutch: "Soms", English: "Sometimes"},
			process.Text{Dutch: "Vaak", English: "Often"},
			process.Text{Dutch: "Altijd", English: "Always"},
		), unknown),
	},
	{
		Key: "grade-10", Kind: ScaleOrdinal, Name: process.Text{Dutch: "Een cijfer van 0 tot 10", English: "A grade from 0 to 10"},
		Values: steps(0, grades(10)...),
	},
}

var yesNo = []Value{
	{Key: "NO", Name: process.Text{Dutch: "Nee", English: "No"}, Number: number(0)},
	{Key: "YES", Name: process.Text{Dutch: "Ja", English: "Yes"}, Number: number(1)},
}

func number(n float64) *float64 { return &n }

// steps numbers the names, from the first.
func steps(first int, names ...process.Text) []Value {
	out := make([]Value, len(names))
	for i, name := range names {
		out[i] = Value{Key: strconv.Itoa(first + i), Name: name, Number: number(float64(first + i))}
	}
	return out
}

// grades are called by their numbers, 0 to the highest.
func grades(highest int) []process.Text {
	out := make([]process.Text, highest+1)
	for i := range out {
		out[i] = process.Text{Dutch: strconv.Itoa(i), English: strconv.Itoa(i)}
	}
	return out
}

// scaleNamed returns the scale with the key, or nil.
func scaleNamed(key string) *Scale {
	at := slices.IndexFunc(scales, func(s Scale) bool { return s.Key == key })
	if at < 0 {
		return nil
	}
	return &scales[at]
}

// find returns the value with the key, or nil.
func (s *Scale) find(key string) *Value {
	at := slices.IndexFunc(s.Values, func(v Value) bool { return v.Key == key })
	if at < 0 {
		return nil
	}
	return &s.Values[at]
}

// reach returns what the lowest and the highest value count for.
func (s *Scale) reach() (low, high float64) {
	for _, v := range s.Values {
		if v.Number != nil {
			high = *v.Number
		}
	}
	return *s.Values[0].Number, high
}

// keys lists the keys of things that have one.
func keys[T any](all []T, key func(T) string) []string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = key(one)
	}
	return out
}
