package resolvers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLastHolders_Pages reads the example's last holders one by one: all of them once, in the order of the whole, of
// which some open as many needs and differ in how far others depend on them only.
func TestLastHolders_Pages(t *testing.T) {
	h := newHouse(t)
	type row struct {
		Stakeholder struct{ Name string }
		NeedCount   int
		Dependence  float64
	}
	var page struct {
		Map struct {
			Dependence struct {
				LastHolders struct {
					TotalCount int
					PageInfo   struct {
						HasNextPage bool
						EndCursor   *string
					}
					Nodes []row
				}
			}
		}
	}
	ask := func(first string, after any) {
		page.Map.Dependence.LastHolders.Nodes = nil
		h.must(`query ($map: ID!, $after: String) { map(id: $map) { dependence { lastHolders(first: `+first+`, after: $after) {
			totalCount pageInfo { hasNextPage endCursor } nodes { stakeholder { name } needCount dependence } } } } }`, map[string]any{"map": h.kaai, "after": after}, &page)
	}
	ask("100", nil)
	whole, got := page.Map.Dependence.LastHolders.Nodes, []row{}
	if len(whole) < 4 || whole[2].NeedCount != whole[3].NeedCount || whole[2].Dependence == whole[3].Dependence {
		t.Fatalf("the third and fourth of %+v do not differ in dependence only", whole)
	}
	for next, after := true, any(nil); next && len(got) <= len(whole); {
		ask("1", after)
		list := page.Map.Dependence.LastHolders
		if list.TotalCount != len(whole) {
			t.Errorf("%d in all, want %d", list.TotalCount, len(whole))
		}
		got, next, after = append(got, list.Nodes...), list.PageInfo.HasNextPage, *list.PageInfo.EndCursor
	}
	if diff := cmp.Diff(whole, got); diff != "" {
		t.Errorf("pages (-whole +one by one):\n%s", diff)
	}
}
