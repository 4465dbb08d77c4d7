package object

import "raakvlak/graph"

// Among are the stakeholders that an analysis is among: a filter, or nil for all.
type Among map[string]any

// accept returns whether somebody is among them, nil for all. Ids of nobody that the scope's view has are not found. Errors
// name the argument.
func (a Among) accept(s *Scope, argument string) (func(graph.Entity) bool, error) {
	if a == nil {
		return nil, nil
	}
	filter, kinds := graph.Filter(a), []graph.Kind{graph.KindOrganisation, graph.KindIndividual}
	accept, err := filter.Accept(s.View, kinds...)
	if err == nil {
		err = filter.CheckIDs(s.View, kinds...)
	}
	if err != nil {
		return nil, graph.Within(err, argument)
	}
	return accept, nil
}
