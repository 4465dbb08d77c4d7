package main

import (
	"cmp"
	"errors"
	"net/url"
	"strings"
)

// target names a store: a file's path, or the address of a Neo4j.
type target struct {
	path string // of the SQLite file; "" for a Neo4j
	uri  string
}

// defaultStore is in the current folder.
const defaultStore = "sqlite:raakvlak.db"

// UnmarshalText reads sqlite:PATH, bolt://HOST or neo4j://HOST. Errors never repeat the text: it may hold a password.
func (t *target) UnmarshalText(text []byte) error {
	given := cmp.Or(string(text), defaultStore) // an environment variable that is set to nothing
	if path, is := strings.CutPrefix(given, "sqlite:"); is {
		if path == "" {
			return errors.New("sqlite: is to be followed by the path of a file")
		}
		*t = target{path: path}
		return nil
	}
	address, err := url.Parse(given)
	if err != nil || address.Host == "" && address.User == nil {
		return errors.New("no such store; sqlite:PATH, bolt://HOST or neo4j://HOST is wanted")
	}
	switch address.Scheme {
	case "bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc":
	default:
		return errors.New("no such kind of store; sqlite:PATH, bolt://HOST or neo4j://HOST is wanted")
	}
	if address.User != nil {
		return errors.New("user and password have no place in the address; " +
			"set RAAKVLAK_NEO4J_USER, and RAAKVLAK_NEO4J_PASSWORD or --neo4j-password-file")
	}
	if strings.Trim(address.Path, "/") != "" || address.RawQuery != "" || address.Fragment != "" {
		return errors.New("nothing may follow the host and port of the address; --neo4j-database names the database")
	}
	*t = target{uri: given}
	return nil
}

// String returns the target as users give it.
func (t target) String() string {
	if t.path != "" {
		return "sqlite:" + t.path
	}
	return t.uri
}
