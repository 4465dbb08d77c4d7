package analysis

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// scratch is what one worker adds up in. Between rows all words are 0.
type scratch struct {
	words   []word  // by row: what that row has with the one at hand
	touched []int32 // room for the rows whose word is not 0
	met     [blockOfMeetings]meeting
	softs   []float64 // by row: xSy with the one at hand
	softly  []int32   // the rows whose soft may not be 0
}

// blockOfMeetings are valued at once: as many as stay in a processor's nearest cache on the way.
const blockOfMeetings = 512

func (t *table) scratch() *scratch {
	if s, is := t.scratches.Get().(*scratch); is {
		return s
	}
	return &scratch{words: make([]word, t.len()), touched: make([]int32, t.len()+1)}
}

// meet yields whom the row has a subject with and what that is worth, in blocks, each good until the next: all others,
// or only those after it. It returns how many they are.
func (t *table) meet(row int32, after bool, l *lens, s *scratch, yield func([]meeting)) int {
	touched := t.addUp(row, after, l, s)
	if l.soft {
		t.soft().addUp(row, s)
	}
	n, found := 0, 0
	for _, other := range touched {
		m := &s.met[n]
		m.has, m.other = s.words[other], other
		s.words[other] = 0
		if l.soft {
			m.worth = s.softs[other]
		}
		if other != row {
			n++
		}
		if n == blockOfMeetings {
			l.value(t, row, s.met[:n])
			yield(s.met[:n])
			n, found = 0, found+n
		}
	}
	if l.soft {
		s.clearSoft()
	}
	l.value(t, row, s.met[:n])
	yield(s.met[:n])
	return found + n
}

// addUp adds what the row has with others to the words, and returns the rows whose words it touched.
func (t *table) addUp(row int32, after bool, l *lens, s *scratch) []int32 {
	words, touched, n := s.words, s.touched, 0
	for _, c := range t.row(row) {
		column := t.column(c.column)
		if after {
			column = column[c.at+1:]
		}
		add := &l.add[c.stance+neutral]
		for _, p := range column {
			other := p.row()
			had := words[other]
			words[other] = had + add[p&stanceMask]
			// Written always and counted when the word was 0: a branch would be guessed wrong every few times.
			touched[n] = other
			n += int((had - 1) >> 63)
		}
	}
	return touched[:n]
}

// others returns how many others have a stance on a subject on which the row has one.
func (t *table) others(row int32) (n int) {
	s := t.scratch()
	defer t.scratches.Put(s)
	t.each(row, false, s, func(other int32, _ word) {
		if other != row {
			n++
		}
	})
	return n
}

// eachRow calls work for every row, on all processors when there is much to do. A worker's scratch is its own. It ends
// early with the error of check.
func (t *table) eachRow(price Price, check Check, work func(worker int, row int32, s *scratch)) error {
	workers := t.workers(price)
	const chunk = 32
	var next atomic.Int64
	var failed atomic.Pointer[error]
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			s := t.scratch()
			defer t.scratches.Put(s)
			for failed.Load() == nil {
				first := int(next.Add(chunk)) - chunk
				if first >= t.len() {
					return
				}
				if err := check.Err(); err != nil {
					failed.CompareAndSwap(nil, &err)
					return
				}
				for row := first; row < min(first+chunk, t.len()); row++ {
					work(worker, int32(row), s)
				}
			}
		})
	}
	wait.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// workers returns how many goroutines are worth their start.
func (t *table) workers(price Price) int {
	const worthwhile = 200_000
	return int(min(max(1, price/worthwhile), Price(runtime.GOMAXPROCS(0))))
}

// rowPrice is the number of products that one row makes with all others.
func (t *table) rowPrice(row int32) Price {
	var n Price
	for _, c := range t.row(row) {
		n += Price(t.heads[c.column+1] - t.heads[c.column])
	}
	return n
}

// allPrice is the number of products that all rows make with all others.
func (t *table) allPrice() Price {
	var n Price
	for column := range t.subjects {
		count := Price(t.heads[column+1] - t.heads[column])
		n += count * count
	}
	return n
}
