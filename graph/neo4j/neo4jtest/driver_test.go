package neo4jtest_test

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// mustOpenDriver returns a driver that gives up soon, closed when the test ends.
func mustOpenDriver(tb testing.TB, uri string, token neo4j.AuthToken) neo4j.DriverWithContext {
	tb.Helper()
	driver, err := neo4j.NewDriverWithContext(uri, token, func(c *config.Config) {
		c.MaxTransactionRetryTime = 5 * time.Second
		c.SocketConnectTimeout = 2 * time.Second
	})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		if err := driver.Close(ctx); err != nil {
			tb.Logf("close the driver: %v", err)
		}
	})
	return driver
}

// write stores one node and returns what the driver says about it.
func write(ctx context.Context, driver neo4j.DriverWithContext, key string) error {
	_, err := neo4j.ExecuteQuery(ctx, driver, "CREATE (:Written {key: $key})", map[string]any{"key": key},
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	return err
}

// mustCount returns how many nodes with this key the database holds.
func mustCount(tb testing.TB, driver neo4j.DriverWithContext, key string) int64 {
	tb.Helper()
	ctx, cancel := context.WithTimeout(tb.Context(), 20*time.Second)
	defer cancel()
	result, err := neo4j.ExecuteQuery(ctx, driver, "MATCH (n:Written {key: $key}) RETURN count(n) AS n", map[string]any{"key": key},
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("neo4j"))
	if err != nil {
		tb.Fatal(err)
	}
	n, _, err := neo4j.GetRecordValue[int64](result.Records[0], "n")
	if err != nil {
		tb.Fatal(err)
	}
	return n
}
