package resolvers_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTimeline_pages turns the pages of a timeline both ways, and finds in them what stands in one large page.
func TestTimeline_pages(t *testing.T) {
	h := newHouse(t)
	type page struct {
		Node struct {
			Timeline struct {
				TotalCount int
				Nodes      []struct {
					Kind   string
					Entity struct{ ID string }
				}
				PageInfo struct {
					EndCursor   string
					HasNextPage bool
				}
			}
		}
	}
	const query = `query ($id: ID!, $direction: OrderDirection!, $after: String) {node(id: $id) {... on Collaboration {
		timeline(direction: $direction, first: %d, after: $after, kinds: [CONTACT, FOLLOW_UP, POSITION, ASSESSMENT]) {
			totalCount nodes {kind entity {id}} pageInfo {endCursor hasNextPage}}}}}`
	walk := func(direction string, first int) (all []string, total int) {
		var after any
		for {
			var p page
			h.must(fmt.Sprintf(query, first), map[string]any{"id": h.ids["Samen thuis in De Kaai"], "direction": direction, "after": after}, &p)
			for _, n := range p.Node.Timeline.Nodes {
				all = append(all, n.Kind+" "+n.Entity.ID)
			}
			if !p.Node.Timeline.PageInfo.HasNextPage {
				return all, p.Node.Timeline.TotalCount
			}
			after = p.Node.Timeline.PageInfo.EndCursor
		}
	}
	whole, total := walk("ASC", 100)
	if len(whole) != total || total < 90 {
		t.Errorf("%d moments, and a total of %d", len(whole), total)
	}
	small, _ := walk("ASC", 7)
	if diff := cmp.Diff(whole, small); diff != "" {
		t.Errorf("in pages of 7 (-whole +pages):\n%s", diff)
	}
	back, _ := walk("DESC", 7)
	slices.Reverse(back)
	if diff := cmp.Diff(whole, back); diff != "" {
		t.Errorf("backwards (-whole +pages):\n%s", diff)
	}
}
