package pace_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"raakvlak/graph/pace"
)

func TestList(t *testing.T) {
	for _, n := range []int{0, 1, 2_047, 2_048, 2_049, 10_000} {
		var grown pace.List[int]
		want := make([]int, n)
		for i := range want {
			want[i] = i
			grown.Append(i)
		}
		for name, list := range map[string]*pace.List[int]{"grown": &grown, "of a slice": pace.ListOf(want)} {
			if got := slices.Collect(list.All()); list.Len() != n || !slices.Equal(got, want) {
				t.Errorf("%s: %d items of which %d are yielded, want %d", name, list.Len(), len(got), n)
			}
			if got := slices.Concat(slices.Collect(list.Blocks())...); !slices.Equal(got, want) {
				t.Errorf("%s: the blocks have %d items, want %d", name, len(got), n)
			}
			for i := range want {
				if got := *list.At(i); got != i {
					t.Fatalf("%s: item %d is %d", name, i, got)
				}
			}
		}
	}
}

// TestList_ofSlice has a list leave alone what its slice has room for: that is others' too.
func TestList_ofSlice(t *testing.T) {
	whole := []int{1, 2, 3}
	list := pace.ListOf(whole[:2])
	list.Append(9)
	if want := []int{1, 2, 3}; !slices.Equal(whole, want) {
		t.Errorf("the slice is %v, want %v", whole, want)
	}
	list = pace.ListOf(whole)
	*list.At(0) = 7
	if whole[0] != 7 {
		t.Errorf("changing an item left the slice alone")
	}
}

func TestList_SortByNumber(t *testing.T) {
	number := func(n uint64) uint64 { return n }
	for _, n := range []int{0, 1, 1_025, 2_048, 2_049, 20_000} {
		r := rand.New(rand.NewPCG(5, uint64(n)))
		list := &pace.List[uint64]{}
		for range n {
			list.Append(r.Uint64())
		}
		want := slices.Sorted(list.All())
		p := pace.New(nil)
		if err := list.SortByNumber(&p, number); err != nil || !slices.Equal(slices.Collect(list.All()), want) {
			t.Errorf("%d numbers are not sorted, %v", n, err)
		}
	}
	for at := 1; at < 50; at++ {
		list := &pace.List[uint64]{}
		for i := range uint64(20_000) {
			list.Append(i * 0x9e3779b97f4a7c15)
		}
		check, asked := endingAt(at)
		p := pace.New(check)
		if err := list.SortByNumber(&p, number); !errors.Is(err, errEnded) || *asked != at {
			t.Errorf("called off at look %d, it ended with %v after %d", at, err, *asked)
		}
	}
}
