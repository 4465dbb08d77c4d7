// Package gen makes maps of any size from a seed: the same map every time, so that measurements can be repeated and
// compared. Nothing in them is about anybody real.
//
// A map has organisations and, one in five, individuals who represent them. Each holds about 8 interests on one or two
// topics, of which some topics are more popular than others (the square of a uniform number); takes about 2 positions
// on ambitions; offers a resource, one in two; and depends about 5 times on others, half of them near to it, so that
// mutual dependencies and cycles occur. Five members see it differently.
package gen

import (
	"math/rand/v2"
	"strconv"
	"time"

	"raakvlak/graph"
)

// Size is how large a map is: its number of stakeholders.
type Size int

// The sizes that measurements are made at.
const (
	S  Size = 100
	M  Size = 2_000
	L  Size = 20_000
	XL Size = 100_000
)

// String returns the size's letter, or its number when it has none.
func (s Size) String() string {
	switch s {
	case S:
		return "S"
	case M:
		return "M"
	case L:
		return "L"
	case XL:
		return "XL"
	}
	return strconv.Itoa(int(s))
}

// Topics returns how many topics a map of the size has: 20, 100, 500 and 2,000 for the named ones.
func (s Size) Topics() int {
	switch {
	case s <= S:
		return max(int(s)/5, 1)
	case s <= M:
		return 20 + (int(s)-100)*80/1_900
	default:
		return max(int(s)/50, min(100+(int(s)-2_000)/45, 500))
	}
}

// The principals that are members of every map.
const (
	Owner     graph.PrincipalID = "owner"
	Analyst   graph.PrincipalID = "analyst"
	Viewer    graph.PrincipalID = "viewer"
	PartnerA  graph.PrincipalID = "partner-a" // bound to the first stakeholder
	PartnerB  graph.PrincipalID = "partner-b" // bound to the second
	format                      = "generated"
	firstDay                    = "2025-01-01"
	spanOfDay                   = 420
)

// Foundation returns what a map of the size is founded with. It is made anew at each call, as founding keeps it.
func Foundation(size Size, seed uint64) graph.Foundation {
	return graph.Foundation{
		Map:      graph.Map{Name: "Generated " + size.String(), Language: graph.LanguageDutch},
		Entities: Entities(size, seed), By: Owner, File: "seed " + strconv.FormatUint(seed, 10), Format: format,
	}
}

// Entities returns the entities of a map of the size, with local names as ids, in the order of their kinds.
func Entities(size Size, seed uint64) []graph.Entity {
	g := &generator{size: size, topics: size.Topics(), random: rand.New(rand.NewPCG(seed, 0x7aa4))}
	g.start, _ = time.Parse(time.DateOnly, firstDay)
	g.resources = max(g.topics/2, 4)
	g.ambitions = max(g.topics/4, 3)
	g.out = make([]graph.Entity, 0, int(size)*18)
	for _, part := range []func(){
		g.addStakeholders, g.addTopics, g.addResources, g.addAmbitions, g.addRepresentations, g.addInterests,
		g.addPositions, g.addOffers, g.addDependencies, g.addTies, g.addMembers,
	} {
		part()
	}
	return g.out
}

type generator struct {
	size                         Size
	topics, resources, ambitions int
	random                       *rand.Rand
	start                        time.Time
	out                          []graph.Entity
}

func (g *generator) add(e graph.Entity) { g.out = append(g.out, e) }

func local(prefix string, n int) graph.ID {
	return graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(n))
}

func stakeholder(n int) graph.ID { return local("s", n) }

// individual reports whether the stakeholder is one: one in five is, the first two are organisations.
func individual(n int) bool { return n%5 == 4 }

// skewed returns a number below n, low ones more often: n times the square of a uniform number.
func (g *generator) skewed(n int) int {
	u := g.random.Float64()
	return int(u * u * float64(n))
}

// between returns a number from low to high.
func (g *generator) between(low, high int) int { return low + g.random.IntN(high-low+1) }

func (g *generator) chance(in100 int) bool { return g.random.IntN(100) < in100 }

// stance returns a stance that is more often for than against, and now and then neutral.
func (g *generator) stance() int {
	switch n := g.random.IntN(100); {
	case n < 4:
		return 0
	case n < 68:
		return g.between(1, 4)
	default:
		return -g.between(1, 4)
	}
}

// statement returns the statement part of what is said about the stakeholder.
func (g *generator) statement(about int) graph.Statement {
	s := graph.Statement{
		Author: Owner, Origin: g.origin(), Confidence: float64(g.between(4, 10)) / 10,
		StatedAt: g.start.AddDate(0, 0, g.random.IntN(spanOfDay)),
	}
	switch about {
	case 0:
		s.Author, s.Origin, s.Audience = PartnerA, graph.OriginSelfStated, graph.AudiencePartners
	case 1:
		s.Author, s.Origin, s.Audience = PartnerB, graph.OriginSelfStated, graph.AudienceSubject
	}
	if s.Origin == graph.OriginDocumented {
		s.Source = &graph.Source{Document: pick(g.random, documents), Locator: "p. " + strconv.Itoa(g.between(1, 90))}
	}
	return s
}

func (g *generator) origin() graph.Origin {
	switch n := g.random.IntN(100); {
	case n < 35:
		return graph.OriginSelfStated
	case n < 60:
		return graph.OriginDocumented
	case n < 75:
		return graph.OriginObserved
	default:
		return graph.OriginAssumed
	}
}

func pick[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }
