package persist

import "iter"

const (
	vectorBits  = 3
	vectorWidth = 1 << vectorBits
	vectorMask  = vectorWidth - 1
)

// Vector is a persistent sequence with positions 0 … Len()-1. The zero value is empty.
type Vector[T any] struct {
	root  *vectorNode[T]
	size  int32
	depth int8 // levels of inner nodes above the leaves
}

// vectorNode is an inner node or a leaf: one of the two fields is set.
type vectorNode[T any] struct {
	kids *[vectorWidth]*vectorNode[T]
	leaf *[vectorWidth]T
}

// NewVector returns a Vector of the items. It takes time and memory in proportion to their number and keeps none of
// the slice.
func NewVector[T any](items []T) Vector[T] {
	if len(items) == 0 {
		return Vector[T]{}
	}
	level := make([]*vectorNode[T], 0, (len(items)+vectorMask)/vectorWidth)
	for start := 0; start < len(items); start += vectorWidth {
		leaf := new([vectorWidth]T)
		copy(leaf[:], items[start:])
		level = append(level, &vectorNode[T]{leaf: leaf})
	}
	depth := int8(0)
	for ; len(level) > 1; depth++ {
		above := make([]*vectorNode[T], 0, (len(level)+vectorMask)/vectorWidth)
		for start := 0; start < len(level); start += vectorWidth {
			kids := new([vectorWidth]*vectorNode[T])
			copy(kids[:], level[start:])
			above = append(above, &vectorNode[T]{kids: kids})
		}
		level = above
	}
	return Vector[T]{root: level[0], depth: depth, size: int32(len(items))}
}

// Len returns how many items there are.
func (v Vector[T]) Len() int { return int(v.size) }

// At returns the item at position i, which must be below Len.
func (v Vector[T]) At(i int) T {
	n := v.root
	for level := int(v.depth); level > 0; level-- {
		n = n.kids[i>>(level*vectorBits)&vectorMask]
	}
	return n.leaf[i&vectorMask]
}

// With returns a Vector that has item at position i and is otherwise equal. i may be Len, which appends.
func (v Vector[T]) With(i int, item T) Vector[T] {
	root, depth := v.root, v.depth
	if i >= 1<<((int(depth)+1)*vectorBits) {
		kids := new([vectorWidth]*vectorNode[T])
		kids[0] = root
		root = &vectorNode[T]{kids: kids}
		depth++
	}
	return Vector[T]{root: withItem(root, int(depth), i, item), depth: depth, size: max(v.size, int32(i+1))}
}

func withItem[T any](n *vectorNode[T], level, i int, item T) *vectorNode[T] {
	if level == 0 {
		leaf := new([vectorWidth]T)
		if n != nil {
			*leaf = *n.leaf
		}
		leaf[i&vectorMask] = item
		return &vectorNode[T]{leaf: leaf}
	}
	kids := new([vectorWidth]*vectorNode[T])
	if n != nil {
		*kids = *n.kids
	}
	at := i >> (level * vectorBits) & vectorMask
	kids[at] = withItem(kids[at], level-1, i, item)
	return &vectorNode[T]{kids: kids}
}

// From yields positions and items from position start onwards, in order.
func (v Vector[T]) From(start int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := max(start, 0); i < v.Len(); {
			leaf := v.leafAt(i)
			for {
				if !yield(i, leaf[i&vectorMask]) {
					return
				}
				i++
				if i&vectorMask == 0 || i >= v.Len() {
					break
				}
			}
		}
	}
}

func (v Vector[T]) leafAt(i int) *[vectorWidth]T {
	n := v.root
	for level := int(v.depth); level > 0; level-- {
		n = n.kids[i>>(level*vectorBits)&vectorMask]
	}
	return n.leaf
}
