package oracle_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"raakvlak/graph"
	"raakvlak/seed"
)

func drawnName(seed uint64) string { return fmt.Sprintf("random %d", seed) }

// viewOf founds a map and returns its owner's view.
func viewOf(t *testing.T, f graph.Foundation) *graph.View {
	t.Helper()
	founding, err := graph.Found(f, time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), graph.NewIDs(rand.NewChaCha8([32]byte{9})))
	if err != nil {
		t.Fatal(err)
	}
	v, err := graph.NewView(founding.Snapshot, graph.SightOf(founding.Snapshot, f.By))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// example is an example map.
type example struct {
	name string
	view *graph.View
}

func examples(t *testing.T) []example {
	t.Helper()
	maps, err := seed.Maps(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, m := range maps {
		out = append(out, example{m.Name, viewOf(t, m.Batch.Foundation("owner"))})
	}
	return out
}

// drawn returns a random map of 1 to 25 stakeholders with statements of every kind that an analysis reads: some of them
// contradict each other, are unknown, denied or neutral, and some stakeholders say nothing.
func drawn(t *testing.T, seed uint64) *graph.View {
	t.Helper()
	d := &drawing{random: rand.New(rand.NewPCG(seed, 0x0eac1e)), stakeholders: 1 + int(seed)%25}
	d.things()
	for range d.random.IntN(6*d.stakeholders + 1) {
		d.interest()
		d.position()
		d.offer()
	}
	if d.stakeholders > 1 {
		for range d.random.IntN(4 * d.stakeholders) {
			d.tie()
			d.dependency()
			d.influence()
		}
	}
	return viewOf(t, graph.Foundation{Map: graph.Map{Name: drawnName(seed)}, By: "owner", Entities: d.out})
}

type drawing struct {
	random                                     *rand.Rand
	stakeholders, topics, ambitions, resources int
	out                                        []graph.Entity
}

func (d *drawing) add(e graph.Entity) { d.out = append(d.out, e) }

func local(prefix string, n int) graph.ID {
	return graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(n))
}

func named(prefix string, n int) (graph.Record, string) {
	return graph.Record{ID: local(prefix, n)}, prefix + strconv.Itoa(n)
}

// things adds what statements are about. One stakeholder in four is an individual.
func (d *drawing) things() {
	r := d.random
	d.topics, d.ambitions, d.resources = 1+r.IntN(9), 1+r.IntN(9), 1+r.IntN(4)
	sectors := []graph.Sector{"", graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens}
	var organisations []int
	for n := range d.stakeholders {
		record, name := named("s", n)
		if n%4 == 3 {
			d.add(&graph.Individual{Record: record, Name: name})
			continue
		}
		o := &graph.Organisation{Record: record, Name: name, Sector: sectors[r.IntN(len(sectors))]}
		if len(organisations) > 0 && r.IntN(4) == 0 {
			o.PartOf = local("s", organisations[r.IntN(len(organisations))])
		}
		organisations = append(organisations, n)
		d.add(o)
	}
	for n := range d.topics {
		record, name := named("t", n)
		topic := &graph.Topic{Record: record, Name: name}
		if n > 0 && r.IntN(2) == 0 {
			topic.NarrowerThan = local("t", r.IntN(n))
		}
		d.add(topic)
	}
	for n := range d.ambitions {
		record, name := named("a", n)
		d.add(&graph.Ambition{Record: record, Name: name})
	}
	for n := range d.resources {
		record, name := named("r", n)
		d.add(&graph.Resource{Record: record, Name: name})
	}
	for n := 3; n < d.stakeholders; n += 4 {
		for _, at := range r.Perm(len(organisations))[:r.IntN(min(3, len(organisations)+1))] {
			d.add(&graph.Representation{Individual: local("s", n), Organisation: local("s", organisations[at])})
		}
	}
}

// statement is of one of a few days, so that some contradict each other on the same one.
func (d *drawing) statement() graph.Statement {
	origins := []graph.Origin{graph.OriginSelfStated, graph.OriginDocumented, graph.OriginObserved, graph.OriginAssumed}
	days := []int{0, 1, 3, 8, 35, 366, 372}
	s := graph.Statement{
		Author: "owner", Origin: origins[d.random.IntN(4)], Confidence: 1,
		StatedAt: time.Date(2024, 12, 28, 12, 0, 0, 0, time.UTC).AddDate(0, 0, days[d.random.IntN(len(days))]),
	}
	if d.random.IntN(2) == 0 {
		s.Source = &graph.Source{Document: "document " + strconv.Itoa(d.random.IntN(3))}
	}
	return s
}

func (d *drawing) stakeholder() graph.ID { return local("s", d.random.IntN(d.stakeholders)) }

func (d *drawing) two() (graph.ID, graph.ID) {
	a := d.random.IntN(d.stakeholders)
	b := (a + 1 + d.random.IntN(d.stakeholders-1)) % d.stakeholders
	return local("s", a), local("s", b)
}

func (d *drawing) stance() int { return d.random.IntN(9) - 4 }

func (d *drawing) interest() {
	i := &graph.Interest{Statement: d.statement(), Holder: d.stakeholder(), Text: "wants"}
	for _, topic := range d.random.Perm(d.topics)[:1+d.random.IntN(min(3, d.topics))] {
		i.Topics = append(i.Topics, graph.TopicStance{Topic: local("t", topic), Stance: d.stance()})
	}
	d.add(i)
}

func (d *drawing) position() {
	p := &graph.Position{Statement: d.statement(), Stakeholder: d.stakeholder(), Ambition: local("a", d.random.IntN(d.ambitions))}
	if d.random.IntN(10) > 0 {
		stance := d.stance()
		p.Stance = &stance
	}
	d.add(p)
}

func (d *drawing) offer() {
	d.add(&graph.Offer{Statement: d.statement(), Stakeholder: d.stakeholder(), Resource: local("r", d.random.IntN(d.resources))})
}

func (d *drawing) tie() {
	kinds := []graph.TieKind{graph.TieWorksWith, graph.TieTrusts, graph.TieCommunicates, graph.TieClashes}
	a, b := d.two()
	d.add(&graph.Tie{Statement: d.statement(), A: a, B: b, Kind: kinds[d.random.IntN(4)], Strength: 1 + d.random.IntN(4)})
}

func (d *drawing) dependency() {
	confirmations := []graph.Confirmation{graph.ConfirmationAsserted, graph.ConfirmationConfirmed, graph.ConfirmationDenied}
	one := &graph.Dependency{Statement: d.statement(), Importance: 1 + d.random.IntN(4), Confirmation: confirmations[d.random.IntN(3)]}
	one.Depender, one.Dependee = d.two()
	if d.random.IntN(3) > 0 {
		one.Resource = local("r", d.random.IntN(d.resources))
	}
	if d.random.IntN(2) == 0 {
		share := float64(d.random.IntN(11)) / 10
		one.Replaceability = &share
	}
	d.add(one)
}

func (d *drawing) influence() {
	a, b := d.two()
	d.add(&graph.Influence{Statement: d.statement(), Influencer: a, Influenced: b, Strength: d.random.IntN(5)})
}
