package server

import (
	"net/http"
	"sync"
	"time"

	"raakvlak/graph"
)

// sessionTime is how long a session lasts.
const sessionTime = 8 * time.Hour

// sessions are those that are signed in, by the hashes of what their cookies hold. They live as long as the process.
type sessions struct {
	clock  func() time.Time
	secure bool // whether cookies travel encrypted only

	mu   sync.Mutex
	open map[string]session
}

type session struct {
	who    graph.PrincipalID
	expiry time.Time
}

func newSessions(clock func() time.Time, secure bool) *sessions {
	return &sessions{clock: clock, secure: secure, open: map[string]session{}}
}

// begin opens a session and returns its cookie.
func (s *sessions) begin(who graph.PrincipalID) *http.Cookie {
	secret, now := newSecret(), s.clock()
	s.mu.Lock()
	defer s.mu.Unlock()
	for hash, other := range s.open {
		if !now.Before(other.expiry) {
			delete(s.open, hash)
		}
	}
	s.open[hashOf(secret)] = session{who: who, expiry: now.Add(sessionTime)}
	return s.cookie(secret, int(sessionTime.Seconds()))
}

// principal returns whose session the secret opens, or nobody when there is none or it has expired.
func (s *sessions) principal(secret string) graph.PrincipalID {
	hash := hashOf(secret)
	s.mu.Lock()
	defer s.mu.Unlock()
	found := s.open[hash]
	if !s.clock().Before(found.expiry) {
		delete(s.open, hash)
		return ""
	}
	return found.who
}

// end closes the session of the secret and returns the cookie that has the browser forget it.
func (s *sessions) end(secret string) *http.Cookie {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, hashOf(secret))
	return s.cookie("", -1)
}

// name is the cookie's. With the prefix, browsers take it from this very host and over an encrypted connection only.
func (s *sessions) name() string {
	if s.secure {
		return "__Host-raakvlak"
	}
	return "raakvlak"
}

func (s *sessions) cookie(value string, age int) *http.Cookie {
	return &http.Cookie{
		Name: s.name(), Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: s.secure,
	}
}
