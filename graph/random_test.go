package graph_test

import (
	"pgregory.net/rapid"

	"raakvlak/graph"
)

// people are the principals of random worlds.
var people = []graph.PrincipalID{"owner", "editor", "analyst", "viewer", "partner", "stranger"}

// populate gives the map a little of everything and members in every role.
func populate(w *world) {
	a := w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Anker"})
	w.create("owner", graph.KindOrganisation, graph.Fields{"name": "Boot"})
	w.create("owner", graph.KindIndividual, graph.Fields{"name": "Coach"})
	w.create("owner", graph.KindTopic, graph.Fields{"name": "Wonen"})
	w.create("owner", graph.KindTopic, graph.Fields{"name": "Zorg"})
	w.create("owner", graph.KindAmbition, graph.Fields{"name": "Iedereen thuis"})
	w.create("owner", graph.KindResource, graph.Fields{"name": "Geld"})
	w.create("owner", graph.KindCollaboration, graph.Fields{"name": "Samen", "phase": "SHARING"})
	w.member("editor", graph.MemberEditor)
	w.member("analyst", graph.MemberAnalyst)
	w.member("viewer", graph.MemberViewer)
	w.member("partner", graph.MemberPartner, a)
}

// pick returns some entity of one of the kinds that the principal sees, or an id of nothing.
func pick(t *rapid.T, w *world, kinds ...graph.Kind) graph.ID {
	var all []graph.ID
	for _, k := range kinds {
		for e := range w.at.Each(k) {
			all = append(all, e.Meta().ID)
		}
	}
	if len(all) == 0 {
		return "none"
	}
	return rapid.SampledFrom(all).Draw(t, "id")
}

func stakeholder(t *rapid.T, w *world) graph.ID {
	return pick(t, w, graph.KindOrganisation, graph.KindIndividual)
}

// randomEdit returns an edit that is often, but not always, good.
func randomEdit(t *rapid.T, w *world) graph.Edit {
	if rapid.IntRange(0, 9).Draw(t, "verb") < 6 {
		kind, fields := randomFields(t, w)
		return graph.CreateFrom(kind, "", fields)
	}
	kind, fields := randomFields(t, w)
	id := pick(t, w, kind)
	if rapid.Bool().Draw(t, "delete") {
		return graph.Delete(id, "")
	}
	for name := range fields {
		if rapid.Bool().Draw(t, "leave") {
			delete(fields, name)
		}
	}
	return graph.Update(id, "", fields)
}

func randomFields(t *rapid.T, w *world) (graph.Kind, graph.Fields) {
	name := rapid.SampledFrom([]string{"Anker", "boot", "Éen", "école", "Zand", "zand"}).Draw(t, "name")
	stance := rapid.IntRange(-4, 4)
	statement := func(f graph.Fields) graph.Fields {
		f["origin"] = rapid.SampledFrom([]string{"SELF_STATED", "OBSERVED", "ASSUMED"}).Draw(t, "origin")
		if audience := rapid.SampledFrom([]string{"", "AUTHOR", "STEWARDS", "SUBJECT", "PARTNERS"}).Draw(t, "audience"); audience != "" {
			f["audience"] = audience
		}
		return f
	}
	switch kind := rapid.SampledFrom([]graph.Kind{
		graph.KindOrganisation, graph.KindTopic, graph.KindInterest, graph.KindInterest, graph.KindPosition, graph.KindPosition,
		graph.KindDependency, graph.KindParticipation, graph.KindAssessment, graph.KindTie, graph.KindCollaboration,
	}).Draw(t, "kind"); kind {
	case graph.KindOrganisation:
		return kind, graph.Fields{"name": name, "partOf": pick(t, w, kind)}
	case graph.KindTopic:
		return kind, graph.Fields{"name": name}
	case graph.KindInterest:
		return kind, statement(graph.Fields{
			"holder": pick(t, w, graph.KindOrganisation, graph.KindIndividual, graph.KindCollaboration), "text": name,
			"topics": []any{map[string]any{"topic": pick(t, w, graph.KindTopic), "stance": stance.Draw(t, "stance")}},
		})
	case graph.KindPosition:
		return kind, statement(graph.Fields{
			"stakeholder": stakeholder(t, w), "ambition": pick(t, w, graph.KindAmbition), "stance": stance.Draw(t, "stance"),
		})
	case graph.KindDependency:
		return kind, statement(graph.Fields{
			"depender": stakeholder(t, w), "dependee": stakeholder(t, w), "resource": pick(t, w, graph.KindResource),
			"importance": rapid.IntRange(1, 4).Draw(t, "importance"),
		})
	case graph.KindParticipation:
		return kind, statement(graph.Fields{"stakeholder": stakeholder(t, w), "collaboration": pick(t, w, graph.KindCollaboration)})
	case graph.KindAssessment:
		return kind, statement(graph.Fields{"participation": pick(t, w, graph.KindParticipation), "power": 3})
	case graph.KindTie:
		return kind, statement(graph.Fields{"a": stakeholder(t, w), "b": stakeholder(t, w), "kind": "TRUSTS", "strength": 2})
	default:
		return graph.KindCollaboration, graph.Fields{"name": name, "phase": rapid.SampledFrom([]string{"SHARING", "PRELIMINARY"}).Draw(t, "phase")}
	}
}
