package neo4jtest

import (
	"bytes"
	"context"
	_ "embed" // for the project file
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Version is the Neo4j that [Start] runs.
const Version = "5.26.16"

//go:embed pom.xml
var project []byte

// libraries returns the folder that holds the server's jar files: in the user's cache folder, filled by Maven when it is
// not there yet. Processes that ask at once wait for the one that fills it.
func libraries(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find a cache folder for Neo4j's libraries: %w", err)
	}
	home := filepath.Join(cache, "raakvlak", "neo4j-"+Version)
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", fmt.Errorf("make a cache folder for Neo4j's libraries: %w", err)
	}
	jars := filepath.Join(home, "lib")
	if present, err := isFolder(jars); present || err != nil {
		return jars, err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(home, "lock")).Lock()
	if err != nil {
		return "", fmt.Errorf("lock the cache of Neo4j's libraries: %w", err)
	}
	defer unlock()
	if present, err := isFolder(jars); present || err != nil {
		return jars, err
	}
	return jars, fetchLibraries(ctx, home, jars)
}

// fetchLibraries fills a new folder beside jars and renames it, so that jars is complete when it exists.
func fetchLibraries(ctx context.Context, home, jars string) error {
	aside, err := os.MkdirTemp(home, "fetch-")
	if err != nil {
		return fmt.Errorf("fetch Neo4j's libraries: %w", err)
	}
	defer os.RemoveAll(aside)
	pom := filepath.Join(aside, "pom.xml")
	if err := os.WriteFile(pom, project, 0o600); err != nil {
		return fmt.Errorf("fetch Neo4j's libraries: %w", err)
	}
	fetched := filepath.Join(aside, "lib")
	maven := exec.CommandContext(ctx, "mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", "-DoutputDirectory="+fetched)
	if output, err := maven.CombinedOutput(); err != nil {
		return fmt.Errorf("fetch Neo4j %s by Maven: %w\n%s", Version, err, lastLines(output, 20))
	}
	if err := os.Rename(fetched, jars); err != nil {
		return fmt.Errorf("keep Neo4j's libraries: %w", err)
	}
	return nil
}

// isFolder tells whether there is a folder at path.
func isFolder(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return info.IsDir(), nil
}

// lastLines returns at most n lines from the end of text.
func lastLines(text []byte, n int) []byte {
	lines := bytes.Split(bytes.TrimRight(text, "\n"), []byte("\n"))
	return bytes.Join(lines[max(0, len(lines)-n):], []byte("\n"))
}
