package exchange

import (
	"slices"

	"raakvlak/graph"
)

// fitted returns the batch with individuals in place of guessed organisations that the view has as individuals only.
func (b *Batch) fitted(v *graph.View) *Batch {
	if len(b.guessed) == 0 {
		return b
	}
	organisations, individuals := map[string]bool{}, map[string]bool{}
	for key := range v.ByName(graph.KindOrganisation) {
		organisations[key] = true
	}
	for key := range v.ByName(graph.KindIndividual) {
		individuals[key] = true
	}
	fitted := *b
	fitted.items = slices.Clone(b.items)
	for i, it := range fitted.items {
		o, is := it.entity.(*graph.Organisation)
		if !is || !b.guessed[o.ID] {
			continue
		}
		if key := graph.SortKey(o.Name); individuals[key] && !organisations[key] {
			person := &graph.Individual{Record: o.Record, Name: o.Name, Description: o.Description}
			if o.Sector != "" {
				person.Attributes = joined(person.Attributes, graph.Attributes{edgesPrefix + "sector": string(o.Sector)})
			}
			fitted.items[i] = item{person, it.at, unnamed(person)}
		}
	}
	return &fitted
}
