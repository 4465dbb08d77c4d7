package main

import (
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/codegen"
)

// bindings is a plugin of gqlgen that refuses what it does in silence: arguments that the bound Go member does not take,
// and resolvers that gqlgen.yml does not ask for.
type bindings struct{}

// Name returns the plugin's name.
func (bindings) Name() string { return "bindings" }

// GenerateCode looks through all fields, and writes nothing.
func (bindings) GenerateCode(data *codegen.Data) error {
	var wrong []error
	for _, object := range data.Objects {
		if object.Root {
			continue
		}
		for _, field := range object.Fields {
			name := object.Name + "." + field.Name
			asked := data.Config.Models[object.Name].Fields[field.Name].Resolver
			switch {
			case field.IsResolver && !asked:
				wrong = append(wrong, fmt.Errorf("%s: nothing in Go matches it", name))
			case object.IsReserved():
				// What gqlgen makes of its own types is its own.
			case !field.IsResolver && (field.IsVariable() && len(field.Args) > 0 || len(field.Args) != len(field.Arguments)):
				wrong = append(wrong, fmt.Errorf("%s: its arguments are dropped", name))
			}
		}
	}
	for _, input := range data.Inputs {
		for _, field := range input.Fields {
			if field.IsResolver {
				wrong = append(wrong, fmt.Errorf("%s.%s: nothing in Go matches it", input.Name, field.Name))
			}
		}
	}
	return errors.Join(wrong...)
}
