package plain

import (
	"context"
	"embed"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

//go:embed cypher/*.cypher
var files embed.FS

// statement returns the text of a statement by its file's name. All of them are embedded, so none can be missing.
func statement(name string) string {
	text, err := files.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic("plain: " + err.Error())
	}
	return string(text)
}

// Prepare makes the constraints that the statements look things up by.
func Prepare(ctx context.Context, driver neo4j.DriverWithContext) error {
	for text := range strings.SplitSeq(statement("schema"), ";") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		_, err := neo4j.ExecuteQuery(ctx, driver, text, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(database))
		if err != nil {
			return err
		}
	}
	return nil
}
