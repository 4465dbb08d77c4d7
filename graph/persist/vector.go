package persist

import (
	"iter"
	"slices"

	"raakvlak/graph/pace"
)

// A change copies one leaf and the nodes above it: leaves are small, as items are larger than pointers.
const (
	vectorBits  = 3
	vectorWidth = 1 << vectorBits
	vectorMask  = vectorWidth - 1

	leafBits  = 2
	leafWidth = 1 << leafBits
	leafMask  = leafWidth - 1
)

// Vector is a persistent sequence with positions 0 … Len()-1. The zero value is empty.
type Vector[T any] struct {
	root  *vectorNode[T]
	size  int32
	depth int8 // levels of nodes above the lowest ones
}

// vectorNode is a node with nodes below it or, in the lowest level, with leaves: one of the two fields is set.
type vectorNode[T any] struct {
	kids   *[vectorWidth]*vectorNode[T]
	leaves *[vectorWidth]*[leafWidth]T
}

// NewVector returns a Vector of the items. It takes time and memory in proportion to their number and keeps none of
// the list. Once the pace has ended, what it returns is of no use.
func NewVector[T any](p *pace.Pace, items *pace.List[T]) Vector[T] {
	if items.Len() == 0 {
		return Vector[T]{}
	}
	level := lowest(p, items)
	depth := int8(0)
	for ; len(level) > 1; depth++ {
		above := make([]*vectorNode[T], 0, (len(level)+vectorMask)/vectorWidth)
		for start := 0; start < len(level); start += vectorWidth {
			kids := new([vectorWidth]*vectorNode[T])
			copy(kids[:], level[start:])
			_ = p.Step()
			above = append(above, &vectorNode[T]{kids: kids})
		}
		level = above
	}
	return Vector[T]{root: level[0], depth: depth, size: int32(items.Len())}
}

// lowest returns the nodes of the lowest level, with the items in their leaves.
func lowest[T any](p *pace.Pace, items *pace.List[T]) []*vectorNode[T] {
	const width = vectorWidth * leafWidth
	level := make([]*vectorNode[T], 0, (items.Len()+width-1)/width)
	for block := range items.Blocks() {
		for of := range slices.Chunk(block, width) {
			level = append(level, &vectorNode[T]{leaves: new([vectorWidth]*[leafWidth]T)})
			if p.Steps(width) != nil {
				return level
			}
			for i := 0; i < len(of); i += leafWidth {
				leaf := new([leafWidth]T)
				copy(leaf[:], of[i:])
				level[len(level)-1].leaves[i>>leafBits] = leaf
			}
		}
	}
	return level
}

// Len returns how many items there are.
func (v Vector[T]) Len() int { return int(v.size) }

// At returns the item at position i, which must be below Len.
func (v Vector[T]) At(i int) T { return v.leavesAt(i)[i>>leafBits&vectorMask][i&leafMask] }

// leavesAt returns the leaves of the node that i is under.
func (v Vector[T]) leavesAt(i int) *[vectorWidth]*[leafWidth]T {
	n := v.root
	for level := int(v.depth); level > 0; level-- {
		n = n.kids[branch(i, level)]
	}
	return n.leaves
}

// branch returns which child of a node of the level leads to i; the lowest level is 0.
func branch(i, level int) int { return i >> (leafBits + level*vectorBits) & vectorMask }

// Placed is an item and its position.
type Placed[T any] struct {
	At   int
	Item T
}

// With returns a Vector that has item at position i and is otherwise equal. i may be Len, which appends.
func (v Vector[T]) With(i int, item T) Vector[T] {
	if i >= 1<<(leafBits+(int(v.depth)+1)*vectorBits) {
		kids := new([vectorWidth]*vectorNode[T])
		kids[0] = v.root
		v.root = &vectorNode[T]{kids: kids}
		v.depth++
	}
	v.root = withItems(v.root, int(v.depth), []Placed[T]{{i, item}})
	v.size = max(v.size, int32(i+1))
	return v
}

// WithAll returns a Vector that has the items at their positions, which are below Len, sorted and distinct, and is
// otherwise equal. It copies what lies above several of them once.
func (v Vector[T]) WithAll(items []Placed[T]) Vector[T] {
	if len(items) > 0 {
		v.root = withItems(v.root, int(v.depth), items)
	}
	return v
}

func withItems[T any](n *vectorNode[T], level int, items []Placed[T]) *vectorNode[T] {
	if n == nil {
		n = &vectorNode[T]{}
	}
	if level > 0 {
		kids := copied(n.kids)
		for len(items) > 0 {
			at, end := firstBranch(items, level)
			kids[at] = withItems(kids[at], level-1, items[:end])
			items = items[end:]
		}
		return &vectorNode[T]{kids: kids}
	}
	leaves := copied(n.leaves)
	for len(items) > 0 {
		at, end := firstBranch(items, level)
		leaf := copied(leaves[at])
		for _, p := range items[:end] {
			leaf[p.At&leafMask] = p.Item
		}
		leaves[at] = leaf
		items = items[end:]
	}
	return &vectorNode[T]{leaves: leaves}
}

// firstBranch returns which child of a node of the level leads to the first of the items, and where those end that it
// leads to.
func firstBranch[T any](items []Placed[T], level int) (at, end int) {
	at = branch(items[0].At, level)
	for end = 1; end < len(items) && branch(items[end].At, level) == at; {
		end++
	}
	return at, end
}

// copied returns a copy of what p points to, a zero one if it is nil.
func copied[A any](p *A) *A {
	out := new(A)
	if p != nil {
		*out = *p
	}
	return out
}

// From yields positions and items from position start onwards, in order.
func (v Vector[T]) From(start int) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := max(start, 0); i < v.Len(); {
			leaves := v.leavesAt(i)
			for {
				if !yield(i, leaves[i>>leafBits&vectorMask][i&leafMask]) {
					return
				}
				i++
				if i&(vectorWidth*leafWidth-1) == 0 || i >= v.Len() {
					break
				}
			}
		}
	}
}
