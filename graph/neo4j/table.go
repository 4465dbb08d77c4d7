package neo4j

import (
	"reflect"
	"slices"
	"strings"
	"sync"

	"raakvlak/graph"
)

// table says how the entities of a kind stand in the graph, as [graph.LayoutOf] tells it.
type table struct {
	kind         graph.Kind
	labels       []string // of a node, besides Entity
	relationship string   // the type, when the entities are relationships themselves
	start, end   *graph.Field
	properties   []property
	names        []string // of the properties
	links        []*link
	outgoing     []string // the types of the links by direction
	incoming     []string
	edges        []string // the names of what the arrows say
}

// property is a column of an entity, with the field that it is of.
type property struct {
	column
	field string
	index []int
}

// link is a field that is one or several relationships.
type link struct {
	*graph.Field
	edges []property // what the arrow says, by the place of its name in table.edges
	place []int      // in table.edges
}

// labelStakeholder marks both kinds of stakeholders; positionName is the place of a target in its list.
const (
	labelStakeholder = "Stakeholder"
	positionName     = "position"
)

// tables is made at first use, from the layouts. It is in the order of kinds.
var tables = sync.OnceValue(func() []*table {
	kinds := graph.Kinds()
	all := make([]*table, len(kinds))
	for i, k := range kinds {
		all[i] = newTable(k)
	}
	return all
})

func tableOf(k graph.Kind) *table { return tables()[k-1] }

// isRelationship reports whether the kind's entities are relationships.
func (t *table) isRelationship() bool { return t.relationship != "" }

// prefix begins the ids of the map's entities of the kind, and no others.
func (t *table) prefix(id graph.MapID) string {
	return t.kind.Prefix() + strings.TrimPrefix(string(id), graph.KindMap.Prefix())
}

func newTable(k graph.Kind) *table {
	t := &table{kind: k, labels: []string{k.String()}, outgoing: []string{}, incoming: []string{}, edges: []string{positionName}}
	if k.IsStakeholder() {
		t.labels = append(t.labels, labelStakeholder)
	}
	layout := graph.LayoutOf(k)
	for _, f := range layout.Fields {
		if f.Link != nil && f.Link.Direction == graph.Start {
			t.relationship, t.start = f.Link.Type, f
		}
		if f.Link != nil && f.Link.Direction == graph.End {
			t.end = f
		}
	}
	typ := reflect.TypeOf(k.New()).Elem()
	for _, f := range layout.Fields {
		switch {
		case f == t.start || f == t.end:
		case f.Link != nil && !t.isRelationship():
			t.addLink(f)
		default:
			// A relationship leads nowhere but to its ends: what else it refers to is a property.
			t.add(f, indexOf(typ, f.Name))
		}
	}
	return t
}

func (t *table) add(f *graph.Field, index []int) {
	for _, c := range columnsOf(f.Name, f.Type) {
		t.properties = append(t.properties, property{column: c, field: f.Name, index: index})
		t.names = append(t.names, c.name)
	}
}

func (t *table) addLink(f *graph.Field) {
	l := &link{Field: f}
	t.links = append(t.links, l)
	if f.Link.Direction == graph.Incoming {
		t.incoming = append(t.incoming, f.Link.Type)
	} else {
		t.outgoing = append(t.outgoing, f.Link.Type)
	}
	if f.Link.Edge == nil {
		return
	}
	for _, sf := range reflect.VisibleFields(f.Link.Edge) {
		if sf.Tag.Get("ref") != "" {
			continue // the target itself
		}
		for _, c := range columnsOf(nameOf(sf), sf.Type) {
			l.edges = append(l.edges, property{column: c, field: f.Name, index: sf.Index})
			l.place = append(l.place, t.edge(c.name))
		}
	}
}

// edge returns the place of a name in the table's edges, which it adds when it is new.
func (t *table) edge(name string) int {
	if at := slices.Index(t.edges, name); at >= 0 {
		return at
	}
	t.edges = append(t.edges, name)
	return len(t.edges) - 1
}

// linkOf returns the link that relationships of the type are, outgoing or incoming as seen from the entity.
func (t *table) linkOf(relationship string, incoming bool) *link {
	for _, l := range t.links {
		if l.Link.Type == relationship && (l.Link.Direction == graph.Incoming) == incoming {
			return l
		}
	}
	return nil
}

// indexOf returns where the field with the name stands in the struct.
func indexOf(t reflect.Type, name string) []int {
	for _, sf := range reflect.VisibleFields(t) {
		if !sf.Anonymous && nameOf(sf) == name {
			return sf.Index
		}
	}
	panic("neo4j: " + t.Name() + " has no field called " + name)
}
