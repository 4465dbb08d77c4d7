package neo4j_test

import (
	"context"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"raakvlak/graph/neo4j/neo4jtest"
)

// raw runs Cypher past the store, as people do in Neo4j Browser.
func raw(tb testing.TB, text string, parameters map[string]any) []*driver.Record {
	tb.Helper()
	access := neo4jtest.Shared(tb)
	d, err := driver.NewDriverWithContext(access.URI, access.Token())
	if err != nil {
		tb.Fatal(err)
	}
	defer d.Close(context.WithoutCancel(tb.Context()))
	result, err := driver.ExecuteQuery(tb.Context(), d, text, parameters, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		tb.Fatalf("%v\n%s", err, text)
	}
	return result.Records
}

func containsText(texts []string, part string) bool {
	for _, text := range texts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}
