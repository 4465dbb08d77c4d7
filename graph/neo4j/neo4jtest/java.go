package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
	"time"
)

// errNoJava says what a machine lacks to run a server, and the way round it.
var errNoJava = errors.New("no Neo4j to test with: install Maven and a Java development kit (17 or newer), or set RAAKVLAK_TEST_NEO4J=bolt://HOST:PORT")

// compiler is the module that a development kit has and a runtime has not; Java needs it to run a source file.
var compiler = regexp.MustCompile(`(?m)^jdk\.compiler@(\d+)`)

// findJava returns an error that wraps errNoJava when this machine has no Maven or no development kit of version 17 or newer.
func findJava(ctx context.Context) error {
	for _, command := range []string{"mvn", "java"} {
		if _, err := exec.LookPath(command); err != nil {
			return errNoJava
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	modules, err := exec.CommandContext(ctx, "java", "--list-modules").Output()
	if err != nil {
		return fmt.Errorf("%w (java --list-modules: %w)", errNoJava, err)
	}
	found := compiler.FindSubmatch(modules)
	if found == nil {
		return fmt.Errorf("%w (the java found is a runtime only)", errNoJava)
	}
	if version, err := strconv.Atoi(string(found[1])); err != nil || version < 17 {
		return fmt.Errorf("%w (the java found is version %s)", errNoJava, found[1])
	}
	return nil
}
