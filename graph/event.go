package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"raakvlak/graph/pace"
)

// Event is one committed Change: who, when, before and after. It is feed, audit, undo and time travel in one.
type Event struct {
	Map       MapID
	Number    Number
	Revision  Revision
	Principal PrincipalID
	At        time.Time // for people to read; the order is that of the numbers
	Deltas    []Delta
	Baseline  *Baseline // of an import aside, which lists no deltas
	Previous  string    // the hash of the event before it, "" for the first
	Hash      string
}

// Baseline stands for the entities of an import into a new map, which its event does not repeat.
type Baseline struct {
	File        string         `json:"file"`
	Format      string         `json:"format"`
	Counts      map[string]int `json:"counts"` // per kind
	ContentHash string         `json:"contentHash"`
}

// Seal gives the event its place after the one with the given number and hash, and computes its hashes. Every entity
// it wrote gets the event's number and stamp.
func (e *Event) Seal(after Number, previous string, ids *IDs) error {
	return e.SealWhile(nil, after, previous, ids)
}

// SealWhile does what [Event.Seal] does, and ends early with the error of the check; the event is then of no use.
func (e *Event) SealWhile(check pace.Check, after Number, previous string, ids *IDs) error {
	steps := pace.New(check)
	e.Number, e.Previous = after+1, previous
	for i := range e.Deltas {
		if err := steps.Steps(2 * stepsPerEncoding); err != nil {
			return err
		}
		d := &e.Deltas[i]
		if d.After != nil {
			meta := d.After.Meta()
			meta.Number, meta.Version = e.Number, e.Revision
			if d.Before == nil {
				meta.Sequence = uint64(e.Number)<<sequenceBits | uint64(i)
			}
		}
		d.Salt = ids.Salt()
		var err error
		if d.sealed, err = d.encode(); err != nil {
			return err
		}
		d.Hash = contentHash(d.Salt, d.sealed)
	}
	e.Hash = e.chainHash()
	return nil
}

// sequenceBits leave room for as many entities in one event as a baseline may have.
const sequenceBits = 28

// chainHash covers ids and hashes only, never names or texts, so that contents can be erased and the chain still holds.
func (e *Event) chainHash() string {
	h := sha256.New()
	part := func(text string) {
		// A NUL ends each part, so that no two lists of parts run together alike; no part holds one.
		h.Write([]byte(text))
		h.Write([]byte{0})
	}
	part(e.Previous)
	part(string(e.Map))
	part(formatNumber(e.Number))
	part(string(e.Revision))
	part(string(e.Principal))
	part(e.At.UTC().Format(time.RFC3339Nano))
	for i := range e.Deltas {
		part(string(e.Deltas[i].ID))
		part(e.Deltas[i].Hash)
	}
	if e.Baseline != nil {
		part(e.Baseline.ContentHash)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Verify reports, as an error, what does not fit in the event: its own hash, its place after previous, or the content
// of one of its deltas. An erased delta fits by its hash alone.
func (e *Event) Verify(previous string) error {
	if e.Previous != previous {
		return Errorf(CodeInternal, "event %d of %s does not follow the one before it", e.Number, e.Map)
	}
	for i := range e.Deltas {
		d := &e.Deltas[i]
		if d.Erased {
			continue
		}
		content, err := d.encode() // not what was sealed
		if err != nil {
			return err
		}
		if contentHash(d.Salt, content) != d.Hash {
			return Errorf(CodeInternal, "event %d of %s: the content about %s was tampered with", e.Number, e.Map, d.ID)
		}
	}
	if e.chainHash() != e.Hash {
		return Errorf(CodeInternal, "event %d of %s was tampered with", e.Number, e.Map)
	}
	return nil
}
