package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// configurationFiles returns where values for flags are looked for without --config.
func configurationFiles() []string {
	folder, err := os.UserConfigDir()
	if err != nil {
		return nil // there is no home folder to look in
	}
	return []string{filepath.Join(folder, "raakvlak", "config.json")}
}

// configuration reads a file of values for flags: {"store": "sqlite:/srv/maps.db", "listen": "127.0.0.1:9000"}.
func configuration(r io.Reader) (kong.Resolver, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	resolver, err := kong.JSON(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("the configuration is not a JSON object: %w", err)
	}
	values := map[string]json.RawMessage{}
	if err := json.Unmarshal(text, &values); err != nil {
		return nil, fmt.Errorf("the configuration is not a JSON object: %w", err)
	}
	return knownOnly{resolver, slices.Sorted(maps.Keys(values))}, nil
}

// knownOnly is a resolver that refuses names that are no flags: a misspelt one would silently change nothing.
type knownOnly struct {
	kong.Resolver
	names []string
}

// Resolve returns the file's value for the flag, unless the environment has one: that goes first.
func (k knownOnly) Resolve(c *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if os.Getenv(name) != "" {
			return nil, nil
		}
	}
	return k.Resolver.Resolve(c, parent, flag)
}

// Validate reports the first name that is not a flag's.
func (k knownOnly) Validate(app *kong.Application) error {
	known := map[string]bool{}
	err := kong.Visit(app.Node, func(v kong.Visitable, next kong.Next) error {
		if f, is := v.(*kong.Flag); is {
			known[f.Name] = true
		}
		return next(nil)
	})
	if err != nil {
		return err
	}
	for _, name := range k.names {
		if !known[strings.ReplaceAll(name, "_", "-")] {
			return fmt.Errorf("the configuration has a value for %q, which is no flag", name)
		}
	}
	return nil
}
