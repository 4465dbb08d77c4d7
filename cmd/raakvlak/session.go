package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"raakvlak/graph"
	"raakvlak/graph/atlas"
	"raakvlak/graph/neo4j"
	"raakvlak/graph/process"
	"raakvlak/graph/process/instrument"
	"raakvlak/graph/sqlite"
)

// session is an open store with the live maps over it.
type session struct {
	store graph.Store
	file  *sqlite.Store // the same store, when it is a file
	atlas *atlas.Atlas

	instruments *instrument.Library // that scans answer
}

// open opens the store that the command line names. A file that is not there is made if create is set.
func (p *program) open(ctx context.Context, create bool) (*session, error) {
	var s session
	var err error
	if s.instruments, err = p.instruments(); err != nil {
		return nil, err
	}
	if path := p.line.Store.path; path != "" {
		if !create {
			if err := isThere(path); err != nil {
				return nil, err
			}
		}
		s.file, err = sqlite.Open(path, sqlite.Options{Reserve: reserveBytes, Clock: p.clock})
		s.store = s.file
	} else {
		s.store, err = p.openNeo4j(ctx)
	}
	if err != nil {
		return nil, err
	}
	s.atlas = atlas.New(s.store, atlas.Options{
		Clock: p.clock, IDs: p.ids, Memory: mapMemory(), Log: p.log,
		Rules: []atlas.Rule{process.Passing{}, process.Standing{}, instrument.Answering{Library: s.instruments}},
	})
	return &s, nil
}

// reserveBytes are kept back so that something can be deleted when the disk is full.
const reserveBytes = 16 << 20

// close ends the live maps and the store, and adds what went wrong with that to err.
func (s *session) close(err error) error {
	s.atlas.Close()
	return closed(s.store, err)
}

// closed closes the store. What went wrong before says more than what goes wrong with that.
func closed(store graph.Store, err error) error {
	return errors.Join(err, store.Close())
}

// with runs do with the store open.
func (p *program) with(ctx context.Context, create bool, do func(*session) error) error {
	s, err := p.open(ctx, create)
	if err != nil {
		return err
	}
	return s.close(do(s))
}

// storeIsMissing reports whether the store is a file that is not there.
func (p *program) storeIsMissing() bool {
	return p.line.Store.path != "" && graph.CodeOf(isThere(p.line.Store.path)) == graph.CodeNotFound
}

// isThere keeps a command that only reads from making an empty store under a misspelt name.
func isThere(path string) error {
	switch _, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return graph.Errorf(graph.CodeNotFound, "there is no store %s; raakvlak seed, import or serve makes one", path)
	case err != nil:
		return graph.Errorf(graph.CodeUnavailable, "open %s: %s: %w", path, systemReason(err), err)
	}
	return nil
}

func (p *program) openNeo4j(ctx context.Context) (graph.Store, error) {
	user, password, err := p.credentials()
	if err != nil {
		return nil, err
	}
	return neo4j.Open(ctx, p.line.Store.uri, neo4j.Options{
		Username: user, Password: password, Database: p.line.Neo4jDatabase, Clock: p.clock, Log: p.log,
	})
}

// credentials returns user and password for Neo4j, both empty when it asks for none.
func (p *program) credentials() (user, password string, err error) {
	user, password = os.Getenv("RAAKVLAK_NEO4J_USER"), os.Getenv("RAAKVLAK_NEO4J_PASSWORD")
	if path := p.line.Neo4jPasswordFile; path != "" {
		if password != "" {
			return "", "", graph.Errorf(graph.CodeInvalid, "both RAAKVLAK_NEO4J_PASSWORD and a password file are given; only one may be")
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return "", "", graph.Errorf(graph.CodeUnavailable, "read the password file %s: %s: %w", path, systemReason(err), err)
		}
		password = strings.TrimRight(string(text), "\r\n")
	}
	if user == "" && password != "" {
		user = "neo4j"
	}
	return user, password, nil
}
