package server

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// travels returns how many looks into the past the field takes: Map.at is one, and so is an id given with a revision,
// which looks like id@revision.
func travels(f *ast.Field, arguments map[string]any) int {
	switch f.ObjectDefinition.Name {
	case "Map":
		if f.Name == "at" {
			return 1
		}
	case "Query":
		return pastIDs(arguments["id"]) + pastIDs(arguments["ids"])
	}
	return 0
}

func pastIDs(argument any) int {
	past := 0
	switch a := argument.(type) {
	case string:
		if strings.Contains(a, "@") {
			return 1
		}
	case []string:
		for _, id := range a {
			past += pastIDs(id)
		}
	case []any:
		for _, id := range a {
			past += pastIDs(id)
		}
	}
	return past
}
