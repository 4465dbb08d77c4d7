package jobs

import (
	"math/rand/v2"

	"raakvlak/bench/gen"
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/pace"
)

// views are what a map and its views are made of, when they are not there yet.
func views() []Job {
	of := func(name string, who graph.PrincipalID) Job {
		return Job{Name: "view: " + name, Do: func(v *graph.View, w analysis.Work) error {
			return second(graph.NewViewWhile(w.Check, v.Snapshot, graph.SightOf(v.Snapshot, who)))
		}}
	}
	return []Job{
		{Name: "map: made of its records, the last ones first", Do: func(v *graph.View, w analysis.Work) error {
			var first, all pace.List[graph.Entity]
			steps := pace.New(w.Check)
			for e := range pace.Each(&steps, v.All()) {
				first.Append(e)
			}
			for i := first.Len() - 1; i >= 0 && steps.Step() == nil; i-- {
				all.Append(*first.At(i))
			}
			if err := steps.Look(); err != nil {
				return err
			}
			return second(graph.NewSnapshotWhile(w.Check, v.Head(), &all))
		}},
		{Name: "map: founded", Do: func(v *graph.View, w analysis.Work) error {
			const perCopy = 50
			f, steps := graph.Foundation{Map: *v.Map(), By: gen.Owner, Entities: make([]graph.Entity, 0, v.Size())}, pace.New(w.Check)
			for e := range pace.Each(&steps, v.All()) {
				if e.EntityKind() == graph.KindMap {
					continue
				}
				own, err := graph.Check(e) // a copy, as founding changes what it is given
				if err == nil {
					err = steps.Steps(perCopy)
				}
				if err != nil {
					return err
				}
				f.Entities = append(f.Entities, own)
			}
			if err := steps.Look(); err != nil {
				return err
			}
			return second(graph.FoundWhile(w.Check, f, v.Map().CreatedAt, graph.NewIDs(rand.NewChaCha8([32]byte{1}))))
		}},
		{Name: "map: change of the most edits", Do: func(v *graph.View, w analysis.Work) error {
			return second(edited(v, w.Check, 1))
		}},
		{Name: "map: as it was before three of those", Do: func(v *graph.View, w analysis.Work) error {
			p, err := edited(v, w.Check, 3)
			if err != nil {
				return err
			}
			return second(p.undone(v, w.Check))
		}},
		of("an owner's", gen.Owner),
		of("an analyst's", gen.Analyst),
		of("a partner's", gen.PartnerA),
		{Name: "view: what everybody may see", Do: func(v *graph.View, w analysis.Work) error { return second(v.Shared(w.Check)) }},
	}
}
