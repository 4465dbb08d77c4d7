package jobs

import (
	"fmt"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// lists are the dearest pages of a map, and counts of them: all is looked at, and nothing or little is wanted.
func lists() (out []Job) {
	of := func(name string, do func(v *graph.View, from func(...graph.Kind) graph.Selection) error) {
		out = append(out, Job{Name: "list: " + name, Do: func(v *graph.View, w analysis.Work) error {
			return do(v, func(kinds ...graph.Kind) graph.Selection { return v.Select(kinds...).While(w.Check) })
		}})
	}
	page := func(name string, r graph.PageRequest, kinds ...graph.Kind) {
		r.First = 100
		of(name, func(_ *graph.View, from func(...graph.Kind) graph.Selection) error {
			return second(from(kinds...).Page(r))
		})
	}
	text := graph.Filter{"text": graph.Filter{"contains": "ångström"}}
	updated := graph.Order{Field: graph.OrderUpdatedAt, Descending: true}
	page("interests, latest first", graph.PageRequest{Order: updated}, graph.KindInterest)
	page("interests with a text that none has, latest first", graph.PageRequest{Order: updated, Filter: text}, graph.KindInterest)
	page("interests of a holder that none has", graph.PageRequest{Filter: graph.Filter{"name": graph.Filter{"contains": "ångström"}}}, graph.KindInterest)
	page("stakeholders, latest first", graph.PageRequest{Order: updated}, graph.KindOrganisation, graph.KindIndividual)
	page("stakeholders with 50 conditions that none meets", graph.PageRequest{Filter: conditions()}, graph.KindOrganisation, graph.KindIndividual)
	page("stakeholders with a name that none has, last first", graph.PageRequest{
		Order: graph.Order{Field: graph.OrderName, Descending: true}, Filter: graph.Filter{"name": graph.Filter{"contains": "ångström"}},
	}, graph.KindOrganisation, graph.KindIndividual)
	of("count of the interests with a text", func(_ *graph.View, from func(...graph.Kind) graph.Selection) error {
		return second(from(graph.KindInterest).Count(text))
	})
	for _, wanted := range []string{"a", "ångström"} {
		out = append(out, Job{Name: fmt.Sprintf("search for %q", wanted), Do: func(v *graph.View, w analysis.Work) error {
			return second(v.Search(w.Check, wanted, 100, ""))
		}})
	}
	return out
}

// conditions are as many as a filter may have, of which one must hold and none does.
func conditions() graph.Filter {
	var some []graph.Filter
	for n := range graph.MostConditions {
		some = append(some, graph.Filter{"name": graph.Filter{"contains": fmt.Sprintf("ångström %d", n)}})
	}
	return graph.Filter{"or": some}
}
