package server

import (
	"maps"
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// rulesOf returns the rules of GraphQL, in the order of their names. Without suggestions no error tells a name of the
// schema that the document does not have.
func rulesOf(suggestions bool) []validator.Rule {
	set := rules.NewDefaultRules()
	if !suggestions {
		for _, r := range []struct{ old, with validator.Rule }{
			{rules.FieldsOnCorrectTypeRule, rules.FieldsOnCorrectTypeRuleWithoutSuggestions},
			{rules.ScalarLeafsRule, rules.ScalarLeafsRuleWithoutSuggestions},
			{rules.KnownArgumentNamesRule, rules.KnownArgumentNamesRuleWithoutSuggestions},
			{rules.KnownTypeNamesRule, rules.KnownTypeNamesRuleWithoutSuggestions},
			{rules.ValuesOfCorrectTypeRule, rules.ValuesOfCorrectTypeRuleWithoutSuggestions},
		} {
			set.RemoveRule(r.old.Name)
			set.AddRule(r.with.Name, r.with.RuleFunc)
		}
	}
	byName := set.GetInner()
	ordered := make([]validator.Rule, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		ordered = append(ordered, validator.Rule{Name: name, RuleFunc: byName[name]})
	}
	return ordered
}

// enough is what validation is stopped with.
type enough struct{}

// validate returns what is wrong with the document, at most MaxErrors of it: it stops there, because what an error
// suggests takes time to find, and a document may have one in each of its tokens.
func validate(schema *ast.Schema, ordered []validator.Rule, doc *ast.QueryDocument) (errs gqlerror.List) {
	defer func() {
		if r := recover(); r != nil && r != any(enough{}) {
			panic(r)
		}
	}()
	var observers validator.Events
	for _, rule := range ordered {
		rule.RuleFunc(&observers, func(options ...validator.ErrorOption) {
			err := &gqlerror.Error{Rule: rule.Name}
			for _, set := range options {
				set(err)
			}
			setCode(err, codeValidationFailed)
			if errs = append(errs, err); len(errs) == MaxErrors {
				panic(enough{})
			}
		})
	}
	validator.Walk(schema, doc, &observers)
	return errs
}
