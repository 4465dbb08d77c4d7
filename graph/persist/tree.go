package persist

import (
	"iter"
	"slices"

	"raakvlak/graph/pace"
)

// Tree is a persistent ordered set: a weight-balanced tree (Adams 1993, with the parameters that Hirai and Yamamoto
// proved, 2011). The order is given at each call and must always be the same. The zero value is empty.
type Tree[T any] struct {
	root *treeNode[T]
}

type treeNode[T any] struct {
	left, right *treeNode[T]
	size        int32
	item        T
}

const (
	treeDelta = 3 // how much heavier one side may be
	treeGamma = 2 // when a double rotation is due
)

// NewTree returns a Tree of the items, which must be sorted and distinct. Once the pace has ended, what it returns is of
// no use.
func NewTree[T any](p *pace.Pace, sorted []T) Tree[T] { return Tree[T]{root: treeOf(p, sorted)} }

func treeOf[T any](p *pace.Pace, sorted []T) *treeNode[T] {
	if len(sorted) == 0 || p.Step() != nil {
		return nil
	}
	mid := len(sorted) / 2
	return &treeNode[T]{treeOf(p, sorted[:mid]), treeOf(p, sorted[mid+1:]), int32(len(sorted)), sorted[mid]}
}

// Len returns how many items there are.
func (t Tree[T]) Len() int { return int(t.root.weight()) }

func (n *treeNode[T]) weight() int32 {
	if n == nil {
		return 0
	}
	return n.size
}

// Has reports whether there is an item that equals item.
func (t Tree[T]) Has(item T, compare func(a, b T) int) bool {
	for n := t.root; n != nil; {
		switch c := compare(item, n.item); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return true
		}
	}
	return false
}

// Insert returns a Tree that also has item. An equal one is replaced.
func (t Tree[T]) Insert(item T, compare func(a, b T) int) Tree[T] {
	return Tree[T]{root: t.root.insert(item, compare)}
}

// InsertAll returns a Tree that also has the items, which must be sorted and distinct. Equal ones are replaced. For many
// items that are near each other it copies far less than one [Tree.Insert] after the other.
func (t Tree[T]) InsertAll(sorted []T, compare func(a, b T) int) Tree[T] {
	return Tree[T]{root: t.root.insertAll(sorted, compare)}
}

// Remove returns a Tree without the item that equals item.
func (t Tree[T]) Remove(item T, compare func(a, b T) int) Tree[T] {
	return Tree[T]{root: t.root.remove(item, compare)}
}

// All yields the items in order.
func (t Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.root.from(nil, yield) }
}

// Down yields the items in the opposite order.
func (t Tree[T]) Down() iter.Seq[T] {
	return func(yield func(T) bool) { t.root.downFrom(nil, yield) }
}

// From yields, in order, the items for which before is false. before must be true for a first part of the order only.
func (t Tree[T]) From(before func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) { t.root.from(before, yield) }
}

// DownFrom yields, in the opposite order, the items for which after is false. after must be true for a last part of
// the order only.
func (t Tree[T]) DownFrom(after func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) { t.root.downFrom(after, yield) }
}

func (n *treeNode[T]) from(before func(T) bool, yield func(T) bool) bool {
	if n == nil {
		return true
	}
	if before != nil && before(n.item) {
		return n.right.from(before, yield)
	}
	// Left of an item that is not before, some may still be; right of it none is.
	return n.left.from(before, yield) && yield(n.item) && n.right.from(nil, yield)
}

func (n *treeNode[T]) downFrom(after func(T) bool, yield func(T) bool) bool {
	if n == nil {
		return true
	}
	if after != nil && after(n.item) {
		return n.left.downFrom(after, yield)
	}
	return n.right.downFrom(after, yield) && yield(n.item) && n.left.downFrom(nil, yield)
}

func (n *treeNode[T]) insert(item T, compare func(a, b T) int) *treeNode[T] {
	if n == nil {
		return &treeNode[T]{size: 1, item: item}
	}
	switch c := compare(item, n.item); {
	case c < 0:
		return balanced(n.item, n.left.insert(item, compare), n.right)
	case c > 0:
		return balanced(n.item, n.left, n.right.insert(item, compare))
	default:
		return &treeNode[T]{n.left, n.right, n.size, item}
	}
}

func (n *treeNode[T]) insertAll(sorted []T, compare func(a, b T) int) *treeNode[T] {
	switch {
	case len(sorted) == 0:
		return n
	case n == nil:
		return treeOf(&pace.Pace{}, sorted)
	}
	at, is := slices.BinarySearchFunc(sorted, n.item, compare)
	item, before, after := n.item, sorted[:at], sorted[at:]
	if is {
		item, after = sorted[at], sorted[at+1:]
	}
	return linked(item, n.left.insertAll(before, compare), n.right.insertAll(after, compare))
}

func (n *treeNode[T]) remove(item T, compare func(a, b T) int) *treeNode[T] {
	if n == nil {
		return nil
	}
	switch c := compare(item, n.item); {
	case c < 0:
		return balanced(n.item, n.left.remove(item, compare), n.right)
	case c > 0:
		return balanced(n.item, n.left, n.right.remove(item, compare))
	}
	switch {
	case n.left == nil:
		return n.right
	case n.right == nil:
		return n.left
	case n.left.size > n.right.size:
		last, rest := n.left.popLast()
		return balanced(last, rest, n.right)
	default:
		first, rest := n.right.popFirst()
		return balanced(first, n.left, rest)
	}
}

func (n *treeNode[T]) popFirst() (first T, rest *treeNode[T]) {
	if n.left == nil {
		return n.item, n.right
	}
	first, left := n.left.popFirst()
	return first, balanced(n.item, left, n.right)
}

func (n *treeNode[T]) popLast() (last T, rest *treeNode[T]) {
	if n.right == nil {
		return n.item, n.left
	}
	last, right := n.right.popLast()
	return last, balanced(n.item, n.left, right)
}

func joined[T any](item T, left, right *treeNode[T]) *treeNode[T] {
	return &treeNode[T]{left, right, left.weight() + right.weight() + 1, item}
}

// linked joins two trees of any weights.
func linked[T any](item T, left, right *treeNode[T]) *treeNode[T] {
	l, r := left.weight()+1, right.weight()+1
	switch {
	case r > treeDelta*l:
		return balanced(right.item, linked(item, left, right.left), right.right)
	case l > treeDelta*r:
		return balanced(left.item, left.left, linked(item, left.right, right))
	default:
		return joined(item, left, right)
	}
}

// balanced joins two trees of which one may be one item heavier or lighter than the balance allows.
func balanced[T any](item T, left, right *treeNode[T]) *treeNode[T] {
	l, r := left.weight()+1, right.weight()+1
	switch {
	case r > treeDelta*l:
		if right.left.weight()+1 < treeGamma*(right.right.weight()+1) {
			return joined(right.item, joined(item, left, right.left), right.right)
		}
		pivot := right.left
		return joined(pivot.item, joined(item, left, pivot.left), joined(right.item, pivot.right, right.right))
	case l > treeDelta*r:
		if left.right.weight()+1 < treeGamma*(left.left.weight()+1) {
			return joined(left.item, left.left, joined(item, left.right, right))
		}
		pivot := left.right
		return joined(pivot.item, joined(left.item, left.left, pivot.left), joined(item, pivot.right, right))
	default:
		return joined(item, left, right)
	}
}
