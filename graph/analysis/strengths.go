package analysis

import (
	"slices"

	"raakvlak/graph"
)

// MactorReading says whether the influence that comes back to a stakeholder counts in its own influence and dependence
// when its strength is made of them. MACTOR's programs and textbooks differ.
type MactorReading string

// The readings.
const (
	ReadingLipsor   MactorReading = "LIPSOR"   // influence and dependence without the diagonal
	ReadingTextbook MactorReading = "TEXTBOOK" // with it
)

// StrengthOptions say whose strength is asked for, and how it is read.
type StrengthOptions struct {
	Among   func(graph.Entity) bool // which stakeholders; nil means all
	Reading MactorReading           // "" means [ReadingLipsor]
	Derive  bool                    // derive from dependence what influence nobody assessed
	Work
}

// Strengths is the balance of force between stakeholders, by MACTOR. With MDII[i][j] the direct influence of i on j and
// the indirect one over each third, MDII[i][j] = MDI[i][j] + Σk min(MDI[i][k], MDI[k][j]):
//
//	I[i] = Σ over j ≠ i of MDII[i][j]        D[i] = Σ over j ≠ i of MDII[j][i]
//	Q[i] = (I[i] - MDII[i][i]) / Σ I · I[i] / (I[i] + D[i])        R[i] = n · Q[i] / Σ Q
//
// MDII[i][i] is the influence that comes back to i. The textbook reading has I and D with it, the numerator then being
// I without. Every ratio by 0 is 0.
type Strengths struct {
	Stakeholders []graph.Named // in the order of their names; shared, not to be changed
	Influence    []float64     // I, by stakeholder: whole numbers
	Dependence   []float64     // D
	Retroaction  []float64     // MDII[i][i]
	R            []float64     // R*: 1 on average, 0 for all when nobody influences anybody
	Total        float64       // Σ I = Σ D
	Basis        Basis
}

type strengthsKey struct {
	reading MactorReading
	derive  bool
}

// StrengthsOf returns the strengths of the view's stakeholders, of any number. An unknown reading is
// [graph.CodeInvalid]. The price is [StrengthsPrice], the first time that a whole view is asked.
func StrengthsOf(v *graph.View, o StrengthOptions) (*Strengths, error) {
	reading, err := o.Reading.check()
	if err != nil {
		return nil, err
	}
	if o.Among != nil {
		return strengthsAmong(v, o, reading)
	}
	return graph.Memo(v, strengthsKey{reading, o.Derive}, o.Check, func(check Check) (*Strengths, error) {
		o := o
		o.Work = o.under(check)
		return strengthsAmong(v, o, reading)
	})
}

// StrengthsPrice is the price of [StrengthsOf].
func StrengthsPrice(v *graph.View, derive bool) Price { return influencesPrice(v, derive) }

func strengthsAmong(v *graph.View, o StrengthOptions, reading MactorReading) (*Strengths, error) {
	if err := o.Begin(StrengthsPrice(v, o.Derive)); err != nil {
		return nil, err
	}
	r, err := newRoll(v, o.Among, o.Check)
	if err != nil {
		return nil, err
	}
	in, err := newInfluences(v, r, o.Derive, o.Work)
	if err != nil {
		return nil, err
	}
	return in.strengths(reading), nil
}

func (r MactorReading) check() (MactorReading, error) {
	switch r {
	case "":
		return ReadingLipsor, nil
	case ReadingLipsor, ReadingTextbook:
		return r, nil
	}
	return "", graph.Invalid([]string{"reading"}, "no reading of strength is called %q", string(r))
}

// strengths adds up influences without laying them out as a matrix: what i has on others over k is the sum of
// min(MDI[i][k], ·) over what k has on them, of which it is enough to know how many are at least 1, 2, 3 and 4.
func (in *influences) strengths(reading MactorReading) *Strengths {
	n := in.len()
	s := &Strengths{
		Stakeholders: in.stakeholders, Basis: in.basis,
		Influence: make([]float64, n), Dependence: make([]float64, n), Retroaction: make([]float64, n),
	}
	out, into := make([][MostInfluence + 1]int64, n), make([][MostInfluence + 1]int64, n)
	for _, a := range in.arcs {
		for level := 1; level <= int(a.strength); level++ {
			out[a.from][level]++
			into[a.to][level]++
		}
	}
	// Arcs are in order, so that of each row the arcs back are met in order too.
	next := slices.Clone(in.starts)
	for _, a := range in.arcs {
		direct := int64(a.strength)
		given, taken := direct, direct
		for level := 1; level <= int(a.strength); level++ {
			given += out[a.to][level]
			taken += into[a.from][level]
		}
		back := float64(min(a.strength, in.back(a, next)))
		s.Influence[a.from] += float64(given)
		s.Dependence[a.to] += float64(taken)
		s.Retroaction[a.from] += back
	}
	for i := range n {
		s.Influence[i] -= s.Retroaction[i]
		s.Dependence[i] -= s.Retroaction[i]
		s.Total += s.Influence[i]
	}
	s.R = s.balance(reading)
	return s
}

func (s *Strengths) balance(reading MactorReading) []float64 {
	influence, dependence := s.Influence, s.Dependence
	if reading == ReadingTextbook {
		influence, dependence = slices.Clone(influence), slices.Clone(dependence)
		for i, back := range s.Retroaction {
			influence[i] += back
			dependence[i] += back
		}
	}
	return balanceOfForce(influence, dependence, s.Retroaction)
}

// balanceOfForce returns n·Q/ΣQ with Q = (I - back) / ΣI · I / (I + D).
func balanceOfForce(influence, dependence, back []float64) []float64 {
	r := make([]float64, len(influence))
	all := 0.0
	for _, x := range influence {
		all += x
	}
	sum := 0.0
	for i, x := range influence {
		r[i] = ratio(x-back[i], all) * ratio(x, x+dependence[i])
		sum += r[i]
	}
	for i := range r {
		r[i] = ratio(float64(len(r))*r[i], sum)
	}
	return r
}

// ratio is a / b, and 0 where b is.
func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}
