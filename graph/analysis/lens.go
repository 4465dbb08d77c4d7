package analysis

import "math"

// lens says how two stances on one subject add to what a pair has, and what the pair is then worth in an order.
//
// What a pair has is one word, so that adding to it is one addition: a first and a second sum, of what brings the two
// together and what drives them apart, and above them the number of subjects both have a stance on.
type lens struct {
	add *contributions
	// worth puts in place what the row is worth with each of the others, given what it has with them: larger first.
	worth  func(t *table, row int32, met []meeting)
	soft   bool // what the two have is a sum over their soft rows
	lowest bool // smaller first
	scored bool // pairs without a common non-zero subject have no worth: -Inf
}

// meeting is what a row has with another, and what that is worth.
type meeting struct {
	has   word
	worth float64
	other int32
}

// word is what a pair has.
type word uint64

// The widths leave room for 2^17 subjects, of which each adds at most 16 to a sum, and one bit over.
const (
	sumBits      = 23
	sumMask      = 1<<sumBits - 1
	evidenceBits = 63 - 2*sumBits
	oneSubject   = word(1) << (2 * sumBits)
)

func (w word) together() int64 { return int64(w & sumMask) }
func (w word) apart() int64    { return int64(w >> sumBits & sumMask) }
func (w word) evidence() int64 { return int64(w >> (2 * sumBits)) }

// common reports whether both are non-zero on some subject.
func (w word) common() bool { return w&(oneSubject-1) != 0 }

// contributions has what two stances add, each as a posting has it. The rows are wider than needed so that no bound
// needs to be checked.
type contributions [1 << stanceBits][1 << stanceBits]word

// contributed makes the contributions of how, which says what two stances of the same sign, or of opposite ones, add.
func contributed(how func(x, y int64) int64) *contributions {
	var c contributions
	for x := int64(-4); x <= 4; x++ {
		for y := int64(-4); y <= 4; y++ {
			w := oneSubject
			switch size := word(how(max(x, -x), max(y, -y))); {
			case x*y > 0:
				w += size
			case x*y < 0:
				w += size << sumBits
			}
			c[x+neutral][y+neutral] = w
		}
	}
	return &c
}

// The contributions: products for cosines, twice MACTOR's half sums, overlaps, and mere touching. None is ever changed.
var (
	products = contributed(func(x, y int64) int64 { return x * y })
	doubles  = contributed(func(x, y int64) int64 { return x + y })
	overlaps = contributed(func(x, y int64) int64 { return min(x, y) })
	touches  = contributed(func(_, _ int64) int64 { return 1 })
)

// lensOf returns the lens for an order of pairs; the measure matters for orders by score.
func lensOf(order PairOrder, m AlignmentMeasure) *lens {
	switch order {
	case PairHighestScore, PairLowestScore:
		l := scoreLens(m)
		l.lowest = order == PairLowestScore
		return &l
	case PairMostAligned:
		return &lens{add: doubles, worth: netWorth}
	case PairMostOpposed:
		return &lens{add: doubles, worth: netWorth, lowest: true}
	case PairMostConvergent:
		return &lens{add: doubles, worth: togetherWorth}
	case PairMostDivergent:
		return &lens{add: doubles, worth: apartWorth}
	case PairMostAmbivalent:
		return &lens{add: doubles, worth: ambivalenceWorth}
	default:
		return &lens{add: touches, worth: evidenceWorth}
	}
}

func scoreLens(m AlignmentMeasure) lens {
	switch m {
	case MeasureSoftCosine:
		return lens{scored: true, add: touches, worth: softWorth, soft: true}
	case measureWeighted:
		return lens{scored: true, add: touches, worth: weightedWorth, soft: true}
	case MeasureConvergence:
		return lens{scored: true, add: doubles, worth: convergenceWorth}
	case MeasureNetDistance:
		return lens{scored: true, add: doubles, worth: netWorth}
	case MeasureRuzicka:
		return lens{scored: true, add: overlaps, worth: ruzickaWorth}
	case MeasureJaccard:
		return lens{scored: true, add: touches, worth: jaccardWorth}
	default:
		return lens{scored: true, add: products, worth: cosineWorth}
	}
}

// allPrice is the number of products that all rows of the table make with all others.
func (l *lens) allPrice(t *table) Price {
	if l.soft {
		return t.allPrice() + t.soft().allPrice()
	}
	return t.allPrice()
}

// value has the worth of every meeting put in place.
func (l *lens) value(t *table, row int32, met []meeting) {
	l.worth(t, row, met)
	if l.lowest {
		for i := range met {
			met[i].worth = -met[i].worth
		}
	}
	if l.scored {
		for i := range met {
			if !met[i].has.common() {
				met[i].worth = math.Inf(-1)
			}
		}
	}
}

// The worths divide two whole numbers once, so that pairs of equal worth have equal ones, to the last bit. Those of
// pairs without a common subject are put right by [lens.value].

// cosineWorth is the square of the cosine with the cosine's sign.
func cosineWorth(t *table, row int32, met []meeting) {
	squares := float64(t.squares[row])
	for i := range met {
		m := &met[i]
		dot := float64(m.has.together() - m.has.apart())
		m.worth = dot * math.Abs(dot) / (squares * float64(t.squares[m.other]))
	}
}

func convergenceWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		m := &met[i]
		m.worth = float64(m.has.together()) / float64(m.has.together()+m.has.apart())
	}
}

func netWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		m := &met[i]
		m.worth = float64(m.has.together()-m.has.apart()) / 2
	}
}

func togetherWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		met[i].worth = float64(met[i].has.together()) / 2
	}
}

func apartWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		met[i].worth = float64(met[i].has.apart()) / 2
	}
}

func ambivalenceWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		m := &met[i]
		m.worth = float64(min(m.has.together(), m.has.apart())) / 2
	}
}

func evidenceWorth(_ *table, _ int32, met []meeting) {
	for i := range met {
		met[i].worth = float64(met[i].has.evidence())
	}
}

func ruzickaWorth(t *table, row int32, met []meeting) {
	for i := range met {
		m := &met[i]
		larger := int64(t.sizes[row]) + int64(t.sizes[m.other]) - m.has.together() - m.has.apart()
		m.worth = float64(m.has.together()-m.has.apart()) / float64(larger)
	}
}

func jaccardWorth(t *table, row int32, met []meeting) {
	for i := range met {
		m := &met[i]
		both := m.has.together() + m.has.apart()
		m.worth = float64(both) / float64(int64(t.touched[row])+int64(t.touched[m.other])-both)
	}
}

// softWorth is the square of the soft cosine with its sign; the worth holds xSy before.
func softWorth(t *table, row int32, met []meeting) {
	s := t.soft()
	for i := range met {
		m := &met[i]
		m.worth *= math.Abs(m.worth) / (s.norms[row] * s.norms[m.other])
	}
}

// weightedWorth is the weighted cosine; the worth holds Σ wxy before.
func weightedWorth(t *table, row int32, met []meeting) {
	s := t.soft()
	for i := range met {
		m := &met[i]
		m.worth = weightedCosine(m.worth, s.norms[row], s.norms[m.other])
	}
}

// scoreOf returns the score that a worth by score stands for.
func scoreOf(m AlignmentMeasure, worth float64) float64 {
	if m != MeasureCosine && m != MeasureSoftCosine {
		return worth
	}
	return math.Copysign(math.Sqrt(min(math.Abs(worth), 1)), worth)
}
