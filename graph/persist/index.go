package persist

import (
	"math/bits"

	"raakvlak/graph/pace"
)

const (
	indexBits  = 4
	indexWidth = 1 << indexBits
	indexMask  = indexWidth - 1
	indexDepth = 64 / indexBits
)

// Index finds values by a 64-bit hash. It keeps neither keys nor hashes: a caller says with a function which of the
// values that share a hash is meant, and what the hash of a value is. The zero value is empty.
type Index[V any] struct {
	root *indexNode[V]
}

// indexNode has a bit per child, in one of two maps: values end here, nodes go on. Values whose whole hash is equal
// stand together in a node below the last level, in no map.
type indexNode[V any] struct {
	valueBits, nodeBits uint16
	values              []V
	nodes               []*indexNode[V]
}

// Find returns the value with the hash that match accepts.
func (x Index[V]) Find(hash uint64, match func(V) bool) (value V, ok bool) {
	n := x.root
	for level := 0; n != nil; level++ {
		if level == indexDepth {
			return pick(n.values, match)
		}
		bit := bitAt(hash, level)
		switch {
		case n.valueBits&bit != 0:
			v := n.values[position(n.valueBits, bit)]
			return v, match(v)
		case n.nodeBits&bit != 0:
			n = n.nodes[position(n.nodeBits, bit)]
		default:
			return value, false
		}
	}
	return value, false
}

// Add returns an Index that also has value, whose hash hashOf gives. The value must not be in it already.
func (x Index[V]) Add(value V, hashOf func(V) uint64) Index[V] {
	return Index[V]{root: addTo(x.root, 0, hashOf(value), value, hashOf)}
}

// Remove returns an Index without the value that has the hash and that match accepts.
func (x Index[V]) Remove(hash uint64, match func(V) bool) Index[V] {
	return Index[V]{root: removeFrom(x.root, 0, hash, match)}
}

// bitAt returns the bit of the child that the hash leads to: the upper bits of the hash choose first.
func bitAt(hash uint64, level int) uint16 {
	return 1 << (hash >> (64 - indexBits*(level+1)) & indexMask)
}

// Hashed is a value with its hash, for [NewIndex].
type Hashed[V any] struct {
	Hash  uint64
	Value V
}

// NewIndex returns an Index of the values, which must be sorted by their hash. Once the pace has ended, what it returns is
// of no use.
func NewIndex[V any](p *pace.Pace, sorted *pace.List[Hashed[V]]) Index[V] {
	if sorted.Len() == 0 {
		return Index[V]{}
	}
	return Index[V]{root: indexOf(p, sorted, 0, sorted.Len(), 0)}
}

// indexOf returns the node of the level for the values from start on, up to last.
func indexOf[V any](p *pace.Pace, sorted *pace.List[Hashed[V]], start, last, level int) *indexNode[V] {
	n := &indexNode[V]{}
	if level == indexDepth {
		for ; start < last; start++ {
			n.values = append(n.values, sorted.At(start).Value)
		}
		return n
	}
	var values [indexWidth]V
	var nodes [indexWidth]*indexNode[V]
	valueCount, nodeCount := 0, 0
	var end int
	for ; start < last && p.Step() == nil; start = end {
		bit := bitAt(sorted.At(start).Hash, level)
		for end = start + 1; end < last && bitAt(sorted.At(end).Hash, level) == bit; {
			end++
		}
		if end-start == 1 {
			n.valueBits |= bit
			values[valueCount] = sorted.At(start).Value
			valueCount++
			continue
		}
		n.nodeBits |= bit
		nodes[nodeCount] = indexOf(p, sorted, start, end, level+1)
		nodeCount++
	}
	n.values = append(n.values, values[:valueCount]...)
	n.nodes = append(n.nodes, nodes[:nodeCount]...)
	return n
}

// pairOf returns the node of the level for two values.
func pairOf[V any](a, b Hashed[V], level int) *indexNode[V] {
	if level == indexDepth {
		return &indexNode[V]{values: []V{a.Value, b.Value}}
	}
	first, second := bitAt(a.Hash, level), bitAt(b.Hash, level)
	switch {
	case first < second:
		return &indexNode[V]{valueBits: first | second, values: []V{a.Value, b.Value}}
	case second < first:
		return &indexNode[V]{valueBits: first | second, values: []V{b.Value, a.Value}}
	}
	return &indexNode[V]{nodeBits: first, nodes: []*indexNode[V]{pairOf(a, b, level+1)}}
}

func pick[V any](values []V, match func(V) bool) (value V, ok bool) {
	for _, v := range values {
		if match(v) {
			return v, true
		}
	}
	return value, false
}

// position counts the children before the one at bit.
func position(in, bit uint16) int { return bits.OnesCount16(in & (bit - 1)) }

func addTo[V any](n *indexNode[V], level int, hash uint64, value V, hashOf func(V) uint64) *indexNode[V] {
	if n == nil {
		n = &indexNode[V]{}
	}
	if level == indexDepth {
		return &indexNode[V]{values: inserted(n.values, len(n.values), value)}
	}
	bit := bitAt(hash, level)
	out := *n
	switch {
	case n.nodeBits&bit != 0:
		at := position(n.nodeBits, bit)
		out.nodes = replaced(n.nodes, at, addTo(n.nodes[at], level+1, hash, value, hashOf))
	case n.valueBits&bit != 0:
		at := position(n.valueBits, bit)
		there := n.values[at]
		below := pairOf(Hashed[V]{hashOf(there), there}, Hashed[V]{hash, value}, level+1)
		out.valueBits &^= bit
		out.values = removed(n.values, at)
		out.nodes = inserted(n.nodes, position(n.nodeBits, bit), below)
		out.nodeBits |= bit
	default:
		out.values = inserted(n.values, position(n.valueBits, bit), value)
		out.valueBits |= bit
	}
	return &out
}

func removeFrom[V any](n *indexNode[V], level int, hash uint64, match func(V) bool) *indexNode[V] {
	if n == nil {
		return nil
	}
	out := *n
	if level == indexDepth {
		for at, v := range n.values {
			if match(v) {
				out.values = removed(n.values, at)
				break
			}
		}
		return unlessEmpty(&out)
	}
	bit := bitAt(hash, level)
	switch {
	case n.valueBits&bit != 0:
		at := position(n.valueBits, bit)
		if !match(n.values[at]) {
			return n
		}
		out.values = removed(n.values, at)
		out.valueBits &^= bit
	case n.nodeBits&bit != 0:
		at := position(n.nodeBits, bit)
		below := removeFrom(n.nodes[at], level+1, hash, match)
		if below == nil {
			out.nodes = removed(n.nodes, at)
			out.nodeBits &^= bit
		} else {
			out.nodes = replaced(n.nodes, at, below)
		}
	default:
		return n
	}
	return unlessEmpty(&out)
}

func unlessEmpty[V any](n *indexNode[V]) *indexNode[V] {
	if len(n.values) == 0 && len(n.nodes) == 0 {
		return nil
	}
	return n
}

func inserted[T any](in []T, at int, item T) []T {
	out := make([]T, len(in)+1)
	copy(out, in[:at])
	out[at] = item
	copy(out[at+1:], in[at:])
	return out
}

func removed[T any](in []T, at int) []T {
	out := make([]T, len(in)-1)
	copy(out, in[:at])
	copy(out[at:], in[at+1:])
	return out
}

func replaced[T any](in []T, at int, item T) []T {
	out := make([]T, len(in))
	copy(out, in)
	out[at] = item
	return out
}
