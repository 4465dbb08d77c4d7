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
