package analysis

import "math/bits"

// levels is a matrix of small whole numbers as rows of bits, one layer per level: in layer t-1 stand the cells that are
// at least t. The sum of min(a, b) over two rows is then a count of the bits that both have, layer by layer: 64 cells at
// a time.
type levels struct {
	words  int // of a row in a layer
	layers [][]uint64
}

func newLevels(rows, columns, most int) *levels {
	l := &levels{words: (columns + 63) / 64, layers: make([][]uint64, most)}
	for t := range l.layers {
		l.layers[t] = make([]uint64, rows*l.words)
	}
	return l
}

// set sets a cell that is 0 to the value.
func (l *levels) set(row, column, value int) {
	for t := range min(value, len(l.layers)) {
		l.layers[t][row*l.words+column/64] |= 1 << (column % 64)
	}
}

func (l *levels) row(layer, row int) []uint64 {
	return l.layers[layer][row*l.words : (row+1)*l.words]
}

// minima returns the sum of min(a, b) over the cells of a row here and one there, and the largest of those minima.
func (l *levels) minima(row int, other *levels, there int) (sum, largest int) {
	for t := range l.layers {
		both := 0
		a, b := l.row(t, row), other.row(t, there)
		b = b[:len(a)]
		for w := range a {
			both += bits.OnesCount64(a[w] & b[w])
		}
		if both == 0 {
			break // nor is there anything at a higher level
		}
		sum += both
		largest = t + 1
	}
	return sum, largest
}
