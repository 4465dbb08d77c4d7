package neo4j

import (
	"log/slog"
	"time"
)

// Options are what a store may be opened with. The zero value is good for a database that asks for no password.
type Options struct {
	// Username and Password are the database's; without a Username none are given.
	Username, Password string
	// Database is the name of the database in the server; "neo4j" when empty.
	Database string
	// Connections is how many operations are under way at once at most; 50 when 0.
	Connections int
	// Clock tells the time between attempts; nil for the system's.
	Clock func() time.Time
	// Log is told when the database goes away and comes back; nil for nobody.
	Log *slog.Logger
}

const (
	defaultDatabase    = "neo4j"
	defaultConnections = 50
)

func (o Options) withDefaults() Options {
	if o.Database == "" {
		o.Database = defaultDatabase
	}
	if o.Connections <= 0 {
		o.Connections = defaultConnections
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

const (
	operationTime = 15 * time.Second // of one operation whose context has no deadline
	longTime      = 5 * time.Minute  // the same, of one that reads or writes a whole map
	retryTime     = 5 * time.Second  // during which an operation that a passing condition stopped is tried again
	connectTime   = 2 * time.Second  // to get a connection, and to wait for one's turn
	closeTime     = 2 * time.Second  // to say goodbye
)
