package neo4jtest

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The user that every Neo4j begins with, and its password until somebody sets another.
const (
	username      = "neo4j"
	firstPassword = "neo4j"
)

// setPassword gives the user of a new server its password.
func (s *Server) setPassword(ctx context.Context) error {
	driver, err := neo4j.NewDriverWithContext(s.URI(), neo4j.BasicAuth(username, firstPassword, ""))
	if err != nil {
		return fmt.Errorf("reach Neo4j at %s: %w", s.URI(), err)
	}
	defer driver.Close(context.WithoutCancel(ctx))
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "system"})
	defer session.Close(context.WithoutCancel(ctx))
	result, err := session.Run(ctx, "ALTER CURRENT USER SET PASSWORD FROM $from TO $to", map[string]any{"from": firstPassword, "to": s.password})
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		return fmt.Errorf("set the password of Neo4j at %s: %w", s.URI(), err)
	}
	return nil
}
