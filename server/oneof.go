package server

import (
	"reflect"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// checkOneOfLiterals refuses literals of a @oneOf input that do not hold exactly one member, and members given by a
// variable that may be null. The document must be valid.
func checkOneOfLiterals(doc *ast.QueryDocument) *gqlerror.Error {
	var refused *gqlerror.Error
	visit := func(arguments ast.ArgumentList) {
		for _, argument := range arguments {
			if refused == nil {
				refused = checkOneOfLiteral(argument.Value)
			}
		}
	}
	eachField(doc, func(f *ast.Field) { visit(f.Arguments) })
	for _, op := range doc.Operations {
		for _, variable := range op.VariableDefinitions {
			if refused == nil && variable.DefaultValue != nil {
				refused = checkOneOfLiteral(variable.DefaultValue)
			}
		}
	}
	return refused
}

func checkOneOfLiteral(v *ast.Value) *gqlerror.Error {
	if v.Kind == ast.ObjectValue && isOneOf(v.Definition) {
		if len(v.Children) != 1 || v.Children[0].Value.Kind == ast.NullValue {
			return oneOfError(v.Definition)
		}
		if member := v.Children[0].Value; member.Kind == ast.Variable && mayBeNull(member.VariableDefinition) {
			return coded(codeBadInput, "variable %q must not be nullable: it is the one member of a %s", member.Raw, v.Definition.Name)
		}
	}
	for _, child := range v.Children {
		if err := checkOneOfLiteral(child.Value); err != nil {
			return err
		}
	}
	return nil
}

func mayBeNull(v *ast.VariableDefinition) bool { return v == nil || !v.Type.NonNull }

// checkOneOfVariables refuses variables of a @oneOf input, at any depth, that do not hold exactly one member: gqlparser
// coerces them without looking.
func checkOneOfVariables(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	for _, definition := range op.VariableDefinitions {
		value, given := variables[definition.Variable]
		if !given {
			continue
		}
		path := ast.Path{ast.PathName("variable"), ast.PathName(definition.Variable)}
		if err := checkOneOfValue(schema, definition.Type, reflect.ValueOf(value), path); err != nil {
			return err
		}
	}
	return nil
}

func checkOneOfValue(schema *ast.Schema, t *ast.Type, v reflect.Value, path ast.Path) *gqlerror.Error {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if !v.IsValid() {
		return nil
	}
	if t.Elem != nil && v.Kind() == reflect.Slice {
		for i := range v.Len() {
			if err := checkOneOfValue(schema, t.Elem, v.Index(i), append(path, ast.PathIndex(i))); err != nil {
				return err
			}
		}
		return nil
	}
	// A single value stands for a list of one.
	for t.Elem != nil {
		t = t.Elem
	}
	definition := schema.Types[t.NamedType]
	if definition == nil || definition.Kind != ast.InputObject || v.Kind() != reflect.Map {
		return nil
	}
	return checkOneOfObject(schema, definition, v, path)
}

func checkOneOfObject(schema *ast.Schema, definition *ast.Definition, v reflect.Value, path ast.Path) *gqlerror.Error {
	given := 0
	for _, field := range definition.Fields {
		member := v.MapIndex(reflect.ValueOf(field.Name))
		if !member.IsValid() {
			continue
		}
		given++
		if isOneOf(definition) && isNull(member) {
			return at(path, oneOfError(definition))
		}
		if err := checkOneOfValue(schema, field.Type, member, append(path, ast.PathName(field.Name))); err != nil {
			return err
		}
	}
	if isOneOf(definition) && given != 1 {
		return at(path, oneOfError(definition))
	}
	return nil
}

func isNull(v reflect.Value) bool {
	return (v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer) && v.IsNil()
}

func isOneOf(d *ast.Definition) bool { return d != nil && d.Directives.ForName("oneOf") != nil }

func oneOfError(d *ast.Definition) *gqlerror.Error {
	return coded(codeBadInput, "a %s takes exactly one of its members, and not null", d.Name)
}

// at returns the error with a copy of the path: the walk goes on using its own.
func at(path ast.Path, err *gqlerror.Error) *gqlerror.Error {
	err.Path = append(ast.Path{}, path...)
	return err
}
