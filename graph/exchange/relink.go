package exchange

import (
	"reflect"

	"raakvlak/graph"
)

// relink changes the ids that the link of e leads to. Lists that e shared with others are left alone.
func relink(e graph.Entity, f *graph.Field, change func(graph.ID) graph.ID) {
	var targets []graph.Target
	for target := range f.Targets(e) {
		targets = append(targets, target)
	}
	f.Set(e, reflect.Zero(f.Type).Interface())
	for _, target := range targets {
		f.AddTarget(e, change(target.ID), target.Properties)
	}
}

// isNumber reports whether the field holds a number, so that its zero says something.
func isNumber(f *graph.Field) bool {
	switch f.Type.Kind() {
	case reflect.Int, reflect.Float64:
		return true
	default:
		return false
	}
}
