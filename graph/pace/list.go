package pace

import "iter"

// List is a list in blocks. However long it is, no step that makes it longer copies it or asks for much memory at once: the
// collector has whoever asks for much while it works do a share of its work, and sweep as much, before that gets it. The
// zero value is empty.
type List[T any] struct {
	blocks [][]T // all are full but the last; none is empty
}

// A block has as many items as are gone over between two looks.
const blockMask = stride - 1

// ListOf returns a list of the items, in which they are changed with it: their slice is its blocks.
func ListOf[T any](items []T) *List[T] {
	list := &List[T]{}
	for start := 0; start < len(items); start += stride {
		end := min(start+stride, len(items))
		// What comes after the last block is not its to write to.
		list.blocks = append(list.blocks, items[start:end:end])
	}
	return list
}

// Append puts the item at the end.
func (l *List[T]) Append(item T) {
	last := len(l.blocks) - 1
	switch {
	case last < 0:
		l.blocks = append(l.blocks, []T{item})
	case len(l.blocks[last]) == stride:
		l.blocks = append(l.blocks, append(make([]T, 0, stride), item))
	default:
		l.blocks[last] = append(l.blocks[last], item)
	}
}

// Len returns how many items there are.
func (l *List[T]) Len() int {
	if len(l.blocks) == 0 {
		return 0
	}
	last := len(l.blocks) - 1
	return last*stride + len(l.blocks[last])
}

// At returns the item at position i, which must be below Len, to be read or changed there.
func (l *List[T]) At(i int) *T { return &l.blocks[i/stride][i&blockMask] }

// All yields the items.
func (l *List[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, block := range l.blocks {
			for _, item := range block {
				if !yield(item) {
					return
				}
			}
		}
	}
}

// Blocks yields the items some together, in slices that are not to be kept: all as long but the last, which may be
// shorter.
func (l *List[T]) Blocks() iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		for _, block := range l.blocks {
			if !yield(block) {
				return
			}
		}
	}
}

// empty returns a list of as many items as this one has, all zero.
func (l *List[T]) empty(p *Pace) (*List[T], error) {
	out := &List[T]{blocks: make([][]T, len(l.blocks))}
	for i, block := range l.blocks {
		out.blocks[i] = make([]T, len(block))
		if err := p.Steps(len(block)); err != nil {
			return nil, err
		}
	}
	return out, nil
}
