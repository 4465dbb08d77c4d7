package process

import "raakvlak/graph"

// representations returns who speaks for the organisation here, by name: of each individual the representation that goes
// before its others, those made for this collaboration before general ones.
func (p *Process) representations(organisation graph.ID) []*graph.Representation {
	best := map[graph.ID]*graph.Representation{}
	var speakers []graph.Named
	for e := range p.referring(organisation, graph.KindRepresentation, "organisation") {
		r := e.(*graph.Representation)
		speaker, is := p.view.Find(r.Individual).(graph.Named)
		if !is || !p.inContext(&r.Statement) {
			continue
		}
		if best[r.Individual] == nil {
			speakers = append(speakers, speaker)
		}
		if best[r.Individual] == nil || nearer(r, best[r.Individual]) {
			best[r.Individual] = r
		}
	}
	sortNamed(p.reading, speakers)
	out := make([]*graph.Representation, len(speakers))
	for i, s := range speakers {
		out[i] = best[s.Meta().ID]
	}
	return out
}

// nearer reports whether a later recorded representation goes before an earlier one.
func nearer(later, earlier *graph.Representation) bool {
	if (later.Collaboration == "") != (earlier.Collaboration == "") {
		return later.Collaboration != ""
	}
	return graph.Precedes(&later.Statement, &earlier.Statement)
}
