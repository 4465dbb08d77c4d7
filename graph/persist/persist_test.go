package persist_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"raakvlak/graph/pace"
	"raakvlak/graph/persist"
)

func TestVector(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Int(), 0, 700).Draw(t, "items")
		v := persist.NewVector(&pace.Pace{}, want)
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			old, before := v, slices.Clone(want)
			at := rapid.IntRange(0, len(want)).Draw(t, "at")
			item := rapid.Int().Draw(t, "item")
			v = v.With(at, item)
			if at == len(want) {
				want = append(want, item)
			} else {
				want[at] = item
			}
			if diff := gocmp.Diff(before, items(old)); diff != "" {
				t.Fatalf("the old version changed:\n%s", diff)
			}
		}
		if diff := gocmp.Diff(want, items(v)); diff != "" {
			t.Fatalf("items (-want +got):\n%s", diff)
		}
		for i, w := range want {
			if got := v.At(i); got != w {
				t.Fatalf("At(%d) = %d, want %d", i, got, w)
			}
		}
	})
}

func items(v persist.Vector[int]) []int {
	out := make([]int, 0, v.Len())
	for _, item := range v.From(0) {
		out = append(out, item)
	}
	return out
}

func TestTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := map[int]bool{}
		for _, i := range rapid.SliceOf(rapid.IntRange(0, 300)).Draw(t, "items") {
			want[i] = true
		}
		tree := persist.NewTree(&pace.Pace{}, slices.Sorted(maps.Keys(want)))
		for range rapid.IntRange(0, 200).Draw(t, "steps") {
			i := rapid.IntRange(0, 300).Draw(t, "item")
			if rapid.Bool().Draw(t, "insert") {
				tree, want[i] = tree.Insert(i, cmp.Compare), true
			} else {
				tree = tree.Remove(i, cmp.Compare)
				delete(want, i)
			}
		}
		sorted := slices.Sorted(maps.Keys(want))
		if got := slices.Collect(tree.All()); !slices.Equal(got, sorted) {
			t.Fatalf("All = %v, want %v", got, sorted)
		}
		if got := tree.Len(); got != len(sorted) {
			t.Fatalf("Len = %d, want %d", got, len(sorted))
		}
		bound := rapid.IntRange(0, 300).Draw(t, "bound")
		from := slices.DeleteFunc(slices.Clone(sorted), func(i int) bool { return i < bound })
		if got := slices.Collect(tree.From(func(i int) bool { return i < bound })); !slices.Equal(got, from) {
			t.Fatalf("From(%d) = %v, want %v", bound, got, from)
		}
		down := slices.DeleteFunc(slices.Clone(sorted), func(i int) bool { return i > bound })
		slices.Reverse(down)
		if got := slices.Collect(tree.DownFrom(func(i int) bool { return i > bound })); !slices.Equal(got, down) {
			t.Fatalf("DownFrom(%d) = %v, want %v", bound, got, down)
		}
	})
}

func TestIndex(t *testing.T) {
	// Few hashes for many values, so that the collision node below the last level is exercised too.
	hash := func(v int) uint64 { return uint64(v%50) * 0x9e3779b97f4a7c15 }
	rapid.Check(t, func(t *rapid.T) {
		want := map[int]bool{}
		var first []persist.Hashed[int]
		for _, v := range rapid.SliceOfDistinct(rapid.IntRange(0, 200), rapid.ID).Draw(t, "first") {
			want[v] = true
			first = append(first, persist.Hashed[int]{Hash: hash(v), Value: v})
		}
		slices.SortFunc(first, func(a, b persist.Hashed[int]) int { return cmp.Compare(a.Hash, b.Hash) })
		index := persist.NewIndex(&pace.Pace{}, first)
		for range rapid.IntRange(0, 300).Draw(t, "steps") {
			v := rapid.IntRange(0, 200).Draw(t, "value")
			match := func(o int) bool { return o == v }
			if want[v] {
				index = index.Remove(hash(v), match)
				delete(want, v)
			} else {
				index, want[v] = index.Add(v, hash), true
			}
		}
		for v := range 201 {
			_, got := index.Find(hash(v), func(o int) bool { return o == v })
			if got != want[v] {
				t.Fatalf("Find(%d) = %t, want %t", v, got, want[v])
			}
		}
	})
}
