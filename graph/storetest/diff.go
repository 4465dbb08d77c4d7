package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/google/go-cmp/cmp"

	"raakvlak/graph"
)

// Diff says how two snapshots differ, "" when they do not: in their heads, in any field of any entity, in the order of
// recording, or in what refers to what.
func Diff(want, got *graph.Snapshot) string {
	if diff := cmp.Diff(want.Head(), got.Head()); diff != "" {
		return diff
	}
	if diff := cmp.Diff(describe(want), describe(got)); diff != "" {
		return diff
	}
	return cmp.Diff(arrows(want), arrows(got))
}

// described is one entity in full.
type described struct {
	Kind graph.Kind
	ID   graph.ID
	JSON string
}

func describe(s *graph.Snapshot) []described {
	var all []described
	for e := range s.All() {
		all = append(all, described{e.EntityKind(), e.Meta().ID, encode(e)})
	}
	return all
}

// encode returns the entity as JSON, or what keeps it from being written so.
func encode(e graph.Entity) string {
	data, err := graph.Encode(e)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// arrow is one link of one entity as its target knows it.
type arrow struct {
	To   graph.ID
	Kind graph.Kind
	Link string
	From []graph.ID
}

func arrows(s *graph.Snapshot) []arrow {
	var all []arrow
	for e := range s.All() {
		for _, k := range graph.Kinds() {
			for _, f := range graph.LayoutOf(k).Fields {
				if f.Link == nil || !slices.Contains(f.Link.Kinds, e.EntityKind()) {
					continue
				}
				a := arrow{To: e.Meta().ID, Kind: k, Link: f.Name}
				for from := range s.Referring(a.To, k, f.Name) {
					a.From = append(a.From, from.Meta().ID)
				}
				if a.From != nil {
					all = append(all, a)
				}
			}
		}
	}
	return all
}

// digest stands for all that a snapshot's entities hold.
func digest(s *graph.Snapshot) string {
	h := sha256.New()
	for e := range s.All() {
		h.Write([]byte(encode(e)))
	}
	return hex.EncodeToString(h.Sum(nil))
}
