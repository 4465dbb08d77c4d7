package casetest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"
)

// Differences lists where got, at a path, is not what is wanted; both are as encoding/json decodes them. What is wanted of an
// object are the fields it names. A number may be off by the tolerance, and wanted as a fraction, "12/17", or as a range,
// {"least": 0.41, "most": 0.42}.
func Differences(at string, want, got any, tolerance float64) []string {
	var out []string
	switch want := want.(type) {
	case map[string]any:
		if number, is := got.(float64); is {
			least, most := want["least"], want["most"]
			if number >= wantedNumber(least)-tolerance && number <= wantedNumber(most)+tolerance {
				return nil
			}
			break
		}
		fields, is := got.(map[string]any)
		if !is {
			break
		}
		for _, name := range slices.Sorted(maps.Keys(want)) {
			field, there := fields[name]
			if !there {
				out = append(out, fmt.Sprintf("%s: nothing is called %s, but %v", at, name, slices.Sorted(maps.Keys(fields))))
				continue
			}
			out = append(out, Differences(strings.TrimPrefix(at+"."+name, "."), want[name], field, tolerance)...)
		}
		return out
	case []any:
		list, is := got.([]any)
		if !is || len(list) != len(want) {
			break
		}
		for i, one := range want {
			out = append(out, Differences(fmt.Sprintf("%s[%d]", at, i), one, list[i], tolerance)...)
		}
		return out
	default:
		if number, is := got.(float64); is {
			if math.Abs(number-wantedNumber(want)) <= tolerance {
				return nil
			}
			break
		}
		if want == got {
			return nil
		}
	}
	wanted, _ := json.Marshal(want)
	found, _ := json.Marshal(got)
	return []string{fmt.Sprintf("%s: got %s, want %s", at, found, wanted)}
}

// wantedNumber reads a number or a fraction; anything else is no number, which equals none.
func wantedNumber(x any) float64 {
	switch x := x.(type) {
	case float64:
		return x
	case string:
		if r, is := new(big.Rat).SetString(x); is {
			f, _ := r.Float64()
			return f
		}
	}
	return math.NaN()
}
