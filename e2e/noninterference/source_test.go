package noninterference_test

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"
)

// source is where a world's ids, stamps and salts come from. It is set to the same place before the same deed in both
// worlds, so that what is visible in both has the same ids and stamps there.
type source struct {
	mu   sync.Mutex
	from *rand.ChaCha8
}

func newSource() *source { return &source{from: rand.NewChaCha8([32]byte{})} }

// Read fills p.
func (s *source) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.from.Read(p)
}

// set makes what is drawn next a function of the label alone.
func (s *source) set(label string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.from.Seed(sha256.Sum256([]byte(label)))
}

// randomOf returns numbers that are a function of the label alone.
func randomOf(parts ...any) *rand.Rand {
	sum := sha256.Sum256(fmt.Append(nil, parts...))
	return rand.New(rand.NewChaCha8(sum))
}

// clock is a time that only the test moves.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// began is when the maps are founded. Deeds that both worlds share are a minute apart; hidden ones lie in between.
var began = time.Date(2026, time.March, 31, 9, 0, 0, 0, time.UTC)

func minute(n int) time.Time { return began.Add(time.Duration(n) * time.Minute) }
