package neo4j

import (
	"context"

	"raakvlak/graph"
)

const (
	mostRows  = 10_000 // of one run of part.cypher
	mostLinks = 50_000 // that the nodes among them bring along
)

// part is what one run of part.cypher writes: the rows of its lists, and how many of each should be there.
type part struct {
	lists map[string][]any
	rows  int
	links int // that the created nodes bring along
	cut   int // relationships that the rows of cutOutgoing and cutIncoming take away
}

// The lists of part.cypher, in the order in which it works through them.
const (
	listCutOutgoing = "cutOutgoing" // links of the entity: {id, type}
	listCutIncoming = "cutIncoming"
	listSevered     = "severed" // entities that are relationships: {from, type, id}
	listRemoved     = "removed" // ids
	listChanged     = "changed" // nodes: {id, properties}
	listAmended     = "amended" // entities that are relationships: {from, type, id, properties}
	listCreated     = "created" // nodes: {labels, properties, outgoing, incoming}
	listLinked      = "linked"  // relationships between nodes that are there: {from, to, type, properties}
	listEvents      = "events"
	listMutations   = "mutations"
	listHeads       = "heads" // {map, properties, grown}
)

var lists = []string{
	listCutOutgoing, listCutIncoming, listSevered, listRemoved, listChanged, listAmended, listCreated, listLinked, listEvents,
	listMutations, listHeads,
}

func newPart() *part { return &part{lists: make(map[string][]any, len(lists))} }

func (p *part) add(list string, row any) {
	p.lists[list] = append(p.lists[list], row)
	p.rows++
}

func (p *part) full() bool { return p.rows >= mostRows || p.links+p.cut >= mostLinks }

// elements returns by how many nodes and relationships the part makes the map grow.
func (p *part) elements() int64 {
	grown := len(p.lists[listCreated]) + p.links + len(p.lists[listLinked])
	return int64(grown - len(p.lists[listRemoved]) - len(p.lists[listSevered]) - p.cut)
}

// moveHead has the part change properties of the map's head, and note by how many elements the map grows.
func (p *part) moveHead(id graph.MapID, grown int64, properties map[string]any) {
	p.lists[listHeads] = []any{map[string]any{"map": string(id), "properties": properties, "grown": grown}}
}

// run writes the part, and errors when anything of it was not there to be written.
func (p *part) run(ctx context.Context, a *asker) error {
	if p.rows > 0 && len(p.lists[listCreated]) == p.rows && len(p.lists[listEvents]) == 0 {
		return p.create(ctx, a)
	}
	values, err := a.one(ctx, "write", p.parameters(lists))
	if err != nil {
		return err
	}
	return p.check(values)
}

// commit takes the lock of the map and writes the part if the map is at the base, as run does, and if nobody has a lease on it
// that the commit does not wait for. It returns where the map is and whether others have leases, or [graph.CodeNotFound].
func (p *part) commit(ctx context.Context, a *asker, c *commit) (number graph.Number, leased bool, err error) {
	parameters := p.parameters(lists)
	parameters["map"], parameters["base"], parameters["server"] = string(c.id), int64(c.base), c.server
	parameters["waits"], parameters["counts"] = c.waits, p.counts()
	values, err := a.one(ctx, "commit", parameters)
	if err != nil {
		return 0, false, err
	}
	if values == nil || values[0] == nil {
		return 0, false, graph.NotFound(c.id) // or it is being made, or was deleted
	}
	leased, _ = values[1].(bool)
	if number = graph.Number(asCount(values[0])); number != c.base || leased && !c.waits {
		return number, leased, nil
	}
	return number, leased, p.check(values[2:])
}

// tallied names what part.cypher counts as it returns it; the links that go are returned as two.
var tallied = []string{
	"links", listSevered, listRemoved, listChanged, listAmended, listCreated, "links of what was made", listLinked, listEvents, listMutations,
	listHeads,
}

// counts returns how many of each of these should be there.
func (p *part) counts() []int64 {
	all := make([]int64, len(tallied))
	for i, name := range tallied {
		all[i] = int64(len(p.lists[name]))
	}
	all[0], all[6] = int64(p.cut), int64(p.links)
	return all
}

// check compares how many of each were there to be written with how many should have been.
func (p *part) check(values []any) error {
	cut := asCount(values[0]) + asCount(values[1])
	for i, want := range p.counts() {
		got := cut
		if i > 0 {
			got = asCount(values[1+i])
		}
		if want != got {
			return errMissing(tallied[i], want, got)
		}
	}
	return nil
}

// create writes a part of which all rows are created, and the heads.
func (p *part) create(ctx context.Context, a *asker) error {
	values, err := a.one(ctx, "create", p.parameters([]string{listCreated}))
	if err != nil {
		return err
	}
	if made := asCount(values[0]); made != int64(p.rows) {
		return errMissing(listCreated, int64(p.rows), made)
	}
	if joined := asCount(values[1]); joined != int64(p.links) {
		return errMissing("links of what was made", int64(p.links), joined)
	}
	if len(p.lists[listHeads]) == 0 {
		return nil
	}
	rest := newPart()
	rest.lists[listHeads] = p.lists[listHeads]
	return rest.run(ctx, a)
}

// parameters has the lists in one parameter, those without rows empty.
func (p *part) parameters(names []string) map[string]any {
	rows := make(map[string]any, len(names))
	for _, name := range names {
		rows[name] = p.lists[name]
		if p.lists[name] == nil {
			rows[name] = []any{}
		}
	}
	return map[string]any{"part": rows}
}

// errMissing says that the map in the database is not what the plan was made for: nothing of it is kept.
func errMissing(what string, want, got int64) error {
	return graph.Errorf(graph.CodeInternal, "the map in the database is not what was changed: %d of %d were there (%s)", got, want, what)
}

func asCount(value any) int64 {
	n, _ := value.(int64)
	return n
}
