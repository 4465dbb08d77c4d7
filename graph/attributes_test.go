package graph_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"raakvlak/graph"
)

// TestPropose_Attributes holds that attributes that are written can be read again, and are the same then: what a store could not
// give back would keep it from loading the map.
func TestPropose_Attributes(t *testing.T) {
	w := newWorld(t)
	nested := func(depth int) any {
		value := any("x")
		for range depth {
			value = []any{value}
		}
		return value
	}
	for _, tt := range []struct {
		name    string
		value   any
		refused bool
	}{
		{"beyond a float", json.Number("1e400"), true},
		{"beyond a float, within", []any{map[string]any{"y": json.Number("-1e309")}}, true},
		{"largest float", json.Number("1.7976931348623157e308"), false},
		{"in another spelling", json.Number("1E+2"), false},
		{"nothing below nothing", json.Number("-0"), false},
		{"smallest", json.Number("5e-324"), false},
		{"more digits than a float has", json.Number("9007199254740993"), false},
		{"whole", int64(3), false},
		{"not UTF-8", []any{"a\xff"}, false},
		{"deep", nested(99), false},
		{"too deep", nested(100), true},
		{"much too deep", nested(20_000), true},
		{"many", strings.Repeat("w", 70_000), true},
	} {
		r, err := w.try("owner", graph.CreateFrom(graph.KindTopic, "", graph.Fields{"name": "Wonen", "attributes": map[string]any{"x": tt.value}}))
		if tt.refused {
			if graph.CodeOf(err) != graph.CodeInvalid {
				t.Errorf("%s: %v", tt.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		want := w.at.Find(r.IDs[0])
		text, err := graph.Encode(want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := graph.Decode(graph.KindTopic, text)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		again, err := graph.Encode(got)
		if err != nil || !bytes.Equal(text, again) || !reflect.DeepEqual(want, got) {
			t.Errorf("%s: got %s, want %s (%v)", tt.name, again, text, err)
		}
	}
}
