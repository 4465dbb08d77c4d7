package graph

import (
	"context"
	"iter"
	"time"
)

// Store keeps maps durably. It holds no rules: what it is given was authorised and checked, and what it gives back is
// what it was given. [raakvlak/graph/storetest] is the contract that every store passes.
//
// Errors are [Error]s: [CodeNotFound] for a map that is not there; [CodeUnavailable] when the database is away, slow
// or full, with [ReasonOutcomeUnknown] when a write may have happened; [CodeInternal] for damage. Methods may be
// called by several goroutines at once and heed their context.
type Store interface {
	// Maps yields every map that is complete, ordered by id.
	Maps(ctx context.Context) iter.Seq2[MapInfo, error]

	// Load returns a map as it is at one revision, and all its entities, in no order. What the entities refer to is
	// among them. The caller takes all of them, or stops early; it owns them.
	Load(ctx context.Context, id MapID) (Head, iter.Seq2[Entity, error], error)

	// Revision returns the number of the map's latest revision.
	Revision(ctx context.Context, id MapID) (Number, error)

	// Commit writes the entries in order, all or none, on top of base: each event's number follows the one before it.
	// It writes nothing, and says so, when base is not the latest revision any more, or when a key is known already.
	// Keys are looked at before base, so that an entry that was committed is never called stale. The write is durable
	// when Commit returns without error. It waits for the end of leases that others have ([Leaser]).
	Commit(ctx context.Context, id MapID, base Number, entries []Entry) (Outcome, error)

	// Known returns what is remembered of the keys that were committed to the map. It is asked when a Change is refused
	// that may have been done before.
	Known(ctx context.Context, id MapID, keys []string) (map[string]Known, error)

	// Events returns, in order, at most limit events after the revision, complete and without a gap. A revision that
	// the map has not reached gives none.
	Events(ctx context.Context, id MapID, after Number, limit int) ([]Event, error)

	// Number returns the number of the revision with the stamp, or [CodeNotFound].
	Number(ctx context.Context, id MapID, revision Revision) (Number, error)

	// Found writes a new map, aside and in batches, and makes it appear at once when all is in. If it fails or is cut
	// off, nothing appears. progress, if not nil, is told how many entities are in.
	Found(ctx context.Context, f *Founding, progress func(done int)) error

	// Delete removes a map and everything about it.
	Delete(ctx context.Context, id MapID) error

	// Sweep removes what interrupted foundings left behind, and idempotency records that expired before now.
	Sweep(ctx context.Context, now time.Time) error

	// Check reads everything about the map and yields what does not fit: damage that no caller caused. It changes
	// nothing. Rules that any store must keep are checked by the caller, with what Load and Events give.
	Check(ctx context.Context, id MapID) iter.Seq2[Flaw, error]

	// Close ends all work. The store is not used after it.
	Close() error
}

// SoleWriter is a Store that knows whether anybody else can write to its maps. Where nobody can, what was read last is
// current, and no reader has to ask.
type SoleWriter interface {
	SoleWriter() bool
}

// Leaser is a Store that others write to as well, and that can have them wait for a moment: who reads a map often need not
// ask each time whether anybody did. One atlas works with it, as its own commits do not wait for it.
type Leaser interface {
	// Lease returns what [Store.Revision] does, and the term, counted from before the call, during which no commit of
	// another and no deletion by another takes effect on the map, whether it is acknowledged or not. A term of 0 promises
	// nothing. The next commit by another ends the lease.
	Lease(ctx context.Context, id MapID) (Number, time.Duration, error)
}

// MapInfo is what a store says of a map without loading it.
type MapInfo struct {
	ID     MapID
	Name   string
	Number Number
}

// Entry is one Change to commit.
type Entry struct {
	Event     Event  // sealed: its number follows the base or the entry before it
	Key       string // under which the Change is remembered
	InputHash string // of what it asked for
	Result    []byte // what to answer when it comes again
	Expires   time.Time
}

// Outcome says what Commit did.
type Outcome struct {
	Stale bool             // the base is not the latest revision; nothing was written
	Known map[string]Known // of the keys that were known already; if there are any, nothing was written
}

// Committed reports whether everything was written.
func (o Outcome) Committed() bool { return !o.Stale && len(o.Known) == 0 }

// Known is what a store remembers of a Change that was committed.
type Known struct {
	InputHash string
	Result    []byte
}

// Flaw is something in a store that does not fit.
type Flaw struct {
	ID      ID
	Message string
}
