package persist_test

import (
	"cmp"
	"maps"
	"math"
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
		v := persist.NewVector(&pace.Pace{}, pace.ListOf(want))
		for range rapid.IntRange(0, 60).Draw(t, "steps") {
			old, before := v, slices.Clone(want)
			at := rapid.IntRange(0, len(want)).Draw(t, "at")
			item := rapid.Int().Draw(t, "item")
			switch {
			case at == len(want):
				v, want = v.With(at, item), append(want, item)
			case rapid.Bool().Draw(t, "several"):
				placed := map[int]int{at: item}
				for range rapid.IntRange(0, 40).Draw(t, "more") {
					placed[rapid.IntRange(0, len(want)-1).Draw(t, "at")] = rapid.Int().Draw(t, "item")
				}
				var list []persist.Placed[int]
				for _, i := range slices.Sorted(maps.Keys(placed)) {
					list = append(list, persist.Placed[int]{At: i, Item: placed[i]})
					want[i] = placed[i]
				}
				v = v.WithAll(list)
			default:
				v = v.With(at, item)
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
			switch rapid.IntRange(0, 2).Draw(t, "verb") {
			case 0:
				tree, want[i] = tree.Insert(i, cmp.Compare), true
			case 1:
				tree = tree.Remove(i, cmp.Compare)
				delete(want, i)
			default:
				several := map[int]bool{}
				for range rapid.IntRange(0, 30).Draw(t, "several") {
					n := i + rapid.IntRange(0, 50).Draw(t, "further")
					several[n], want[n] = true, true
				}
				tree = tree.InsertAll(slices.Sorted(maps.Keys(several)), cmp.Compare)
			}
		}
		sorted := slices.Sorted(maps.Keys(want))
		for i := range 352 {
			if has := tree.Has(i, cmp.Compare); has != want[i] {
				t.Fatalf("Has(%d) = %t, want %t", i, has, want[i])
			}
		}
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

// TestTree_InsertAllKeepsBalance lets a tree grow at its ends and within.
func TestTree_InsertAllKeepsBalance(t *testing.T) {
	const times, many = 40, 25
	for name, at := range map[string]func(time, i int) int{
		"AtTheEnd":       func(time, i int) int { return time*many + i },
		"AtTheBeginning": func(time, i int) int { return (times-time)*many + i },
		"Within":         func(time, i int) int { return i*times + time },
	} {
		t.Run(name, func(t *testing.T) {
			tree := persist.Tree[int]{}
			for time := range times {
				items := make([]int, many)
				for i := range items {
					items[i] = at(time, i)
				}
				tree = tree.InsertAll(items, cmp.Compare)
			}
			deepest := int(math.Log(times*many+1)/math.Log(4./3)) + 1 // of a tree in which no side has above three quarters
			for item := range tree.All() {
				depth := 0
				tree.Has(item, func(a, b int) int { depth++; return cmp.Compare(a, b) })
				if depth > deepest {
					t.Fatalf("%d stands %d deep among %d items, want %d at most", item, depth, tree.Len(), deepest)
				}
			}
		})
	}
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
		index := persist.NewIndex(&pace.Pace{}, pace.ListOf(first))
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
