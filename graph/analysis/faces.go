package analysis

import "math/bits"

// mostStance is the largest size of a stance.
const mostStance = 4

// faces is how rows of stances face each other, pair by pair: on how many columns they have the same sign or opposite
// ones, and how much each puts in there. The rows are laid out as bits, and compared 64 columns at a time.
type faces struct {
	n                     int
	same, opposed         []int32 // n × n: number of columns
	sameSize, opposedSize []int32 // n × n: sum of the row's |stance| on those
	pro, con              *levels // which stances are positive, and negative
}

// newFaces compares n rows of m stances.
func newFaces(stances []int8, n, m int, work Work) (*faces, error) {
	words := (m + 63) / 64
	price := Price(n) * Price(n) * Price(words) * 2 * (mostStance + 1)
	if err := work.Begin(price); err != nil {
		return nil, err
	}
	f := &faces{
		n: n, same: make([]int32, n*n), opposed: make([]int32, n*n), sameSize: make([]int32, n*n), opposedSize: make([]int32, n*n),
		pro: newLevels(n, m, 1), con: newLevels(n, m, 1),
	}
	size := newLevels(n, m, mostStance)
	for row := range n {
		for column, x := range stances[row*m : (row+1)*m] {
			f.pro.set(row, column, int(max(x, 0)))
			f.con.set(row, column, int(max(-x, 0)))
			size.set(row, column, int(max(x, -x)))
		}
	}
	parts := min(n, mostParts)
	err := eachPart(parts, price, work.Check, func(_, part int) error {
		same, opposed := make([]uint64, words), make([]uint64, words)
		for i := part; i < n; i += parts {
			if err := work.Check.Err(); err != nil {
				return err
			}
			for j := range i {
				f.columns(i, j, same, opposed)
				f.compare(i, j, size, same, opposed)
			}
		}
		return nil
	})
	return f, err
}

func (f *faces) compare(i, j int, size *levels, same, opposed []uint64) {
	at, back := i*f.n+j, j*f.n+i
	f.same[at], f.opposed[at] = f.same[at]+ones(same), f.opposed[at]+ones(opposed)
	f.same[back], f.opposed[back] = f.same[at], f.opposed[at]
	if f.same[at]+f.opposed[at] == 0 {
		return
	}
	for t := range size.layers {
		mine, theirs := size.row(t, i), size.row(t, j)
		f.sameSize[at] += onesOf(mine, same)
		f.sameSize[back] += onesOf(theirs, same)
		f.opposedSize[at] += onesOf(mine, opposed)
		f.opposedSize[back] += onesOf(theirs, opposed)
	}
}

// columns finds on which columns two rows have the same sign, and opposite ones.
func (f *faces) columns(i, j int, same, opposed []uint64) {
	proI, conI, proJ, conJ := f.pro.row(0, i), f.con.row(0, i), f.pro.row(0, j), f.con.row(0, j)
	for w := range same {
		same[w] = proI[w]&proJ[w] | conI[w]&conJ[w]
		opposed[w] = proI[w]&conJ[w] | conI[w]&proJ[w]
	}
}

// meet returns the convergence and the divergence of two rows, whose stances weigh as given.
func (f *faces) meet(order, i, j int, weightI, weightJ float64) (convergence, divergence float64) {
	at, back := i*f.n+j, j*f.n+i
	if order == 1 {
		return float64(f.same[at]), float64(f.opposed[at])
	}
	return (weightI*float64(f.sameSize[at]) + weightJ*float64(f.sameSize[back])) / 2,
		(weightI*float64(f.opposedSize[at]) + weightJ*float64(f.opposedSize[back])) / 2
}

func ones(words []uint64) (n int32) {
	for _, w := range words {
		n += int32(bits.OnesCount64(w))
	}
	return n
}

func onesOf(a, b []uint64) (n int32) {
	b = b[:len(a)]
	for i, w := range a {
		n += int32(bits.OnesCount64(w & b[i]))
	}
	return n
}
