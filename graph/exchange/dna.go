package exchange

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"raakvlak/graph"
)

// The attributes of a position that says where it stood in a DNA file.
const (
	DNAStatement = "dna:statement"
	DNADocument  = "dna:document"
)

// readDNA reads coded statements, as the Discourse Network Analyzer exports them: a .csv file with the columns
// statement, document, date, person, organisation (with a z), concept and agreement. A concept becomes an ambition, an organisation
// an organisation, a person an individual that represents it, and every statement a position of the person, or of the
// organisation where no person is named. Statements that say the same are all kept.
func readDNA(r *reading) error {
	name, err := oneFile(r.in, ".csv")
	if err != nil {
		return err
	}
	if path.Ext(name) == ".dna" {
		return graph.Errorf(graph.CodeInvalid, "%s is a database; export its statements as a .csv file, and import that", quote(name))
	}
	r.size(name)
	d := &dna{
		reading: r, organisations: map[string]*dnaName{}, people: map[string]*dnaName{}, concepts: map[string]*dnaName{},
		represents: map[[2]graph.ID]Place{},
	}
	if err := r.rows(name, []string{"date", "concept", "agreement"}, d.row); err != nil {
		return err
	}
	if r.report.Total > 0 {
		return nil
	}
	d.scale()
	if r.report.Total > 0 {
		return nil
	}
	d.emit()
	return nil
}

// dnaOrganisation is how the files spell the column.
const dnaOrganisation = "organization" //nolint:misspell // it is the format's own

type dna struct {
	*reading
	organisations, people, concepts map[string]*dnaName // by sort key
	represents                      map[[2]graph.ID]Place
	statements                      []dnaStatement
	blank                           int
	boolean                         bool
}

type dnaName struct {
	id   graph.ID
	name string
	at   Place
}

type dnaStatement struct {
	at         Place
	who, about graph.ID
	agreement  string
	stance     int
	time       time.Time
	document   string
	attributes graph.Attributes
}

func (d *dna) row(t *table) {
	cell := func(column string) string { return strings.Clone(strings.TrimSpace(t.cell(column))) }
	person, concept := cell("person"), cell("concept")
	organisation := cmp.Or(cell(dnaOrganisation), cell("organisation"))
	said, ok := d.date(t, cell("date"))
	switch {
	case concept == "":
		d.problem(t.at(), "concept", "it is empty; a statement is about a concept")
		return
	case person == "" && organisation == "":
		d.problem(t.at(), "person", "neither a person nor an organisation is named; a statement is somebody's")
		return
	case !ok:
		return
	case cell("agreement") == "":
		d.blank++
		return
	}
	s := dnaStatement{
		at: t.at(), agreement: cell("agreement"), time: said, document: cell("document"),
		about: named(d.concepts, "concept-", concept, t.at()), attributes: graph.Attributes{},
	}
	if organisation != "" {
		s.who = named(d.organisations, "organisation-", organisation, t.at())
	}
	if person != "" {
		who := named(d.people, "person-", person, t.at())
		if s.who != "" {
			if _, known := d.represents[[2]graph.ID{who, s.who}]; !known {
				d.represents[[2]graph.ID{who, s.who}] = t.at()
			}
		}
		s.who = who
	}
	if id := cell("statement"); id != "" {
		s.attributes[DNAStatement], s.attributes[DNADocument] = id, s.document
	}
	t.others(dnaColumn, func(column, value string) { s.attributes["dna:"+column] = strings.Clone(value) })
	d.statements = append(d.statements, s)
}

func dnaColumn(column string) bool {
	return slices.Contains([]string{"statement", "document", "date", "person", dnaOrganisation, "organisation", "concept", "agreement"}, column)
}

// named returns the local id of what has the name, which it notes when it is new.
func named(known map[string]*dnaName, prefix, name string, at Place) graph.ID {
	key := graph.SortKey(name)
	if known[key] == nil {
		known[key] = &dnaName{graph.ID(graph.LocalPrefix + prefix + strconv.Itoa(len(known)+1)), name, at}
	}
	return known[key].id
}

// date reads seconds since 1970, or a date as ISO 8601 writes it.
func (d *dna) date(t *table, text string) (time.Time, bool) {
	const lastSecond = lastMillisecond / 1000
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil && seconds >= -lastSecond && seconds <= lastSecond {
		return time.Unix(seconds, 0).UTC(), true
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", time.DateTime} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.UTC(), true
		}
	}
	d.problem(t.at(), "date", "%q is neither seconds since 1970 nor a date such as 2005-01-26", quote(text))
	return time.Time{}, false
}

// scale finds out what agreement is counted in: 0 and 1, or false and true, are no and yes; any other whole number makes
// all of them stances as they stand.
func (d *dna) scale() {
	d.boolean = !slices.ContainsFunc(d.statements, func(s dnaStatement) bool {
		return !slices.Contains([]string{"0", "1", "true", "false"}, strings.ToLower(s.agreement))
	})
	for i := range d.statements {
		s := &d.statements[i]
		if d.boolean {
			s.stance = -1
			if yes := strings.ToLower(s.agreement); yes == "1" || yes == "true" {
				s.stance = 1
			}
			continue
		}
		n, err := strconv.Atoi(s.agreement)
		switch {
		case err != nil:
			d.problem(s.at, "agreement", "%q is neither 0 and 1, nor false and true, nor a whole number of a scale", quote(s.agreement))
		case n < -mostStance || n > mostStance:
			d.problem(s.at, "agreement", "%d is outside -%d to %d; map the scale onto that before the import", n, mostStance, mostStance)
		}
		s.stance = n
	}
}

func (d *dna) emit() {
	d.batch.Map.Name = "Discourse network"
	d.batch.keys = map[graph.Kind][]string{graph.KindPosition: {DNADocument, DNAStatement}}
	for _, o := range inOrder(d.organisations) {
		d.add(&graph.Organisation{Record: graph.Record{ID: o.id}, Name: o.name}, o.at)
	}
	for _, p := range inOrder(d.people) {
		d.add(&graph.Individual{Record: graph.Record{ID: p.id}, Name: p.name}, p.at)
	}
	for _, c := range inOrder(d.concepts) {
		d.add(&graph.Ambition{Record: graph.Record{ID: c.id}, Name: c.name}, c.at)
	}
	pairs := slices.SortedFunc(maps.Keys(d.represents), func(a, b [2]graph.ID) int { return d.represents[a].Line - d.represents[b].Line })
	for _, pair := range pairs {
		d.add(&graph.Representation{
			Statement:  graph.Statement{Origin: graph.OriginDocumented, Confidence: 1, Audience: d.options.Audience},
			Individual: pair[0], Organisation: pair[1], Mandate: graph.MandateNone,
		}, d.represents[pair])
	}
	for _, s := range d.statements {
		position := &graph.Position{
			Record: graph.Record{Attributes: s.attributes},
			Statement: graph.Statement{
				Origin: graph.OriginDocumented, Confidence: 1, StatedAt: s.time, Audience: d.options.Audience,
			},
			Stakeholder: s.who, Ambition: s.about, Stance: &s.stance,
		}
		if s.document != "" {
			position.Source = &graph.Source{Document: s.document}
		}
		d.add(position, s.at)
	}
	d.tell(pairs)
}

func inOrder(known map[string]*dnaName) []*dnaName {
	return slices.SortedFunc(maps.Values(known), func(a, b *dnaName) int {
		if a.at.Line != b.at.Line {
			return a.at.Line - b.at.Line
		}
		return strings.Compare(string(a.id), string(b.id))
	})
}

func (d *dna) tell(pairs [][2]graph.ID) {
	d.report.left("blank agreements", d.blank, "", "a blank says nothing")
	if d.boolean {
		d.report.note("agreement was read as yes and no: yes became 1, no -1")
	} else {
		d.report.note("agreement was read as a scale of whole numbers and taken as it stands; 0 is a neutral stance")
	}
	count, several := map[graph.ID]int{}, 0
	for _, pair := range pairs {
		if count[pair[0]]++; count[pair[0]] == 2 {
			several++
		}
	}
	if several > 0 {
		d.report.note("%d persons speak for more than one organisation; each of their statements counts for all of these", several)
	}
}
