package main

import (
	"context"
	"fmt"
	"runtime"

	"raakvlak/bench/gen"
	"raakvlak/bench/report"
	"raakvlak/graph"
)

// views measures what an L map with three different views takes, beside the map with one. All three see most of it:
// two analysts, of whom the second wrote something that only it sees, and the owner, who sees all but that.
func (m *measurement) views(ctx context.Context) error {
	const second = "analyst-2"
	empty := heap()
	s, err := m.loaded(ctx, gen.L,
		&graph.Topic{Record: graph.Record{ID: "_:own"}, Name: "Wat nog niemand weet"},
		&graph.Individual{Record: graph.Record{ID: "_:somebody"}, Name: "Iemand"},
		&graph.Member{Principal: second, Name: "Second analyst", Role: graph.MemberAnalyst},
		&graph.Interest{
			Statement: graph.Statement{Author: second, Audience: graph.AudienceAuthor}, Holder: "_:somebody",
			Text: "Dat blijft voorlopig tussen ons.", Topics: []graph.TopicStance{{Topic: "_:own", Stance: 1}},
		})
	if err != nil {
		return err
	}
	var open []*graph.View
	var taken []int64
	note := ""
	for _, who := range []graph.PrincipalID{gen.Owner, gen.Analyst, second} {
		v, err := graph.NewView(s, graph.SightOf(s, who))
		if err != nil {
			return err
		}
		open = append(open, v)
		taken = append(taken, heap()-empty)
		note += fmt.Sprintf("%s %d ", who, v.Size())
	}
	runtime.KeepAlive(open)
	m.Add(report.Figure{
		Name: "three views of L, of the memory of one", Value: float64(taken[2]) / float64(taken[0]), Unit: "×",
		Wanted: report.Most(2.5), Note: note + "entities",
	})
	m.Add(report.Figure{Name: "one view of L", Value: float64(taken[0]) / (1 << 20), Unit: "MiB", Note: "the map itself included"})
	m.Add(report.Figure{Name: "three views of L", Value: float64(taken[2]) / (1 << 20), Unit: "MiB", Note: "the map itself included"})
	return nil
}
