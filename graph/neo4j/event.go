package neo4j

import (
	"encoding/hex"
	"encoding/json"
	"time"

	"raakvlak/graph"
)

// encodeEvent returns the properties of an :Event. What it did to entities stands in lists of equal length; an erased
// content is empty, and so is its salt.
func encodeEvent(e *graph.Event) (map[string]any, error) {
	n := len(e.Deltas)
	entities, kinds, contents := make([]string, n), make([]string, n), make([]string, n)
	salts, hashes := make([]string, n), make([]string, n)
	for i := range e.Deltas {
		d := &e.Deltas[i]
		entities[i], kinds[i], hashes[i] = string(d.ID), d.Kind.String(), d.Hash
		if d.Erased {
			continue
		}
		content, err := d.Content()
		if err != nil {
			return nil, err
		}
		contents[i], salts[i] = string(content), hex.EncodeToString(d.Salt[:])
	}
	stored := map[string]any{
		"map": string(e.Map), "number": int64(e.Number), "revision": string(e.Revision), "principal": string(e.Principal),
		"at": e.At.In(offsetZone), "previous": e.Previous, "hash": e.Hash,
		"entities": entities, "kinds": kinds, "contents": contents, "salts": salts, "hashes": hashes,
	}
	if e.Baseline != nil {
		baseline, err := json.Marshal(e.Baseline)
		if err != nil {
			return nil, graph.Errorf(graph.CodeInternal, "write the baseline of %s: %w", e.Map, err)
		}
		stored["baseline"] = string(baseline)
	}
	return stored, nil
}

// decodeEvent reads a row of events.cypher.
func decodeEvent(id graph.MapID, row []any) (graph.Event, error) {
	number := graph.Number(asCount(row[0]))
	bad := func(what string) error {
		return graph.Errorf(graph.CodeInternal, "event %d of %s: its %s cannot be read", number, id, what)
	}
	e := graph.Event{Map: id, Number: number}
	at, isTime := row[3].(time.Time)
	texts, isTexts := asTexts(row[1:3], row[4:6])
	if !isTime || !isTexts {
		return e, bad("properties")
	}
	e.Revision, e.Principal, e.At = graph.Revision(texts[0]), graph.PrincipalID(texts[1]), at.UTC()
	e.Previous, e.Hash = texts[2], texts[3]
	if text, is := row[6].(string); is {
		e.Baseline = &graph.Baseline{}
		if err := json.Unmarshal([]byte(text), e.Baseline); err != nil {
			return e, bad("baseline")
		}
	}
	var columns [5][]any
	for i := range columns {
		list, is := row[7+i].([]any)
		if !is || i > 0 && len(list) != len(columns[0]) {
			return e, bad("changes")
		}
		columns[i] = list
	}
	for i := range columns[0] {
		d, err := decodeDelta(columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i])
		if err != nil {
			return e, err
		}
		e.Deltas = append(e.Deltas, d)
	}
	return e, nil
}

// decodeDelta reads what stands at one place of the five lists of an :Event.
func decodeDelta(values ...any) (graph.Delta, error) {
	texts, is := asTexts(values)
	if !is {
		return graph.Delta{}, errForm(values, "change")
	}
	d := graph.Delta{ID: graph.ID(texts[0]), Hash: texts[4]}
	var err error
	if d.Kind, err = graph.ParseKind(texts[1]); err != nil {
		return d, graph.Errorf(graph.CodeInternal, "a change to %s is of the unknown kind %q", d.ID, texts[1])
	}
	if d.Erased = texts[2] == ""; d.Erased {
		return d, nil
	}
	if n, err := hex.Decode(d.Salt[:], []byte(texts[3])); err != nil || n != len(d.Salt) {
		return d, graph.Errorf(graph.CodeInternal, "the salt of a change to %s cannot be read", d.ID)
	}
	return d, d.SetContent([]byte(texts[2]))
}

func asTexts(lists ...[]any) (texts []string, is bool) {
	for _, list := range lists {
		for _, value := range list {
			text, is := value.(string)
			if !is {
				return nil, false
			}
			texts = append(texts, text)
		}
	}
	return texts, true
}
