package server

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"raakvlak/graph"
	"raakvlak/resolvers"
)

// most bounds what is counted of an operation: more than any limit, and far from what an int can hold.
const most = 1 << 31

// cost is what an operation may take, known before it runs.
type cost struct {
	Requested int  // points: what the schema's prices add up to, objects 1, scalars 0
	Actual    int  // points, known after the run: the objects of the answer and the work of its analyses on this very map
	Travels   int  // looks into the past
	Analyses  bool // whether anything is analysed

	spent    atomic.Int64 // points of the work of its analyses, each known before it began
	work     int          // points of the prices that stand for work rather than objects
	standing Standing     // of the caller, these points taken
}

// costSaid is what the answer says of the cost. Without a bound on the points there is neither limit nor remainder.
type costSaid struct {
	Actual    int  `json:"actual"`
	Limit     *int `json:"limit,omitempty"`
	Remaining *int `json:"remaining,omitempty"`
	Requested int  `json:"requested"`
}

func (c *cost) extension(standing Standing) costSaid {
	said := costSaid{Requested: c.Requested, Actual: c.Actual}
	if standing.Limit >= 0 {
		said.Limit, said.Remaining = &standing.Limit, &standing.Remaining
	}
	return said
}

// priceList is what a schema asks for its fields.
type priceList struct {
	es     graphql.ExecutableSchema
	schema *ast.Schema
	plains sync.Map // [priced] of fields that are always the same, by *ast.FieldDefinition
}

func newPriceList(es graphql.ExecutableSchema) *priceList {
	return &priceList{es: es, schema: es.Schema()}
}

// costOf prices the operation. A fragment is priced once, so the time is in proportion to the document even where what
// it expands to is not.
func (l *priceList) costOf(ctx context.Context, op *ast.OperationDefinition, variables map[string]any) *cost {
	p := &pricing{priceList: l, ctx: ctx, variables: variables}
	total := p.set(op.SelectionSet)
	return &cost{Requested: total.points, Travels: total.travels, Analyses: p.analyses, work: min(p.work, total.points)}
}

// priced is the price of a selection, each part at most most.
type priced struct{ points, travels int }

func (p priced) plus(other priced) priced {
	return priced{points: min(p.points+other.points, most), travels: min(p.travels+other.travels, most)}
}

type pricing struct {
	*priceList
	ctx       context.Context
	variables map[string]any
	known     map[*ast.FragmentDefinition]priced
	analyses  bool
	work      int
}

func (p *pricing) set(set ast.SelectionSet) priced {
	var total priced
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			total = total.plus(p.field(s))
		case *ast.InlineFragment:
			total = total.plus(p.set(s.SelectionSet))
		case *ast.FragmentSpread:
			total = total.plus(p.fragment(s.Definition))
		}
	}
	return total
}

func (p *pricing) fragment(fragment *ast.FragmentDefinition) priced {
	if known, ok := p.known[fragment]; ok {
		return known
	}
	price := p.set(fragment.SelectionSet)
	if p.known == nil {
		p.known = map[*ast.FragmentDefinition]priced{}
	}
	p.known[fragment] = price
	return price
}

func (p *pricing) field(f *ast.Field) priced {
	if introspects(f) {
		return priced{}
	}
	if f.Name == "__typename" {
		return priced{} // its definition is of this document alone
	}
	if len(f.Definition.Arguments) == 0 && len(f.SelectionSet) == 0 {
		return p.plain(f)
	}
	var arguments map[string]any
	if len(f.Definition.Arguments) > 0 {
		arguments = f.ArgumentMap(p.variables)
	}
	p.analyses = p.analyses || analyses(f)
	empty := p.price(f, 0, arguments)
	if len(f.SelectionSet) == 0 {
		p.add(empty - 1)
		return priced{points: empty, travels: min(travels(f, arguments), most)}
	}
	below := p.set(f.SelectionSet)
	// The schema's price counts what is selected below the field so many times.
	times := max(p.price(f, 1, arguments)-empty, 1)
	objects := 1
	if f.Definition.Type.Elem != nil {
		objects = times
	}
	p.add(empty - objects)
	price := priced{points: p.price(f, below.points, arguments)}
	if below.travels > 0 {
		// What lies below a list is done once for each of its elements.
		price.travels = min(below.travels*times, most)
	}
	price.travels = min(price.travels+travels(f, arguments), most)
	return price
}

// plain prices a field that takes no arguments and has nothing below it: always the same, and what operations are mostly
// made of.
func (p *pricing) plain(f *ast.Field) priced {
	p.analyses = p.analyses || analyses(f)
	of, known := p.plains.Load(f.Definition)
	if !known {
		of = priced{points: p.price(f, 0, nil), travels: min(travels(f, nil), most)}
		p.plains.Store(f.Definition, of)
	}
	price := of.(priced)
	p.add(price.points - 1)
	return price
}

// add adds points that a field's price holds beside the objects that it may answer with.
func (p *pricing) add(points int) {
	p.work = min(p.work+max(points, 0), most)
}

func (p *pricing) price(f *ast.Field, below int, arguments map[string]any) int {
	types := []*ast.Definition{f.ObjectDefinition}
	if f.ObjectDefinition.IsAbstractType() {
		types = p.schema.GetPossibleTypes(f.ObjectDefinition)
	}
	dearest := 0
	for _, t := range types {
		dearest = max(dearest, p.priceIn(t, f, below, arguments))
	}
	return dearest
}

func (p *pricing) priceIn(t *ast.Definition, f *ast.Field, below int, arguments map[string]any) int {
	if price, ok := p.es.Complexity(p.ctx, t.Name, f.Name, below, arguments); ok {
		if price < 0 {
			return most
		}
		return min(price, most)
	}
	if p.schema.Types[f.Definition.Type.Name()].IsLeafType() {
		return 0
	}
	return min(1+below, most)
}

// Spend takes points for an analysis that is about to begin: work that the map makes larger than the schema's prices
// foresaw. An operation may cost no more with it than without.
func (c *cost) Spend(points int) error {
	points = min(points, most)
	total := c.spent.Add(int64(points))
	if total > MaxCost {
		c.spent.Add(-int64(points)) // it is not done
		return graph.Errorf(graph.CodeTooLarge,
			"the analyses of this operation would cost %s points on this map, and at most %d are allowed: ask about fewer stakeholders", costText(int(total)), MaxCost)
	}
	return nil
}

// RateLimit returns what the caller's window has left, nil when points are not bounded.
func (c *cost) RateLimit() *resolvers.RateLimit {
	if c.standing.Limit <= 0 {
		return nil
	}
	return &resolvers.RateLimit{Cost: c.Requested, Limit: c.standing.Limit, Remaining: c.standing.Remaining, ResetAt: c.standing.Reset}
}

// finish sets what the operation took in the end, given the data of its answer: no more than was requested, save where
// the work of the analyses itself was.
func (c *cost) finish(data []byte) {
	spent := int(c.spent.Load())
	c.Actual = max(min(c.Requested, countObjects(data)+c.work), spent)
}

// countObjects returns the number of objects in JSON that is known to be well formed.
func countObjects(data []byte) int {
	objects, inString := 0, false
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			inString = !inString
		case '\\':
			i++
		case '{':
			if !inString {
				objects++
			}
		}
	}
	return max(objects-1, 0) // the answer itself is free
}
