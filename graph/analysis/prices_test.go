package analysis_test

import (
	"strconv"
	"sync/atomic"
	"testing"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// wanting returns as many topics, under one that is above all, and interests of the stakeholder in them, 20 in each.
func wanting(name string, topics int) []graph.Entity {
	out := []graph.Entity{&graph.Topic{Record: graph.Record{ID: graph.ID("_:all " + name)}, Name: "all " + name}}
	var interest *graph.Interest
	var interests []graph.Entity
	for i := range topics {
		id := graph.ID("_:t" + strconv.Itoa(i) + " of " + name)
		out = append(out, &graph.Topic{Record: graph.Record{ID: id}, Name: string(id), NarrowerThan: graph.ID("_:all " + name)})
		if i%20 == 0 {
			interest = &graph.Interest{Statement: said(), Holder: graph.ID("_:" + name), Text: "because"}
			interests = append(interests, interest)
		}
		interest.Topics = append(interest.Topics, graph.TopicStance{Topic: id, Stance: 2})
	}
	return append(out, interests...)
}

// TestPrices_cover holds that what is paid for is at least what there is to look at.
func TestPrices_cover(t *testing.T) {
	const crowd, topics = 60, 1_000
	var apart []graph.Entity // each wants something of its own, all of it below one topic
	for i := range crowd {
		apart = append(apart, organisation(letter(i)))
	}
	apart = append(apart, &graph.Topic{Record: graph.Record{ID: "_:above"}, Name: "above"})
	for i := range crowd {
		on := graph.ID("_:on " + letter(i))
		apart = append(apart, &graph.Topic{Record: graph.Record{ID: on}, Name: string(on), NarrowerThan: "_:above"})
		apart = append(apart, &graph.Interest{
			Statement: said(), Holder: graph.ID("_:" + letter(i)), Text: "because", Topics: []graph.TopicStance{{Topic: on, Stance: 3}},
		})
	}
	repeated := []utterance{}
	for i := range 500 {
		repeated = append(repeated, utterance{who: letter(i % 2), on: "k1", stance: 1, day: i % 30})
	}
	softly := func(v *graph.View, w analysis.Work) *analysis.Alignment {
		return align(t, v, analysis.AlignmentOptions{Measure: analysis.MeasureSoftCosine, Work: w})
	}
	for name, test := range map[string]struct {
		entities []graph.Entity
		least    analysis.Price
		ask      func(*graph.View, analysis.Work) error
	}{
		"pairs by soft cosine": {apart, crowd * crowd, func(v *graph.View, w analysis.Work) error {
			_, err := softly(v, w).Pairs(analysis.PairRequest{Order: analysis.PairHighestScore, Limit: 1})
			return err
		}},
		"the first of each by soft cosine": {apart, crowd * crowd, func(v *graph.View, w analysis.Work) error {
			_, err := softly(v, w).TopOfEach(1, analysis.PairHighestScore)
			return err
		}},
		"a matrix of soft cosines": {apart, 3 * crowd * crowd, func(v *graph.View, w analysis.Work) error {
			_, err := softly(v, w).Matrix() // each is on its topic and the one above, beside the topic that they have in common or not
			return err
		}},
		"MACTOR of many positions of few": {talk(2, 1, repeated...), 500, func(v *graph.View, w analysis.Work) error {
			_, err := analysis.MactorOf(v, analysis.MactorOptions{Work: w})
			return err
		}},
		"actors beside an initiator that wants much": {append(led(crowd), wanting("A", topics)...), crowd * topics, func(v *graph.View, w analysis.Work) error {
			_, err := analysis.ActorsOf(v, bridgeOf(t, v), "", w)
			return err
		}},
	} {
		t.Run(name, func(t *testing.T) {
			paid := analysis.Price(0)
			err := test.ask(viewOf(t, test.entities...), analysis.Work{Pay: func(p analysis.Price) error { paid += p; return nil }})
			if err != nil || paid < test.least {
				t.Errorf("error %v after paying %d, want none after %d", err, paid, test.least)
			}
		})
	}
}

// TestPrices_windows holds that each window is paid for by the statements that it has: they overlap.
func TestPrices_windows(t *testing.T) {
	var all []utterance
	for i := range 300 {
		all = append(all, utterance{who: letter(i % 2), on: "k1", stance: 1, day: i % 30})
	}
	paid := analysis.Price(0)
	d := discourseOf(t, viewOf(t, talk(2, 1, all...)...), analysis.DiscourseOptions{
		Work: analysis.Work{Pay: func(p analysis.Price) error { paid += p; return nil }},
	})
	paid = 0
	windows, err := d.Polarisation(30, 1)
	if err != nil {
		t.Fatal(err)
	}
	looked := analysis.Price(0)
	for _, w := range windows {
		looked += analysis.Price(w.Statements)
	}
	if paid < looked {
		t.Errorf("paid %d, want at least one for each of the %d statements of all windows", paid, looked)
	}
}

// TestMatrix_ends holds that a matrix is given up row by row when nobody waits for it any more.
func TestMatrix_ends(t *testing.T) {
	stopped, asked := graph.Errorf(graph.CodeUnavailable, "stop"), 0
	a := align(t, viewOf(t, stanceMap([]int{1}, []int{2}, []int{3})...), analysis.AlignmentOptions{Work: analysis.Work{Check: func() error {
		if asked++; asked > 100 {
			return stopped
		}
		return nil
	}}})
	asked = 99 // once more before it begins
	_, err := a.Matrix()
	wantCode(t, err, graph.CodeUnavailable)
}

// TestMactor_ends holds that positions are not gone on with when nobody waits for them any more.
func TestMactor_ends(t *testing.T) {
	var all []utterance
	for i := range 10_000 {
		all = append(all, utterance{who: "A", on: "k1", stance: 1, day: i % 300})
	}
	v := viewOf(t, talk(1, 1, all...)...)
	stopped := graph.Errorf(graph.CodeUnavailable, "stop")
	for last := 1; ; last++ {
		var asked atomic.Int64
		_, err := analysis.MactorOf(v, analysis.MactorOptions{Work: analysis.Work{Check: func() error {
			if asked.Add(1) > int64(last) {
				return stopped
			}
			return nil
		}}})
		if err == nil {
			if least := 4; last < least {
				t.Errorf("10,000 positions are looked at in %d looks, want at least %d", last, least)
			}
			return
		}
		wantCode(t, err, graph.CodeUnavailable)
	}
}

// TestAttitudes_evidence holds that the offers of what many are needed for stand behind the answer once, not once for each.
func TestAttitudes_evidence(t *testing.T) {
	const many = 50
	entities := append(led(many), &graph.Resource{Record: graph.Record{ID: "_:land"}, Name: "land"})
	for i := range many {
		who := graph.ID("_:" + letter(i))
		entities = append(entities, &graph.Offer{Statement: said(), Stakeholder: who, Resource: "_:land"})
		if i > 0 {
			entities = append(entities, &graph.Dependency{Statement: said(), Depender: "_:A", Dependee: who, Resource: "_:land", Importance: 3})
		}
	}
	v := viewOf(t, entities...)
	a, err := analysis.AttitudesOf(v, bridgeOf(t, v), analysis.Work{})
	if err != nil {
		t.Fatal(err)
	}
	if want := 3*many - 1; len(a.Evidence) != want || a.Basis.Statements != want {
		t.Errorf("%d statements stand behind it, %d of them each once, want %d: participations, offers, dependencies", len(a.Evidence), a.Basis.Statements, want)
	}
}
