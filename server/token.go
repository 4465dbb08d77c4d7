package server

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"raakvlak/graph"
)

// tokenPrefix begins every bearer token, so that people and scanners know one when they see it.
const tokenPrefix = "rkv_"

// secretBytes is the length of tokens and sign-in codes: 256 random bits, which nobody guesses.
const secretBytes = 32

// Tokens are the bearer tokens of clients, kept in a file of which only this user may read a byte. The file has a line
// for each token, with its hash and never the token itself: removing a line withdraws the token.
type Tokens struct {
	path string

	mu    sync.Mutex
	read  fileStamp
	known map[string]graph.PrincipalID // by hash
}

// tokenLine is one line of the file.
type tokenLine struct {
	Hash      string            `json:"hash"`
	Principal graph.PrincipalID `json:"principal"`
	Label     string            `json:"label,omitempty"`
	Made      time.Time         `json:"made"`
}

// fileStamp tells whether a file was written since.
type fileStamp struct {
	size int64
	time time.Time
}

// OpenTokens returns the tokens that the file holds. A file that is not there yet holds none. One that others than its
// owner may read is refused.
func OpenTokens(path string) (*Tokens, error) {
	t := &Tokens{path: path}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t, t.readAgain()
}

// Make adds a token for the principal and returns it: it is shown once and can be had from nowhere later. The label
// says what it is for.
func (t *Tokens) Make(who graph.PrincipalID, label string, now time.Time) (string, error) {
	token := tokenPrefix + newSecret()
	line, err := json.Marshal(tokenLine{Hash: hashOf(token), Principal: who, Label: label, Made: now.UTC().Truncate(time.Second)})
	if err != nil {
		return "", fmt.Errorf("write a token: %w", err)
	}
	f, err := os.OpenFile(t.path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return "", fmt.Errorf("open the tokens' file: %w", err)
	}
	// One write, so that two programs that add a token at once do not mix their lines.
	_, err = f.Write(append(line, '\n'))
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return "", fmt.Errorf("write the tokens' file %s: %w", t.path, err)
	}
	return token, nil
}

// Principal returns whose token it is. A token that another program has added or withdrawn meanwhile counts as such.
func (t *Tokens) Principal(token string) (graph.PrincipalID, bool) {
	if !strings.HasPrefix(token, tokenPrefix) {
		return "", false
	}
	return t.byHash(hashOf(token))
}

func (t *Tokens) byHash(hash string) (graph.PrincipalID, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if stamp, err := stampOf(t.path); err != nil || stamp != t.read {
		if t.readAgain() != nil {
			return "", false
		}
	}
	// A hash finds its principal in a time that tells nothing of the token: hashes of guesses resemble nothing.
	who, ok := t.known[hash]
	return who, ok
}

// readAgain reads the file. On an error no token is known.
func (t *Tokens) readAgain() error {
	t.known, t.read = map[string]graph.PrincipalID{}, fileStamp{}
	stamp, err := stampOf(t.path)
	if err != nil {
		return err
	}
	f, err := os.Open(t.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("open the tokens' file: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for number := 1; lines.Scan(); number++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var line tokenLine
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.Hash == "" || line.Principal == "" {
			return fmt.Errorf("line %d of the tokens' file %s is not one of a token: mend or remove it", number, t.path)
		}
		t.known[line.Hash] = line.Principal
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read the tokens' file %s: %w", t.path, err)
	}
	t.read = stamp
	return nil
}

// stampOf returns the stamp of the file, the zero one if there is none.
func stampOf(path string) (fileStamp, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fileStamp{}, nil
	}
	if err != nil {
		return fileStamp{}, fmt.Errorf("look at the tokens' file: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return fileStamp{}, fmt.Errorf("others may read the tokens' file %s: make its mode 0600", path)
	}
	return fileStamp{size: info.Size(), time: info.ModTime()}, nil
}

// newSecret returns 256 random bits as text fit for an address.
func newSecret() string {
	var random [secretBytes]byte
	_, _ = rand.Read(random[:]) // It never fails: the process ends when there is no randomness.
	return base64.RawURLEncoding.EncodeToString(random[:])
}

func hashOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
