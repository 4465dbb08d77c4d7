package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"raakvlak/graph"
)

// tokenIDLength is how many digits of a token's hash tell it apart in a list.
const tokenIDLength = 12

// Token is what is known of a token that was made: everything but the token.
type Token struct {
	ID        string // what tells it apart
	Principal graph.PrincipalID
	Label     string
	Made      time.Time
}

// List returns the tokens in the order in which they were made.
func (t *Tokens) List() ([]Token, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines, err := t.lines()
	if err != nil {
		return nil, err
	}
	tokens := make([]Token, len(lines))
	for i, line := range lines {
		tokens[i] = Token{ID: line.id(), Principal: line.Principal, Label: line.Label, Made: line.Made}
	}
	return tokens, nil
}

// Revoke withdraws the token, and reports whether there was one. A running server that uses the same file refuses the
// token from then on.
func (t *Tokens) Revoke(id string) (bool, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines, err := t.lines()
	if err != nil {
		return false, err
	}
	var rest bytes.Buffer
	kept := 0
	for _, line := range lines {
		if line.id() == id {
			continue
		}
		text, err := json.Marshal(line)
		if err != nil {
			return false, fmt.Errorf("write a token: %w", err)
		}
		rest.Write(append(text, '\n'))
		kept++
	}
	if kept == len(lines) {
		return false, nil
	}
	return true, t.replace(rest.Bytes())
}

func (l tokenLine) id() string { return l.Hash[:min(tokenIDLength, len(l.Hash))] }

// lines reads the lines of the file again, so that what is told of them is what stands there.
func (t *Tokens) lines() ([]tokenLine, error) {
	if err := t.readAgain(); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the tokens' file: %w", err)
	}
	var lines []tokenLine
	for line := range strings.Lines(string(text)) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var read tokenLine
		if err := json.Unmarshal([]byte(line), &read); err != nil {
			return nil, fmt.Errorf("read the tokens' file %s: %w", t.path, err)
		}
		lines = append(lines, read)
	}
	return lines, nil
}

// replace gives the file another content, whole or not at all.
func (t *Tokens) replace(content []byte) error {
	aside, err := os.CreateTemp(filepath.Dir(t.path), filepath.Base(t.path)+".*")
	if err != nil {
		return fmt.Errorf("write the tokens' file: %w", err)
	}
	_, err = aside.Write(content)
	err = errors.Join(err, aside.Sync(), aside.Close())
	if err == nil {
		err = os.Rename(aside.Name(), t.path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write the tokens' file %s: %w", t.path, err), os.Remove(aside.Name()))
	}
	return nil
}
