package sqlite_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/sqlite"
	"raakvlak/graph/storetest"
)

// TestBackup backs a store up while somebody writes to it. The copy is the store at one moment.
func TestBackup(t *testing.T) {
	s := mustOpen(t, temporary(t), sqlite.Options{})
	w := storetest.NewWorld(t, s)
	still, busy := w.Found(t, "Still", storetest.Town()...), w.Found(t, "Busy")
	ctx, stop := context.WithCancel(t.Context())
	started := make(chan struct{})
	var writing sync.WaitGroup
	writing.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			if i == 20 {
				close(started)
			}
			if _, err := busy.Replay(t.Context(), graph.Change{Edits: []graph.Edit{organisation("More")}}); err != nil {
				t.Errorf("Commit: %v", err)
				return
			}
		}
	})
	<-started
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.Backup(t.Context(), path); err != nil {
		t.Fatalf("Backup: %v", err)
	}
	stop()
	writing.Wait()
	expectMode(t, path, 0o600)
	if files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(files) != 1 {
		t.Errorf("beside the copy stand %v, %v", files, err)
	}
	c := mustOpen(t, path, sqlite.Options{})
	expectState(t, c, still)
	got, err := storetest.Snapshot(t.Context(), c, busy.Map())
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	if n := got.Head().Number; n < 20 || n > busy.Snapshot().Head().Number || got.Count(graph.KindOrganisation) != int(n)-1 {
		t.Errorf("the copy is at revision %d with %d organisations", n, got.Count(graph.KindOrganisation))
	}
	expectSound(t, c, busy.Map())
}

func TestBackupRefused(t *testing.T) {
	s := mustOpen(t, temporary(t), sqlite.Options{})
	there := filepath.Join(t.TempDir(), "there.db")
	write(t, there, []byte("something"))
	expectError(t, "Backup onto a file", s.Backup(t.Context(), there), graph.CodeInvalid, "")
	if content, err := os.ReadFile(there); err != nil || string(content) != "something" {
		t.Errorf("the file now holds %q, %v", content, err)
	}
	nowhere := filepath.Join(t.TempDir(), "nowhere", "copy.db")
	expectError(t, "Backup to nowhere", s.Backup(t.Context(), nowhere), graph.CodeUnavailable, "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	folder := t.TempDir()
	expectError(t, "Backup called off", s.Backup(ctx, filepath.Join(folder, "copy.db")), graph.CodeUnavailable, "")
	if files, err := os.ReadDir(folder); err != nil || len(files) != 0 {
		t.Errorf("what was called off left %v, %v", files, err)
	}
}
