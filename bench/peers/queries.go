package main

import (
	"encoding/json"
	"maps"
	"math/rand/v2"

	"raakvlak/bench/gen"
	"raakvlak/bench/plain"
	"raakvlak/graph"
)

// query is one question, as each of the services is asked it.
type query struct {
	name     string
	path     string // of the plain service
	document string
	least    map[gen.Size]float64 // the ratio that is wanted
	asks     []ask
}

// ask is the two requests for one answer.
type ask struct {
	raakvlak, plain []byte
}

// variants is how many different things are asked for in turn.
const variants = 500

// The questions. Each asks for the same fields in the same order as the plain service answers.
const (
	stakeholderDocument = `query($id:ID!){node(id:$id){__typename ...on Stakeholder{id name tags version createdAt createdBy}}}`
	recentDocument      = `query($id:ID!){node(id:$id,freshness:{maxAgeMs:1000}){__typename ...on Stakeholder{id name tags version createdAt createdBy}}}`
	interestsDocument   = `query($id:ID!){node(id:$id){__typename ...on Stakeholder{id name interests(first:20){nodes{id text}}}}}`
	pageDocument        = `query($map:ID!,$after:String){map(id:$map){stakeholders(first:50,after:$after){nodes{__typename id name ` +
		`interests(first:20){nodes{id text topics{stance topic{id name}}}}}}}}`
	alignmentDocument = `query($map:ID!,$id:ID!){map(id:$map){alignment(of:INTERESTS){pairs(with:$id,orderBy:HIGHEST_SCORE,first:20)` +
		`{nodes{b{__typename id name}score}}}}}`
	mutualDocument = `query($map:ID!){map(id:$map){dependence{mutual(first:100){nodes{a{__typename id name}b{__typename id name}` +
		`aOnB bOnA mutual}}}}}`
)

func (b *bench) queries() ([]query, error) {
	pages, err := b.pages()
	if err != nil {
		return nil, err
	}
	stakeholders := b.stakeholders()
	inMap := map[string]any{"map": b.view.Map().ID}
	byID := func(n int) (map[string]any, any) {
		return map[string]any{"id": stakeholders[n]}, plain.ByID{ID: string(stakeholders[n])}
	}
	whole := func(int) (map[string]any, any) { return nil, struct{}{} }
	fromPage := func(n int) (map[string]any, any) {
		return map[string]any{"after": pages[n].cursor}, plain.After{Key: pages[n].key}
	}
	both := func(ratio float64) map[gen.Size]float64 { return map[gen.Size]float64{gen.M: ratio, gen.L: ratio} }
	all := []query{
		{name: "stakeholder by id", path: "/stakeholder", document: stakeholderDocument, least: both(2)},
		{name: "stakeholder by id, a second old at most", path: "/stakeholder", document: recentDocument},
		{name: "stakeholder by id, with its interests", path: "/interests", document: interestsDocument, least: both(2)},
		{name: "alignment, top 20", path: "/alignment", document: alignmentDocument, least: both(10)},
		{name: "mutual dependencies", path: "/mutual", document: mutualDocument, least: both(3)},
		{name: "page of 50, with interests and topics", path: "/page", document: pageDocument, least: map[gen.Size]float64{gen.M: 1}},
	}
	for i, of := range []struct {
		fixed map[string]any
		count int
		each  func(n int) (map[string]any, any)
	}{{nil, len(stakeholders), byID}, {nil, len(stakeholders), byID}, {nil, len(stakeholders), byID}, {inMap, len(stakeholders), byID}, {inMap, 1, whole}, {inMap, len(pages), fromPage}} {
		for n := range of.count {
			variables, plainly := of.each(n)
			a, err := newAsk(all[i].document, of.fixed, variables, plainly)
			if err != nil {
				return nil, err
			}
			all[i].asks = append(all[i].asks, a)
		}
	}
	return all, nil
}

func newAsk(document string, fixed, variables map[string]any, plainly any) (ask, error) {
	all := maps.Clone(fixed)
	if all == nil {
		all = map[string]any{}
	}
	maps.Copy(all, variables)
	raakvlak, err := json.Marshal(map[string]any{"query": document, "variables": all})
	if err != nil {
		return ask{}, err
	}
	plain, err := json.Marshal(plainly)
	return ask{raakvlak: raakvlak, plain: plain}, err
}

// stakeholders returns the ids of some that hold interests, at random.
func (b *bench) stakeholders() []graph.ID {
	random := rand.New(rand.NewPCG(seed, 2))
	var all []graph.ID
	for _, k := range []graph.Kind{graph.KindOrganisation, graph.KindIndividual} {
		for e := range b.view.Each(k) {
			all = append(all, e.Meta().ID)
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(variants, len(all))]
}

// page is where a page begins, as each of the services is told.
type page struct {
	cursor *string
	key    string
}

// pages returns the pages of 50 stakeholders, from the first on.
func (b *bench) pages() ([]page, error) {
	pages := []page{{}}
	var after string
	for len(pages) < variants {
		p, err := b.view.Select(graph.KindOrganisation, graph.KindIndividual).Page(graph.PageRequest{First: 50, After: after})
		if err != nil {
			return nil, err
		}
		if !p.More {
			break
		}
		last := len(p.Entities) - 1
		after = p.Cursor(last)
		cursor := after
		pages = append(pages, page{&cursor, plain.Key(p.Entities[last].(graph.Named))})
	}
	return pages, nil
}
