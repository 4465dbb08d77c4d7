package analysis

// Work is how somebody has an analysis done: who asks may stop waiting, and pays for it. The zero Work never ends early
// and costs nothing.
type Work struct {
	Check Check
	// Pay is called with the price of work before it begins. Its error ends the work and is returned as it is.
	Pay func(Price) error
}

// begin pays for work and asks whether it should begin.
func (w Work) begin(p Price) error {
	if w.Pay != nil {
		if err := w.Pay(p); err != nil {
			return err
		}
	}
	return w.Check.err()
}

// Begin pays for work and asks whether it should begin. It is for methods of other packages, which do as analyses do.
func (w Work) Begin(p Price) error { return w.begin(p) }

// Check is asked now and then, while work goes on, whether it still should: a context's Err serves. Its error ends the
// work and is returned as it is. A nil Check never ends anything. It may be called by several goroutines at once.
type Check func() error

func (c Check) err() error {
	if c == nil {
		return nil
	}
	return c()
}

// Err asks whether work should go on. It is for methods of other packages.
func (c Check) Err() error { return c.err() }

// Price is how much work a question is, known before it is done, in steps of a few nanoseconds each: products of two
// stances, arcs walked. It is an upper bound.
type Price int64
