package neo4j

import (
	"context"
	"strconv"

	"raakvlak/graph"
)

// head is where a map stands: what [graph.Head] says, and how many nodes and relationships it has.
type head struct {
	graph.Head
	elements int64
}

// headOf reads where a map stands, or returns [graph.CodeNotFound].
func headOf(ctx context.Context, a *asker, id graph.MapID) (head, error) {
	return decodeHead(ctx, a, id, "head")
}

// lock takes the map's lock and then reads where it stands, or returns [graph.CodeNotFound].
func lock(ctx context.Context, a *asker, id graph.MapID) (head, error) {
	return decodeHead(ctx, a, id, "lock")
}

func decodeHead(ctx context.Context, a *asker, id graph.MapID, statement string) (head, error) {
	row, err := a.one(ctx, statement, map[string]any{"map": string(id)})
	if err != nil {
		return head{}, err
	}
	if row == nil || row[0] == nil {
		return head{}, graph.NotFound(id) // or it is being made, or was deleted
	}
	number, isNumber := row[0].(int64)
	elements, isCount := row[3].(int64)
	texts, is := asTexts(row[1:3])
	if !is || !isNumber || !isCount {
		return head{}, graph.Errorf(graph.CodeInternal, "the head of the map %s cannot be read", id)
	}
	return head{
		Head:     graph.Head{Map: id, Number: graph.Number(number), Revision: graph.Revision(texts[0]), Hash: texts[1]},
		elements: elements,
	}, nil
}

func counted(n int64) string { return strconv.FormatInt(n, 10) }
