package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
)

// current returns every author's latest assessment of the party that says what is asked, by author. Of two of one moment,
// the one recorded last is the later.
func (p *Party) current(r *reading, says func(*graph.Assessment) bool) []*graph.Assessment {
	var all []*graph.Assessment
	for _, taken := range p.Participations {
		for e := range r.referring(taken.ID, graph.KindAssessment, "participation") {
			if a := e.(*graph.Assessment); says(a) {
				all = append(all, a)
			}
		}
	}
	sorted(r, all, func(a, b *graph.Assessment) int {
		return cmp.Or(cmp.Compare(a.Author, b.Author), b.StatedAt.Compare(a.StatedAt), cmp.Compare(b.Sequence, a.Sequence))
	})
	return slices.CompactFunc(all, func(a, b *graph.Assessment) bool { return a.Author == b.Author })
}
