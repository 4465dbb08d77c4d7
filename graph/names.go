package graph

import (
	"iter"
	"slices"
)

// ByName yields the entities of the kinds with the keys of their names, ordered by key and then by recording. Two of
// equal keys have names that nobody can tell apart. Kinds without names yield nothing.
func (s *Snapshot) ByName(kinds ...Kind) iter.Seq2[string, Named] {
	return func(yield func(string, Named) bool) {
		var keys []*nameKey
		for _, k := range kinds {
			keys = mergeNames(keys, slices.AppendSeq(make([]*nameKey, 0, s.byName(k).Len()), s.byName(k).All()))
		}
		for _, key := range keys {
			if !yield(key.key, s.at(key.at).(Named)) {
				return
			}
		}
	}
}

func mergeNames(a, b []*nameKey) []*nameKey {
	if len(a) == 0 {
		return b
	}
	out := make([]*nameKey, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if compareNames(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}
