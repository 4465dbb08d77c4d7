package pace_test

import (
	"cmp"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"raakvlak/graph/pace"
)

var errEnded = errors.New("ended")

// endingAt returns a check that has an error from its n-th asking on, and counts how often it is asked.
func endingAt(n int) (check pace.Check, asked *int) {
	asked = new(int)
	return func() error {
		if *asked++; *asked >= n {
			return errEnded
		}
		return nil
	}, asked
}

func TestPace(t *testing.T) {
	check, asked := endingAt(2)
	p := pace.New(check)
	steps := 0
	for p.Step() == nil {
		steps++
	}
	if *asked != 2 || steps < 1_000 || steps > 10_000 {
		t.Errorf("ended after %d steps, asked %d times", steps, *asked)
	}
	if err := p.Steps(1_000_000); !errors.Is(err, errEnded) || !errors.Is(p.Look(), errEnded) || !errors.Is(p.Err(), errEnded) || *asked != 2 {
		t.Errorf("after the end: %v, asked %d times", err, *asked)
	}
	var never pace.Pace
	if err := never.Steps(1_000_000); err != nil {
		t.Errorf("the zero pace ended: %v", err)
	}
}

func TestEach(t *testing.T) {
	all := make([]int, 10_000)
	check, _ := endingAt(1)
	p := pace.New(check)
	n := 0
	for range pace.Each(&p, slices.Values(all)) {
		n++
	}
	if n == 0 || n == len(all) || !errors.Is(p.Err(), errEnded) {
		t.Errorf("went over %d of %d, %v", n, len(all), p.Err())
	}
}

func TestSortStable(t *testing.T) {
	type card struct{ value, at int }
	byValue := func(a, b card) int { return cmp.Compare(a.value, b.value) }
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 5, 1_023, 1_024, 1_025, 5_000, 20_000} {
		got := make([]card, n)
		for i := range got {
			got[i] = card{r.IntN(50), i}
		}
		want := slices.Clone(got)
		slices.SortStableFunc(want, byValue)
		if err := pace.SortStable(got, byValue, nil); err != nil || !slices.Equal(got, want) {
			t.Errorf("%d cards are not sorted as slices does it, %v", n, err)
		}
	}
	check, asked := endingAt(3)
	if err := pace.SortStable(make([]card, 100_000), byValue, check); !errors.Is(err, errEnded) || *asked != 3 {
		t.Errorf("ended with %v, asked %d times", err, *asked)
	}
}

func TestSortByNumber(t *testing.T) {
	type card struct {
		value uint64
		at    int
	}
	number := func(c card) uint64 { return c.value }
	r := rand.New(rand.NewPCG(3, 4))
	values := map[string]func(n int) uint64{
		"few":    func(int) uint64 { return r.Uint64N(5) },
		"any":    func(int) uint64 { return r.Uint64() },
		"upper":  func(int) uint64 { return r.Uint64() &^ (1<<40 - 1) },
		"sorted": func(n int) uint64 { return uint64(n / 3) },
		// Sorted within each block that is gone over at once, but not from one to the next.
		"blocks": func(n int) uint64 { return uint64(n % 2_048) },
	}
	for name, value := range values {
		for _, n := range []int{0, 1, 2, 1_024, 1_025, 2_048, 2_049, 10_000} {
			got := make([]card, n)
			for i := range got {
				got[i] = card{value(i), i}
			}
			want := slices.Clone(got)
			slices.SortStableFunc(want, func(a, b card) int { return cmp.Compare(a.value, b.value) })
			p := pace.New(nil)
			if err := pace.SortByNumber(&p, got, number); err != nil || !slices.Equal(got, want) {
				t.Errorf("%d cards (%s) are not sorted as slices does it, %v", n, name, err)
			}
		}
	}
	for at := 1; at < 50; at++ {
		cards := make([]card, 20_000)
		for i := range cards {
			cards[i] = card{r.Uint64(), i}
		}
		check, asked := endingAt(at)
		p := pace.New(check)
		if err := pace.SortByNumber(&p, cards, number); !errors.Is(err, errEnded) || *asked != at {
			t.Errorf("called off at look %d, it ended with %v after %d", at, err, *asked)
		}
	}
}
