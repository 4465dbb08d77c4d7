package neo4jtest

import (
	"context"
	"fmt"
	"os"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Access is what a client needs to reach a Neo4j.
type Access struct {
	// URI is bolt://HOST:PORT or neo4j://HOST:PORT.
	URI string
	// Username is empty when the server asks for none.
	Username string
	// Password goes with Username.
	Password string
}

// accessFromEnvironment returns the running server that the environment names; ok is false when it names none.
func accessFromEnvironment() (a Access, ok bool) {
	a = Access{
		URI:      os.Getenv("RAAKVLAK_TEST_NEO4J"),
		Username: os.Getenv("RAAKVLAK_TEST_NEO4J_USER"),
		Password: os.Getenv("RAAKVLAK_TEST_NEO4J_PASSWORD"),
	}
	return a, a.URI != ""
}

// Token returns the driver's form of the credentials.
func (a Access) Token() neo4j.AuthToken {
	if a.Username == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(a.Username, a.Password, "")
}

// Verify returns nil when the server answers a query on its database neo4j.
func (a Access) Verify(ctx context.Context) error {
	driver, err := neo4j.NewDriverWithContext(a.URI, a.Token())
	if err != nil {
		return fmt.Errorf("reach Neo4j at %s: %w", a.URI, err)
	}
	defer driver.Close(context.WithoutCancel(ctx))
	if err := driver.VerifyConnectivity(ctx); err != nil {
		return fmt.Errorf("reach Neo4j at %s: %w", a.URI, err)
	}
	_, err = neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		return fmt.Errorf("query Neo4j at %s: %w", a.URI, err)
	}
	return nil
}
