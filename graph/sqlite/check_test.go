package sqlite_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// TestCheck damages a file in many ways and expects each to be found.
func TestCheck(t *testing.T) {
	for name, test := range map[string]struct{ damage, flaw string }{
		"Content":    {`UPDATE entities SET json = '{' WHERE kind = 'Topic'`, "it cannot be read"},
		"Value":      {`UPDATE entities SET json = replace(json, 'OBSERVED', 'GUESSED')`, "it cannot be read"},
		"Kind":       {`UPDATE entities SET kind = 'Thing' WHERE kind = 'Topic'`, "unknown kind"},
		"Columns":    {`UPDATE entities SET sequence = sequence + 1 WHERE kind = 'Topic'`, "its columns and its content differ"},
		"Future":     {`UPDATE entities SET number = 9, json = replace(json, '"number":1,', '"number":9,') WHERE kind = 'Topic'`, "it is of revision 9"},
		"NoRecord":   {`DELETE FROM entities WHERE kind = 'Map'`, "0 records of its own"},
		"Name":       {`UPDATE maps SET name = 'Another'`, "another name"},
		"LastEvent":  {`PRAGMA foreign_keys = OFF; DELETE FROM events WHERE number = 3`, "event 3, the last one, is missing"},
		"Hash":       {`UPDATE maps SET hash = 'x'`, "not at its last event"},
		"Gap":        {`PRAGMA foreign_keys = OFF; DELETE FROM events WHERE number = 2`, "event 3 stands where 2 is due"},
		"Orphans":    {`PRAGMA foreign_keys = OFF; DELETE FROM events WHERE number = 2`, "foreign_key_check"},
		"EventTime":  {`UPDATE events SET at = 'noon' WHERE number = 2`, "an event cannot be read"},
		"Delta":      {`UPDATE deltas SET content = '['`, "cannot be read"},
		"Salt":       {`UPDATE deltas SET salt = x'00'`, "no whole salt"},
		"HalfErased": {`UPDATE deltas SET erased = 1, salt = NULL`, "half erased"},
		"Hole":       {`UPDATE deltas SET position = 3 WHERE number = 2`, "a part of event 2 is missing"},
		"Mutation":   {`UPDATE mutations SET number = 9`, "remembered changes"},
		"Index":      {`PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '(map, sequence)', '(map, number)') WHERE name = 'entities_in_order'`, "integrity_check"},
	} {
		t.Run(name, func(t *testing.T) {
			path := temporary(t)
			s := mustOpen(t, path, sqlite.Options{})
			c := storetest.NewWorld(t, s).Found(t, "Town", storetest.Town()...)
			c.Do(t, organisation("Police"))
			c.Do(t, organisation("School"))
			expectSound(t, s, c.Map())
			mustClose(t, s)
			execute(t, path, test.damage)
			s = mustOpen(t, path, sqlite.Options{})
			var found []string
			for flaw, err := range s.Check(t.Context(), c.Map()) {
				if err != nil {
					t.Fatalf("Check: %v", err)
				}
				found = append(found, flaw.Message)
			}
			if !strings.Contains(strings.Join(found, "\n"), test.flaw) {
				t.Errorf("Check finds %q, want %q", found, test.flaw)
			}
		})
	}
}

// TestEventsGap expects that a feed never skips what is missing.
func TestEventsGap(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	c := storetest.NewWorld(t, s).Found(t, "Town")
	for range 3 {
		c.Do(t, organisation("Police"))
	}
	mustClose(t, s)
	execute(t, path, `DELETE FROM events WHERE number IN (2, 4)`)
	s = mustOpen(t, path, sqlite.Options{})
	for _, after := range []graph.Number{0, 1, 3} {
		_, err := s.Events(t.Context(), c.Map(), after, 10)
		expectError(t, "Events", err, graph.CodeInternal, "")
	}
}

// TestDeleteWipes expects that no byte of a deleted map is left in any file, while the store is still open.
func TestDeleteWipes(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	w := storetest.NewWorld(t, s)
	c, other := w.Found(t, "Town", storetest.Town()...), w.Found(t, "Other")
	ids := c.Do(t, organisation("a canary in the name"))
	c.Do(t, graph.Update(ids[0], "", graph.Fields{"name": "b", "description": strings.Repeat("a canary in a text ", 400)}))
	if !anywhere(t, path, "canary") {
		t.Fatal("the canary was never there")
	}
	if err := s.Delete(t.Context(), c.Map()); err != nil {
		t.Fatalf("Delete: %v", err)
	}
	if anywhere(t, path, "canary") {
		t.Error("the canary is still there")
	}
	expectState(t, s, other)
}

func anywhere(t *testing.T, path, text string) bool {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(text)) {
			return true
		}
	}
	return false
}

// TestErased reads an event whose content is gone: it says so, and the chain still holds.
func TestErased(t *testing.T) {
	path := temporary(t)
	s := mustOpen(t, path, sqlite.Options{})
	c := storetest.NewWorld(t, s).Found(t, "Town")
	c.Do(t, organisation("Police"))
	previous := c.Snapshot().Head().Hash
	c.Do(t, organisation("School"))
	mustClose(t, s)
	execute(t, path, `UPDATE deltas SET erased = 1, salt = NULL, content = NULL WHERE number = 3`)
	s = mustOpen(t, path, sqlite.Options{})
	events, err := s.Events(t.Context(), c.Map(), 2, 10)
	if err != nil || len(events) != 1 || len(events[0].Deltas) != 1 {
		t.Fatalf("Events = %+v, %v", events, err)
	}
	if d := events[0].Deltas[0]; !d.Erased || d.After != nil || d.Hash == "" {
		t.Errorf("the delta is %+v", d)
	}
	if err := events[0].Verify(previous); err != nil {
		t.Errorf("Verify: %v", err)
	}
	expectSound(t, s, c.Map())
}
