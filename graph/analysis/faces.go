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
	sizes := make([][mostStance]uint64, n*words)
	for row := range n {
		for column, x := range stances[row*m : (row+1)*m] {
			f.pro.set(row, column, int(max(x, 0)))
			f.con.set(row, column, int(max(-x, 0)))
			for t := range max(x, -x) {
				sizes[row*words+column/64][t] |= 1 << (column % 64)
			}
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
				f.compare(i, j, sizes[i*words:(i+1)*words], sizes[j*words:(j+1)*words], same, opposed)
			}
		}
		return nil
	})
	return f, err
}

// compare counts what row i and row j have on the columns that are the same and opposed. Of both it has, by word of 64
// columns, which are at least 1 … mostStance.
func (f *faces) compare(i, j int, mine, theirs [][mostStance]uint64, same, opposed []uint64) {
	at, back := i*f.n+j, j*f.n+i
	f.same[at], f.opposed[at] = ones(same), ones(opposed)
	f.same[back], f.opposed[back] = f.same[at], f.opposed[at]
	if f.same[at]+f.opposed[at] == 0 {
		return
	}
	var mySame, myOpposed, theirSame, theirOpposed int
	theirs, same, opposed = theirs[:len(mine)], same[:len(mine)], opposed[:len(mine)]
	for w := range mine {
		s, o := same[w], opposed[w]
		for t, m := range mine[w] {
			l := theirs[w][t]
			mySame += bits.OnesCount64(m & s)
			theirSame += bits.OnesCount64(l & s)
			myOpposed += bits.OnesCount64(m & o)
			theirOpposed += bits.OnesCount64(l & o)
		}
	}
	f.sameSize[at], f.sameSize[back] = int32(mySame), int32(theirSame)
	f.opposedSize[at], f.opposedSize[back] = int32(myOpposed), int32(theirOpposed)
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
