package sqlite

import (
	"database/sql"
	"encoding/json"
	"time"

	"raakvlak/graph"
)

const (
	insertEvent = `INSERT INTO events (map, number, revision, principal, at, previous, hash, baseline) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	insertDelta = `INSERT INTO deltas (map, number, position, id, kind, salt, content, hash, erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
)

// event writes the event and its deltas.
func (w *writer) event(key int64, e *graph.Event) error {
	var baseline any
	if e.Baseline != nil {
		data, err := json.Marshal(e.Baseline)
		if err != nil {
			return err
		}
		baseline = string(data)
	}
	at := e.At.UTC().Format(time.RFC3339Nano)
	if _, err := w.exec(insertEvent, key, e.Number, e.Revision, e.Principal, at, e.Previous, e.Hash, baseline); err != nil {
		return err
	}
	for i := range e.Deltas {
		d := &e.Deltas[i]
		var salt, content any
		if !d.Erased {
			data, err := d.Content()
			if err != nil {
				return err
			}
			salt, content = d.Salt[:], string(data)
		}
		if _, err := w.exec(insertDelta, key, e.Number, i, d.ID, d.Kind.String(), salt, content, d.Hash, d.Erased); err != nil {
			return err
		}
	}
	return nil
}

// scanEvent reads a row of selectEvents.
func scanEvent(id graph.MapID, rows *sql.Rows) (graph.Event, error) {
	e := graph.Event{Map: id}
	var at string
	var baseline []byte
	if err := rows.Scan(&e.Number, &e.Revision, &e.Principal, &at, &e.Previous, &e.Hash, &baseline); err != nil {
		return e, err
	}
	var err error
	if e.At, err = time.Parse(time.RFC3339Nano, at); err != nil {
		return e, graph.Errorf(graph.CodeInternal, "event %d of %s has no readable time: %w", e.Number, id, err)
	}
	if baseline != nil {
		if err := json.Unmarshal(baseline, &e.Baseline); err != nil {
			return e, graph.Errorf(graph.CodeInternal, "event %d of %s has no readable baseline: %w", e.Number, id, err)
		}
	}
	return e, nil
}

// scanDelta reads a row of selectDeltas: the number of the event and the delta.
func scanDelta(rows *sql.Rows) (graph.Number, graph.Delta, error) {
	var number graph.Number
	var d graph.Delta
	var kind string
	var salt, content []byte
	if err := rows.Scan(&number, &d.ID, &kind, &salt, &content, &d.Hash, &d.Erased); err != nil {
		return 0, d, err
	}
	var err error
	if d.Kind, err = graph.ParseKind(kind); err != nil {
		return 0, d, graph.Errorf(graph.CodeInternal, "a stored change is to the unknown kind %q", kind)
	}
	if d.Erased {
		return number, d, nil
	}
	if copy(d.Salt[:], salt) != len(d.Salt) || len(salt) != len(d.Salt) {
		return 0, d, graph.Errorf(graph.CodeInternal, "the change to %s in event %d has no whole salt", d.ID, number)
	}
	return number, d, d.SetContent(content)
}
