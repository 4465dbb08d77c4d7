package analysis

import "raakvlak/graph/pace"

// Work is how somebody has an analysis done: who asks may stop waiting, and pays for it. The zero Work never ends early
// and costs nothing.
type Work struct {
	Check Check
	// Pay is called with the price of work before it begins. Its error ends the work and is returned as it is.
	Pay func(Price) error
}

// Begin pays for work and asks whether it should begin.
func (w Work) Begin(p Price) error {
	if w.Pay != nil {
		if err := w.Pay(p); err != nil {
			return err
		}
	}
	return w.Check.Err()
}

// Check is asked now and then, while work goes on, whether it still should; see [pace.Check].
type Check = pace.Check

// under returns the same work for whoever the check asks for: of a value that several wait for ([graph.Once]).
func (w Work) under(check Check) Work { return Work{Check: check, Pay: w.Pay} }

// Price is how much work a question is, known before it is done, in steps of a few nanoseconds each: products of two
// stances, arcs walked. It is an upper bound.
type Price int64
