package graph

import (
	"iter"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Layout says how the entities of a kind are made up: which fields they have and which of those are links to other
// entities. It is read from the structs' tags, once, so that a noun is defined in one place only: stores, importers
// and edits all go by it.
//
// The tags: json is the field's name everywhere; ref makes it a link, as an arrow (">" from the entity to the target,
// "<" from the target to the entity, "from" and "to" when the entity is itself a relationship between two), the
// relationship's type and the kinds of the target; text is the size class of a text, range the bounds of a number,
// most the length of a list, required what may not be empty.
type Layout struct {
	Kind   Kind
	Fields []*Field // in the order of the struct: the record's, the statement's, the noun's own
}

// Field is one field of a Layout.
type Field struct {
	Name  string
	Link  *Link // nil for a plain property
	Type  reflect.Type
	index []int
	rules rules
}

// Link says where a field that refers to other entities leads.
type Link struct {
	Type      string // the relationship's: "HOLDS"
	Direction Direction
	Kinds     []Kind // that the target may be of
	Many      bool   // a list
	Edge      reflect.Type
	role      role
	edgeID    []int // of the id in Edge
}

// Direction is how a link's arrow runs.
type Direction uint8

// The directions.
const (
	Outgoing Direction = iota + 1 // from the entity to the target
	Incoming                      // from the target to the entity
	Start                         // the entity is a relationship, and the target its start
	End                           // the entity is a relationship, and the target its end
)

// Target is one end of a link: whom it leads to, and what the arrow itself says (a stance, an amount).
type Target struct {
	ID         ID
	Properties any // a struct such as TopicStance, nil when the arrow says nothing
}

// role numbers the links of all kinds, so that a target can keep what refers to it apart by why it does.
type role uint8

type layoutTable struct {
	of      [kindEnd]*Layout
	roles   []roleFacts
	structs map[reflect.Type][]*Field // the fields of structs that stand inside entities
}

type roleFacts struct {
	kind Kind
	link *Field
}

// layouts is made at first use, by reflection over the structs.
var layouts = sync.OnceValue(func() *layoutTable {
	table := &layoutTable{structs: map[reflect.Type][]*Field{}}
	for _, k := range Kinds() {
		table.add(k)
	}
	return table
})

// LayoutOf returns the layout of the entities of a kind. It is shared and must not be changed.
func LayoutOf(k Kind) *Layout { return layouts().of[k] }

// Field returns the field with the name, or nil.
func (l *Layout) Field(name string) *Field {
	for _, f := range l.Fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

func (t *layoutTable) add(k Kind) {
	l := &Layout{Kind: k}
	typ := reflect.TypeOf(k.New()).Elem()
	for _, sf := range reflect.VisibleFields(typ) {
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		if sf.Anonymous || name == "" || name == "-" {
			continue
		}
		f := &Field{Name: name, Type: sf.Type, index: sf.Index, rules: rulesOf(sf)}
		if ref := sf.Tag.Get("ref"); ref != "" {
			f.Link = linkOf(k, f, ref)
			f.Link.role = role(len(t.roles))
			t.roles = append(t.roles, roleFacts{k, f})
		}
		t.addStruct(sf.Type)
		l.Fields = append(l.Fields, f)
	}
	t.of[k] = l
}

func (t *layoutTable) addStruct(typ reflect.Type) {
	for typ.Kind() == reflect.Slice || typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct || typ == typeOfTime || t.structs[typ] != nil {
		return
	}
	for _, sf := range reflect.VisibleFields(typ) {
		name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
		t.structs[typ] = append(t.structs[typ], &Field{Name: name, Type: sf.Type, index: sf.Index, rules: rulesOf(sf)})
	}
}

// contextTypes are the kinds whose relationship to their collaboration is more than a context.
var contextTypes = map[Kind]string{KindCommitment: "TO", KindParticipation: "IN"}

func linkOf(k Kind, f *Field, ref string) *Link {
	link := &Link{}
	typ, targets, _ := strings.Cut(ref, " ")
	switch {
	case strings.HasPrefix(typ, ">"):
		link.Direction, link.Type = Outgoing, typ[1:]
	case strings.HasPrefix(typ, "<"):
		link.Direction, link.Type = Incoming, typ[1:]
	case typ == "from":
		link.Direction = Start
		link.Type, targets, _ = strings.Cut(targets, " ")
	case typ == "to":
		link.Direction = End
		link.Type, targets, _ = strings.Cut(targets, " ")
	}
	if f.Name == "collaboration" && contextTypes[k] != "" {
		link.Type = contextTypes[k]
	}
	if f.Type.Kind() == reflect.Slice {
		link.Many = true
		if item := f.Type.Elem(); item.Kind() == reflect.Struct {
			link.Edge = item
			for i := range item.NumField() {
				if t := item.Field(i).Tag.Get("ref"); t != "" {
					link.edgeID, targets = []int{i}, t
				}
			}
		}
	}
	for name := range strings.SplitSeq(targets, "|") {
		for _, target := range Kinds() {
			if target.String() == name {
				link.Kinds = append(link.Kinds, target)
			}
		}
	}
	return link
}

// Get returns the field's value in e: for a plain property, what its Go type holds.
func (f *Field) Get(e Entity) any { return f.value(e).Interface() }

// Set puts v, which must be of the field's type, into e. Only e's maker may call it, before anybody else sees e.
func (f *Field) Set(e Entity, v any) { f.value(e).Set(reflect.ValueOf(v)) }

// IsZero reports whether the field of e holds nothing.
func (f *Field) IsZero(e Entity) bool { return f.value(e).IsZero() }

func (f *Field) value(e Entity) reflect.Value {
	return reflect.ValueOf(e).Elem().FieldByIndex(f.index)
}

// Targets yields where the link leads from e, in the order of the list. The field must be a link.
func (f *Field) Targets(e Entity) iter.Seq[Target] {
	return func(yield func(Target) bool) {
		v := f.value(e)
		switch {
		case !f.Link.Many:
			if id := ID(v.String()); id != "" {
				yield(Target{ID: id})
			}
		case f.Link.Edge == nil:
			for i := range v.Len() {
				if !yield(Target{ID: ID(v.Index(i).String())}) {
					return
				}
			}
		default:
			for i := range v.Len() {
				edge := v.Index(i)
				if !yield(Target{ID: ID(edge.FieldByIndex(f.Link.edgeID).String()), Properties: edge.Interface()}) {
					return
				}
			}
		}
	}
}

// AddTarget makes the link of e lead to id as well; a link that is no list then leads there only. properties is the
// struct of a link whose arrow says something, and nil else. Only e's maker may call it, before anybody else sees e.
func (f *Field) AddTarget(e Entity, id ID, properties any) {
	v := f.value(e)
	switch {
	case !f.Link.Many:
		v.SetString(string(id))
	case f.Link.Edge == nil:
		v.Set(reflect.Append(v, reflect.ValueOf(id)))
	default:
		edge := reflect.New(f.Link.Edge).Elem()
		edge.Set(reflect.ValueOf(properties))
		edge.FieldByIndex(f.Link.edgeID).SetString(string(id))
		v.Set(reflect.Append(v, edge))
	}
}

// mapTargets changes every id in the link of e by the function.
func (f *Field) mapTargets(e Entity, change func(ID) ID) {
	v := f.value(e)
	switch {
	case !f.Link.Many:
		v.SetString(string(change(ID(v.String()))))
	default:
		// The list may be shared with the entity that e was copied from.
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			id := list.Index(i)
			if f.Link.Edge != nil {
				id = id.FieldByIndex(f.Link.edgeID)
			}
			id.SetString(string(change(ID(id.String()))))
		}
		if v.Len() > 0 {
			v.Set(list)
		}
	}
}

// dropTarget takes every mention of id out of the link of e. It reports whether the link has become empty.
func (f *Field) dropTarget(e Entity, id ID) (empty bool) {
	v := f.value(e)
	if !f.Link.Many {
		if ID(v.String()) == id {
			v.SetString("")
		}
		return v.IsZero()
	}
	list := reflect.MakeSlice(v.Type(), 0, v.Len())
	for i := range v.Len() {
		item := v.Index(i)
		at := item
		if f.Link.Edge != nil {
			at = item.FieldByIndex(f.Link.edgeID)
		}
		if ID(at.String()) != id {
			list = reflect.Append(list, item)
		}
	}
	if list.Len() == 0 {
		v.SetZero()
		return true
	}
	v.Set(list)
	return false
}

// links yields every link of e with its target: what e refers to, in the order of the layout.
func links(e Entity) iter.Seq2[*Field, ID] {
	return func(yield func(*Field, ID) bool) {
		for _, f := range LayoutOf(e.EntityKind()).Fields {
			if f.Link == nil {
				continue
			}
			for target := range f.Targets(e) {
				if !yield(f, target.ID) {
					return
				}
			}
		}
	}
}

// copyOf returns a shallow copy of e. Lists are shared with e: whoever changes one puts a new list in place.
func copyOf(e Entity) Entity {
	c := reflect.New(reflect.TypeOf(e).Elem())
	c.Elem().Set(reflect.ValueOf(e).Elem())
	return c.Interface().(Entity)
}

var (
	typeOfTime       = reflect.TypeFor[time.Time]()
	typeOfAttributes = reflect.TypeFor[Attributes]()
)

// rules are the bounds that a field's tags set.
type rules struct {
	text     string // size class
	low      float64
	high     float64
	ranged   bool
	most     int
	required bool
	internal bool
	fallback string // what an empty text becomes
}

// internalFields are written by the house only: no caller sets or sees them.
var internalFields = map[string]bool{
	"id": true, "version": true, "number": true, "sequence": true, "createdAt": true, "createdBy": true,
	"updatedAt": true, "updatedBy": true, "retired": true, "consents": true, "secret": true,
}

func rulesOf(sf reflect.StructField) rules {
	name, _, _ := strings.Cut(sf.Tag.Get("json"), ",")
	r := rules{text: sf.Tag.Get("text"), required: sf.Tag.Get("required") != "", internal: internalFields[name], fallback: sf.Tag.Get("default")}
	if bounds := sf.Tag.Get("range"); bounds != "" {
		low, high, _ := strings.Cut(bounds, ",")
		r.low, _ = strconv.ParseFloat(low, 64)
		r.high, _ = strconv.ParseFloat(high, 64)
		r.ranged = true
	}
	r.most, _ = strconv.Atoi(sf.Tag.Get("most"))
	return r
}

// Internal reports whether the field is written by the house only, so that no caller may set it.
func (f *Field) Internal() bool { return f.rules.internal }

// Required reports whether the field may not be empty.
func (f *Field) Required() bool { return f.rules.required }
