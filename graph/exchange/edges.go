package exchange

import (
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"raakvlak/graph"
)

// The tag and attributes that what an edge list holds gets, besides those of its own columns.
const (
	EdgesGroupTag = "group-"       // before the group, tag of a stakeholder
	EdgesWeight   = "edges:weight" // of a tie whose weight is no strength as it stands
	EdgesKind     = "edges:kind"   // of a tie of a kind that the model does not have
	edgesPrefix   = "edges:"
)

// readEdges reads an edge list: a .csv file with the columns from and to, which hold names, and if need be weight, sign
// and kind. Each row becomes a tie. A second file with the column name says more of the stakeholders: their type, sector,
// group, and whatever other columns there are.
func readEdges(r *reading) error {
	files, err := r.edgesFilesOf()
	if err != nil {
		return err
	}
	e := &edges{reading: r, files: files, nodes: map[string]*edgesNode{}, ties: map[edgesPair]*edgesTie{}}
	r.size(slices.DeleteFunc([]string{files.ties, files.stakeholders}, func(name string) bool { return name == "" })...)
	for _, step := range []func() error{e.readStakeholders, e.readTies} {
		if err := step(); err != nil {
			return err
		}
	}
	if r.report.Total > 0 {
		return nil
	}
	e.emit()
	e.tell()
	return nil
}

// edges is an edge list as far as it is read.
type edges struct {
	*reading
	files edgesFiles
	nodes map[string]*edgesNode // by [graph.SortKey] of the name
	order []*edgesNode
	ties  map[edgesPair]*edgesTie
	found []*edgesTie

	repeated, none, unweighted int // rows
}

type edgesNode struct {
	id         graph.ID
	name       string
	at         Place
	individual bool
	typed      bool // the file says which it is
	described  bool // it stands in the file of stakeholders
	sector     graph.Sector
	text       string
	tags       []string
	attributes graph.Attributes
}

// edgesPair is what makes ties one: the two, whichever way round, and the kind.
type edgesPair struct {
	a, b graph.ID
	kind graph.TieKind
}

type edgesTie struct {
	edgesPair
	at         Place
	weight     float64
	strength   int
	attributes graph.Attributes
}

// node returns what has the name, which it makes at need; nil when the name is blank.
func (e *edges) node(name string, at Place) *edgesNode {
	name = strings.TrimSpace(name)
	key := graph.SortKey(name)
	if key == "" {
		return nil
	}
	n := e.nodes[key]
	if n == nil {
		n = &edgesNode{
			id: graph.ID(graph.LocalPrefix + "node-" + strconv.Itoa(len(e.order))), name: strings.Clone(name), at: at, attributes: graph.Attributes{},
		}
		e.nodes[key] = n
		e.order = append(e.order, n)
	}
	return n
}

func (e *edges) readStakeholders() error {
	if e.files.stakeholders == "" {
		return nil
	}
	known := func(column string) bool {
		return slices.Contains([]string{"name", "type", "sector", "description"}, column)
	}
	return e.rows(e.files.stakeholders, []string{"name"}, func(t *table) {
		n := e.node(t.cell("name"), t.at())
		switch {
		case n == nil:
			e.problem(t.at(), "name", "the name is blank")
			return
		case n.described:
			e.problem(t.at(), "name", "%s stands in line %d too; keep one of the two rows", quote(n.name), n.at.Line)
			return
		}
		n.described = true
		n.text = strings.Clone(strings.TrimSpace(t.cell("description")))
		e.typed(t, n)
		e.sector(t, n)
		t.others(known, func(column, value string) { n.attributes[edgesPrefix+column] = strings.Clone(value) })
		if group := strings.TrimSpace(t.cell("group")); group != "" {
			n.tags = append(n.tags, EdgesGroupTag+strings.Clone(group))
		}
	})
}

func (e *edges) typed(t *table, n *edgesNode) {
	switch cell := strings.TrimSpace(t.cell("type")); strings.ToLower(cell) {
	case "":
	case "organisation", "organization": //nolint:misspell // files are spelt both ways
		n.typed = true
	case "individual", "person":
		n.typed, n.individual = true, true
	default:
		e.problem(t.at(), "type", "%q is neither organisation nor individual", quote(cell))
	}
}

func (e *edges) sector(t *table, n *edgesNode) {
	cell := strings.TrimSpace(t.cell("sector"))
	sector := graph.Sector(constant(cell))
	switch {
	case cell == "":
	case !n.individual && slices.Contains(sectors(), sector):
		n.sector = sector
	default:
		n.attributes[edgesPrefix+"sector"] = strings.Clone(cell)
	}
}

func sectors() []graph.Sector {
	return []graph.Sector{graph.SectorPublic, graph.SectorNonProfit, graph.SectorProfit, graph.SectorCitizens}
}

// constant returns the text as names in an enumeration are written.
func constant(text string) string {
	return strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(text))
}

func (e *edges) readTies() error {
	known := func(column string) bool {
		return slices.Contains([]string{"from", "to", "weight", "sign", "kind"}, column)
	}
	return e.rows(e.files.ties, []string{"from", "to"}, func(t *table) {
		from, to := e.node(t.cell("from"), t.at()), e.node(t.cell("to"), t.at())
		switch {
		case from == nil:
			e.problem(t.at(), "from", "the name is blank; a tie joins two stakeholders")
			return
		case to == nil:
			e.problem(t.at(), "to", "the name is blank; a tie joins two stakeholders")
			return
		case from == to:
			e.problem(t.at(), "to", "%s is on both sides; a tie joins two stakeholders", quote(from.name))
			return
		}
		tie := &edgesTie{edgesPair: edgesPair{a: min(from.id, to.id), b: max(from.id, to.id)}, at: t.at(), attributes: graph.Attributes{}}
		given, ok := e.weigh(t, tie)
		if !ok || !e.name(t, tie) {
			return
		}
		switch {
		case !given:
			e.unweighted++
		case tie.weight == 0:
			e.none++
			return
		}
		t.others(known, func(column, value string) { tie.attributes[edgesPrefix+column] = strings.Clone(value) })
		e.keep(tie)
	})
}

// keep takes of the rows about one tie the strongest, the first of equals.
func (e *edges) keep(tie *edgesTie) {
	had := e.ties[tie.edgesPair]
	if had == nil {
		e.ties[tie.edgesPair] = tie
		e.found = append(e.found, tie)
		return
	}
	e.repeated++
	if math.Abs(tie.weight) > math.Abs(had.weight) {
		*had = *tie
	}
}

// weigh reads what the tie weighs, and reports whether the file says.
func (e *edges) weigh(t *table, tie *edgesTie) (given, ok bool) {
	cell := strings.TrimSpace(t.cell("weight"))
	if cell == "" {
		tie.weight, tie.strength = 1, 1
		return false, true
	}
	text := cell
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	weight, err := strconv.ParseFloat(strings.Replace(text, "−", "-", 1), 64)
	if err != nil || math.IsNaN(weight) || math.IsInf(weight, 0) {
		e.problem(t.at(), "weight", "%q is not a number such as 2 or -1", quote(cell))
		return true, false
	}
	const weakest, strongest = 1, 4
	size := math.Abs(weight)
	tie.weight, tie.strength = weight, int(max(weakest, min(strongest, math.Round(size))))
	if float64(tie.strength) != size {
		tie.attributes[EdgesWeight] = strings.Clone(cell)
	}
	return true, true
}

// name reads of what kind the tie is: a negative one clashes.
func (e *edges) name(t *table, tie *edgesTie) bool {
	negative := tie.weight < 0
	switch cell := strings.TrimSpace(t.cell("sign")); strings.ToLower(cell) {
	case "":
	case "+", "1", "+1", "positive":
		if negative {
			e.problem(t.at(), "sign", "the sign is positive and the weight %s is not; mend one of the two", quote(strings.TrimSpace(t.cell("weight"))))
			return false
		}
		if graph.TieKind(constant(strings.TrimSpace(t.cell("kind")))) == graph.TieClashes {
			e.problem(t.at(), "sign", "the sign is positive and the kind is CLASHES; mend one of the two")
			return false
		}
	case "-", "−", "-1", "−1", "negative":
		negative = true
	default:
		e.problem(t.at(), "sign", "%q is neither + nor -", quote(cell))
		return false
	}
	cell := strings.TrimSpace(t.cell("kind"))
	kind := graph.TieKind(constant(cell))
	switch {
	case slices.Contains([]graph.TieKind{graph.TieWorksWith, graph.TieTrusts, graph.TieCommunicates, graph.TieClashes}, kind):
		tie.kind = kind
	default:
		tie.kind = graph.TieWorksWith
		if cell != "" {
			tie.attributes[EdgesKind] = strings.Clone(cell)
		}
	}
	if negative && tie.kind != graph.TieClashes {
		tie.kind = graph.TieClashes
		if cell != "" {
			tie.attributes[EdgesKind] = strings.Clone(cell)
		}
	}
	return true
}

// emit puts what was read into the batch.
func (e *edges) emit() {
	e.batch.Map.Name = strings.TrimSuffix(path.Base(e.files.ties), ".csv")
	e.batch.guessed = map[graph.ID]bool{}
	for _, n := range e.order {
		record := graph.Record{ID: n.id, Tags: n.tags}
		if len(n.attributes) > 0 {
			record.Attributes = n.attributes
		}
		if n.individual {
			e.named(&graph.Individual{Record: record, Name: n.name, Description: n.text}, n.at)
			continue
		}
		if !n.typed {
			e.batch.guessed[n.id] = true
		}
		e.named(&graph.Organisation{Record: record, Name: n.name, Description: n.text, Sector: n.sector}, n.at)
	}
	for _, tie := range e.found {
		record := graph.Record{}
		if len(tie.attributes) > 0 {
			record.Attributes = maps.Clone(tie.attributes)
		}
		e.add(&graph.Tie{
			Record: record,
			Statement: graph.Statement{
				Origin: graph.OriginDocumented, Confidence: 1, Source: &graph.Source{Document: path.Base(e.files.ties)}, Audience: e.options.Audience,
			},
			A: tie.a, B: tie.b, Kind: tie.kind, Strength: tie.strength,
		}, tie.at)
	}
}

// named adds a stakeholder that is known by its name only: where the map has it, the map's spelling stays.
func (e *edges) named(n graph.Named, at Place) {
	count := len(e.batch.items)
	e.add(n, at)
	if len(e.batch.items) > count {
		it := &e.batch.items[count]
		it.given = unnamed(it.entity)
	}
}

// unnamed returns which fields of e hold something, its name left out.
func unnamed(e graph.Entity) uint64 {
	return givenIn(e) &^ givenBy(e.EntityKind(), graph.Fields{"name": nil})
}

// tell reports what was left out and how the rest was understood.
func (e *edges) tell() {
	outside, example, kinds, alone, guessed := 0, "", 0, 0, 0
	for _, tie := range e.found {
		if weight, is := tie.attributes[EdgesWeight].(string); is {
			if outside++; example == "" {
				example = weight
			}
		}
		if _, is := tie.attributes[EdgesKind]; is {
			kinds++
		}
	}
	for _, n := range e.order {
		if !n.described && e.files.stakeholders != "" {
			alone++
		}
		if !n.typed {
			guessed++
		}
	}
	r := e.report
	r.left("repeated rows", e.repeated, "", "a tie has no direction: of two rows about one tie the stronger counts")
	r.left("weights of 0", e.none, "", "a tie of no strength is none")
	r.left("weights as they stand", outside, example,
		"a strength is 1, 2, 3 or 4: the nearest was taken, and the weight is in the attribute "+EdgesWeight)
	r.left("kinds as they stand", kinds, "", "the nearest kind was taken, CLASHES for a negative tie, and the kind is in the attribute "+EdgesKind)
	if e.unweighted > 0 {
		r.note("%d rows have no weight; the strength of their ties is 1", e.unweighted)
	}
	if alone > 0 {
		r.note("%d stakeholders of %s do not stand in %s", alone, e.files.ties, e.files.stakeholders)
	}
	if guessed > 0 {
		r.note("of %d stakeholders the file does not say what they are: they are organisations, save where the map has an individual of the name",
			guessed)
	}
}
