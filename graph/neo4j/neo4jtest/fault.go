package neo4jtest

// Fault is what a [Proxy] does to the next COMMIT that a client sends, or to the PULL that ends a statement which may write
// and is a transaction of its own: that is its COMMIT.
type Fault int

const (
	// CutBeforeCommit closes the connection instead of passing the COMMIT: the server rolls back, the client cannot know.
	CutBeforeCommit Fault = iota + 1
	// CutAfterCommit passes the COMMIT, waits for the server's answer and closes the connection instead of passing that:
	// the server has committed, the client cannot know.
	CutAfterCommit
	// SwallowAnswer passes the COMMIT and from then on no byte of the server's on that connection, which stays open: the
	// server has committed, the client waits until its deadline.
	SwallowAnswer
)

// String returns the fault's name, for test names.
func (f Fault) String() string {
	switch f {
	case CutBeforeCommit:
		return "cut before commit"
	case CutAfterCommit:
		return "cut after commit"
	case SwallowAnswer:
		return "swallow answer"
	}
	return "no fault"
}
