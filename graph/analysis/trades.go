package analysis

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// MostTrades is how deep trades are ranked: those after it are not reached by paging.
const MostTrades = 1_000

// Trade is a swap between two stakeholders on two subjects on which they clash: each gives in on the one that matters
// less to it than to the other. Both gain (logrolling).
type Trade struct {
	A, B      graph.Named
	AConcedes AlignmentEvidence // the subject on which A gives in; it matters more to B
	BConcedes AlignmentEvidence // the subject on which B gives in; it matters more to A
	// Score is min(|x_Ak| - |x_Bk|, |x_Bl| - |x_Al|) for B conceding k and A conceding l: 1 … 3.
	Score int
}

// TradeRef names a trade by its two ends and what each concedes.
type TradeRef struct{ A, B, AConcedes, BConcedes graph.ID }

// TradeRequest says which trades are wanted.
type TradeRequest struct {
	With  graph.ID  // only those of this stakeholder, who then is their A; "" means all
	After *TradeRef // only those after this one; nil means from the first
	Limit int       // 1 … MostTrades
}

// TradePage is some of the trades, in order.
type TradePage struct {
	Trades []Trade
	Total  int  // how many there are in all, also beyond MostTrades
	More   bool // some come after these, and can be reached
}

// swap is a trade by rows and columns.
type swap struct {
	score      int8
	a, b       int32
	gets, give int32 // the columns that b and that a concede
}

// swaps are the first trades, and how many there are in all.
type swaps struct {
	list  []swap
	total int
}

// half is a subject on which a row clashes with another: one side of a trade.
type half struct {
	other, column int32
	gain          int8 // how much more it matters to the row than to the other
}

// Trades returns trades, the highest score first; then by the names of A and of B, of what B concedes and of what A does.
// Of all trades, the one of the two whose name comes first is A. Limits out of range are [graph.CodeInvalid]; a trade to
// start after that is not among them is too, with [graph.ReasonBadCursor]. The price of a page is [Alignment.TradesPrice].
//
// Score after the practice of mutual gains (Fisher and Ury; logrolling): our convention.
func (a *Alignment) Trades(r TradeRequest) (TradePage, error) {
	if r.Limit < 1 || r.Limit > MostTrades {
		return TradePage{}, graph.Invalid([]string{"first"}, "between 1 and %d trades are answered", MostTrades)
	}
	all, err := a.swaps(r.With)
	if err != nil {
		return TradePage{}, err
	}
	rest := all.list
	if r.After != nil {
		at := slices.IndexFunc(rest, func(s swap) bool { return a.tradeRef(s) == *r.After })
		if at < 0 {
			return TradePage{}, graph.Errorf(graph.CodeInvalid, "the cursor is of another list of trades").Because(graph.ReasonBadCursor)
		}
		rest = rest[at+1:]
	}
	return TradePage{a.trades(rest[:min(len(rest), r.Limit)]), all.total, len(rest) > r.Limit}, nil
}

func (a *Alignment) tradeRef(s swap) TradeRef {
	t := a.table
	return TradeRef{
		t.stakeholders[s.a].Meta().ID, t.stakeholders[s.b].Meta().ID, t.subjects[s.give].Meta().ID, t.subjects[s.gets].Meta().ID,
	}
}

// TradesPrice is the price of [Alignment.Trades]: of all, or of one stakeholder's.
func (a *Alignment) TradesPrice(with graph.ID) Price {
	const perClash = 8 // that it is put beside the others of its pair
	return a.PairsPrice(with) * (perClash + a.table.longest()/4)
}

// tradesKey is what the trades of a whole view are kept under.
type tradesKey struct{ of AlignmentSubject }

func (a *Alignment) swaps(with graph.ID) (*swaps, error) {
	switch {
	case with != "":
		row, err := a.table.find(with)
		if err != nil {
			return nil, graph.Within(err, "with")
		}
		return a.swapsOf(with, row, row+1)
	case !a.whole():
		return a.swapsOf(with, 0, int32(a.table.len()))
	}
	return graph.Memo(a.view, tradesKey{a.options.Of}, a.options.Check, func(check Check) (*swaps, error) {
		return a.under(check).swapsOf(with, 0, int32(a.table.len()))
	})
}

// swapsOf ranks the trades of the rows from first to before last: with all others when it is with one, else with those
// after it.
func (a *Alignment) swapsOf(with graph.ID, first, last int32) (*swaps, error) {
	if err := a.options.Begin(a.TradesPrice(with)); err != nil {
		return nil, err
	}
	best, found := newTop(MostTrades, a.table.swapsBefore), &swaps{}
	var halves []half
	for row := first; row < last; row++ {
		if err := a.options.Check.Err(); err != nil {
			return nil, err
		}
		halves = a.table.halves(halves[:0], row, with == "")
		for len(halves) > 0 {
			n := 1
			for n < len(halves) && halves[n].other == halves[0].other {
				n++
			}
			found.total += offerSwaps(best, row, halves[:n])
			halves = halves[n:]
		}
	}
	found.list = best.sorted()
	return found, nil
}

// halves appends the subjects on which the row clashes with others, or only with those after it, and that do not matter
// alike to both: by other, then by column.
func (t *table) halves(to []half, row int32, after bool) []half {
	for _, c := range t.row(row) {
		column := t.column(c.column)
		if after {
			column = column[c.at+1:]
		}
		for _, p := range column {
			if gain, is := clash(int(c.stance), int(p.stance())); is {
				to = append(to, half{p.row(), c.column, gain})
			}
		}
	}
	slices.SortFunc(to, func(x, y half) int { return cmp.Or(cmp.Compare(x.other, y.other), cmp.Compare(x.column, y.column)) })
	return to
}

// clash returns how much more a subject matters to the one who has stance x, when the two clash and it matters more to
// one of them.
func clash(x, y int) (gain int8, is bool) {
	if x*y >= 0 {
		return 0, false
	}
	gain = int8(max(x, -x) - max(y, -y))
	return gain, gain != 0
}

// offerSwaps offers the trades between a row and one other, and returns how many they are.
func offerSwaps(best *top[swap], row int32, halves []half) int {
	var gets, gives []half
	for _, h := range halves {
		if h.gain > 0 {
			gets = append(gets, h)
		} else {
			gives = append(gives, h)
		}
	}
	// The dearest first, so that what is worth too little need not be looked at.
	slices.SortStableFunc(gives, func(x, y half) int { return cmp.Compare(x.gain, y.gain) })
	for _, get := range gets {
		for _, give := range gives {
			score := min(get.gain, -give.gain)
			if best.full() && score < best.items[0].score {
				break
			}
			best.offer(swap{score, row, get.other, get.column, give.column})
		}
	}
	return len(gets) * len(gives)
}

// swapsBefore is the order of trades.
func (t *table) swapsBefore(p, q swap) bool {
	return cmp.Or(
		cmp.Compare(q.score, p.score), cmp.Compare(t.names[p.a], t.names[q.a]), cmp.Compare(t.names[p.b], t.names[q.b]),
		cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b), cmp.Compare(p.gets, q.gets), cmp.Compare(p.give, q.give),
	) < 0
}

// Trades returns the first n trades between the two, in the order of [Alignment.Trades], n being 1 … MostTrades.
func (p AlignmentPair) Trades(n int) ([]Trade, error) {
	if n < 1 || n > MostTrades {
		return nil, graph.Invalid([]string{"first"}, "between 1 and %d trades are answered", MostTrades)
	}
	t := p.alignment.table
	var halves []half
	for cx, cy := range t.shared(p.a, p.b) {
		if gain, is := clash(int(cx.stance), int(cy.stance)); is {
			halves = append(halves, half{p.b, cx.column, gain})
		}
	}
	if err := p.alignment.options.Begin(Price(len(halves) * len(halves))); err != nil {
		return nil, err
	}
	best := newTop(n, t.swapsBefore)
	offerSwaps(best, p.a, halves)
	return p.alignment.trades(best.sorted()), nil
}

// trades says what the swaps are, with the statements behind them.
func (a *Alignment) trades(list []swap) []Trade {
	said := map[int32]stances{}
	of := func(row int32) stances {
		if said[row] == nil {
			said[row] = a.stancesOf(row)
		}
		return said[row]
	}
	evidence := func(s swap, column int32) AlignmentEvidence {
		subject := a.table.subjects[column]
		id := subject.Meta().ID
		return AlignmentEvidence{Subject: subject, A: of(s.a)[id], B: of(s.b)[id]}
	}
	out := make([]Trade, len(list))
	for i, s := range list {
		out[i] = Trade{
			A: a.table.stakeholders[s.a], B: a.table.stakeholders[s.b], Score: int(s.score),
			AConcedes: evidence(s, s.give), BConcedes: evidence(s, s.gets),
		}
	}
	return out
}
