package neo4j

import (
	"context"
	"crypto/rand"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"raakvlak/graph"
)

// Store is a [graph.Store] in one database of a Neo4j. Any number of them, in any number of processes, may share it.
type Store struct {
	address string // for messages: host and port, without credentials
	name    string // by which leases are told apart: no other store has it
	options Options
	texts   statements
	driver  neo4j.DriverWithContext
	cluster neo4j.BookmarkManager // nil for a single server
	gate    chan struct{}         // has a place for each operation that may be under way
	breaker *breaker

	ctx context.Context // ends with the store
	end context.CancelFunc
}

var (
	_ graph.Store  = (*Store)(nil)
	_ graph.Leaser = (*Store)(nil)
)

// Open reaches the database and brings its constraints up to date. uri is bolt://HOST:PORT for one server, or
// neo4j://HOST:PORT for a cluster or Aura; with +s they are encrypted. A database that is away, does not let the user
// in, or is of a version that the store does not know is [graph.CodeUnavailable], with a message that says which.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	target, err := parseAddress(uri)
	if err != nil {
		return nil, err
	}
	texts, err := readStatements()
	if err != nil {
		return nil, err
	}
	s := &Store{address: target.Host, name: rand.Text(), options: o.withDefaults(), texts: texts}
	s.gate = make(chan struct{}, s.options.Connections)
	s.ctx, s.end = context.WithCancel(context.Background())
	if s.driver, err = neo4j.NewDriverWithContext(uri, s.token(), s.configure); err != nil {
		return nil, graph.Errorf(graph.CodeInvalid, "%q is not the address of a Neo4j: %w", target.Redacted(), err)
	}
	if strings.HasPrefix(target.Scheme, "neo4j") {
		s.cluster = neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})
	}
	s.breaker = newBreaker(s.address, s.options.Log, s.driver.VerifyConnectivity)
	if err := s.prepare(ctx); err != nil {
		// The cause of the failure is worth more than one of closing after it.
		_ = s.Close()
		return nil, err
	}
	return s, nil
}

var schemes = []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}

// parseAddress refuses what is no address of a Neo4j, and one with credentials in it: those end in logs.
func parseAddress(uri string) (*url.URL, error) {
	target, err := url.Parse(uri)
	if err != nil || !slices.Contains(schemes, target.Scheme) || target.Host == "" {
		return nil, graph.Errorf(graph.CodeInvalid, "the address of a Neo4j is bolt://HOST:PORT or neo4j://HOST:PORT, or the same with +s")
	}
	if target.User != nil {
		return nil, graph.Errorf(graph.CodeInvalid, "the user and the password do not belong in the address of a Neo4j")
	}
	return target, nil
}

func (s *Store) token() neo4j.AuthToken {
	if s.options.Username == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(s.options.Username, s.options.Password, "")
}

func (s *Store) configure(c *config.Config) {
	c.MaxConnectionPoolSize = s.options.Connections
	c.ConnectionAcquisitionTimeout = connectTime
	c.MaxTransactionRetryTime = retryTime
	c.SocketConnectTimeout = connectTime
	c.ConnectionLivenessCheckTimeout = 30 * time.Second
	c.MaxConnectionLifetime = 30 * time.Minute
	c.FetchSize = 1000
	c.ReadBufferSize = 64 << 10
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.TelemetryDisabled = true
}

// prepare finds out whom it talks to before it writes anything there.
func (s *Store) prepare(ctx context.Context) error {
	ctx, cancel := s.bounded(ctx, time.Minute)
	defer cancel()
	doing := "open the database"
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil {
		return s.translate(ctx, doing, err)
	}
	if err := checkVersion(s.address, info.Agent()); err != nil {
		return err
	}
	return s.translate(ctx, doing, s.migrate(ctx))
}

// Close ends all work and waits until the database was told.
func (s *Store) Close() error {
	s.end()
	s.breaker.close()
	ctx, cancel := context.WithTimeout(context.Background(), closeTime)
	defer cancel()
	if err := s.driver.Close(ctx); err != nil {
		return graph.Errorf(graph.CodeUnavailable, "close the connections to Neo4j at %s: %w", s.address, err)
	}
	return nil
}
