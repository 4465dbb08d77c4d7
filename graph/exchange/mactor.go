package exchange

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"raakvlak/graph"
)

// readMactor reads the matrices of a MACTOR study:
//
//	{"actors":["City",…], "objectives":["Quiet nights",…], "MDI":[[0,2,…],…], "2MAO":[[3,-1,…],…]}
//
// or, with the names that its programs give them, actores and objetivos as objects, MID for MDI. Rows and columns stand
// in the order of the lists. An actor becomes an organisation, an objective an ambition, the stake (game) that it is
// fought over a topic. A cell becomes an influence or a position, 0 too; null is no statement.
func readMactor(r *reading) error {
	name, err := oneFile(r.in, ".json")
	if err != nil {
		return err
	}
	r.size(name)
	content, err := r.open(name)
	if err != nil {
		return err
	}
	defer content.Close()
	m := &mactor{jsonFile: r.newJSONFile(name, content)}
	if err := m.read(); err != nil {
		return err
	}
	m.check()
	if r.report.Total > 0 {
		return nil
	}
	m.emit()
	return nil
}

// mostStance is the top of the scales of influence and of stances.
const mostStance = 4

type mactor struct {
	*jsonFile
	actors, objectives []mactorItem
	influence, stances *mactorMatrix
}

// mactorItem is an actor or an objective.
type mactorItem struct {
	at                             Place
	id, name, short, about, stakes string
}

type mactorMatrix struct {
	name string
	at   Place
	rows [][]mactorCell
}

type mactorCell struct {
	at    Place
	known bool
	value int
}

func (m *mactor) read() error {
	if err := m.open('{', ""); err != nil {
		return err
	}
	if err := m.members(m.member); err != nil {
		return err
	}
	for _, part := range []struct {
		is   bool
		name string
	}{
		{m.actors != nil, "actors"},
		{m.objectives != nil, "objectives"},
		{m.influence != nil, "MDI"},
		{m.stances != nil, "2MAO"},
	} {
		if !part.is {
			m.reading.problem(Place{File: m.name}, part.name, "a MACTOR study has actors, objectives, MDI and 2MAO; this is missing or empty")
		}
	}
	if err := m.reading.report.Err(); err != nil {
		return err
	}
	return m.end()
}

func (m *mactor) member(name string) (err error) {
	switch name {
	case "actors", "actores":
		return m.once(m.actors != nil, name, func() error { m.actors, err = m.items(name); return err })
	case "objectives", "objetivos":
		return m.once(m.objectives != nil, name, func() error { m.objectives, err = m.items(name); return err })
	case "MDI", "MID":
		return m.once(m.influence != nil, name, func() error { m.influence, err = m.matrix(name, 0); return err })
	case "2MAO":
		return m.once(m.stances != nil, name, func() error { m.stances, err = m.matrix(name, -mostStance); return err })
	}
	m.reading.problem(m.at(), quote(name), "a MACTOR study has actors, objectives, MDI and 2MAO, and no such part")
	_, err = m.value(1)
	return err
}

func (m *mactor) once(twice bool, name string, read func() error) error {
	if twice {
		m.reading.problem(m.at(), name, "the study has this part twice, under two names")
		return m.reading.report.Err()
	}
	return read()
}

func (m *mactor) items(part string) ([]mactorItem, error) {
	if err := m.open('[', part); err != nil {
		return nil, err
	}
	var items []mactorItem
	seen := map[string]int{}
	for m.decoder.More() {
		value, err := m.value(1)
		if err != nil {
			return nil, err
		}
		item := m.item(part+" "+strconv.Itoa(len(items)+1), value)
		if key := graph.SortKey(item.name); item.name != "" {
			if seen[key] > 0 {
				m.reading.problem(item.at, part+" "+strconv.Itoa(len(items)+1), "number %d has this name too; give each a name of its own", seen[key])
			}
			seen[key] = len(items) + 1
		}
		items = append(items, item)
	}
	_, err := m.token()
	return items, err
}

// item reads a name, or an object that has one. Its names are spelt as the method's programs spell them.
func (m *mactor) item(field string, value any) mactorItem {
	item := mactorItem{at: m.at()}
	switch value := value.(type) {
	case string:
		item.name = strings.TrimSpace(value)
	case map[string]any:
		text := func(names ...string) string {
			for _, name := range names {
				if s, is := value[name].(string); is && strings.TrimSpace(s) != "" {
					return strings.TrimSpace(s)
				}
			}
			return ""
		}
		item.short = text("short_tittle", "short_title", "short")
		item.name = text("long_tittle", "long_title", "name", "short_tittle", "short_title", "short")
		item.id, item.about, item.stakes = text("id"), text("description"), text("game", "stake")
		if n, is := value["id"].(json.Number); is {
			item.id = n.String()
		}
	}
	if item.name == "" {
		m.reading.problem(item.at, field, "a name is wanted, or an object with a name")
	}
	return item
}

// matrix reads rows of whole numbers from least to the top of the scale.
func (m *mactor) matrix(name string, least int) (*mactorMatrix, error) {
	if err := m.open('[', name); err != nil {
		return nil, err
	}
	out := &mactorMatrix{name: name, at: m.at()}
	for m.decoder.More() {
		if err := m.open('[', fmt.Sprintf("%s row %d", name, len(out.rows)+1)); err != nil {
			return nil, err
		}
		row := []mactorCell{}
		for m.decoder.More() {
			value, err := m.value(1)
			if err != nil {
				return nil, err
			}
			cell := mactorCell{at: m.at(), known: value != nil}
			if cell.known {
				cell.value = m.number(out.field(len(out.rows), len(row)), value, least)
			}
			row = append(row, cell)
		}
		if _, err := m.token(); err != nil {
			return nil, err
		}
		out.rows = append(out.rows, row)
	}
	_, err := m.token()
	return out, err
}

func (x *mactorMatrix) field(row, column int) string {
	return fmt.Sprintf("%s row %d, column %d", x.name, row+1, column+1)
}

func (m *mactor) number(field string, value any, least int) int {
	number, is := value.(json.Number)
	n, err := strconv.Atoi(number.String())
	switch {
	case !is || err != nil:
		m.reading.problem(m.at(), field, "%s is no whole number; the method's scale has %d to %d, and null for what is not known",
			quote(fmt.Sprint(value)), least, mostStance)
	case n < least || n > mostStance:
		m.reading.problem(m.at(), field, "%d is outside %d to %d", n, least, mostStance)
	}
	return n
}

// check finds what is wrong between the parts.
func (m *mactor) check() {
	m.shape(m.influence, len(m.actors), len(m.actors), "actors")
	m.shape(m.stances, len(m.actors), len(m.objectives), "objectives")
	for i, row := range m.influence.rows {
		if i < len(row) && row[i].known && row[i].value != 0 {
			m.reading.problem(row[i].at, m.influence.field(i, i), "it is %d, but nobody influences itself: the diagonal is 0", row[i].value)
		}
	}
}

func (m *mactor) shape(x *mactorMatrix, rows, columns int, what string) {
	if len(x.rows) != rows {
		m.reading.problem(x.at, x.name, "there are %d rows and %d actors; each actor has a row", len(x.rows), rows)
	}
	for i, row := range x.rows {
		if len(row) != columns {
			at := x.at
			if len(row) > 0 {
				at = row[0].at
			}
			m.reading.problem(at, fmt.Sprintf("%s row %d", x.name, i+1), "there are %d cells and %d %s; each has a column", len(row), columns, what)
		}
	}
}

func (m *mactor) emit() {
	r := m.reading
	r.batch.Map.Name = "MACTOR study"
	topics := m.emitTopics()
	for i, a := range m.actors {
		o := &graph.Organisation{Record: record(actorID(i), "mactor:id", a.id), Name: a.name, Description: a.about}
		if a.short != "" && a.short != a.name {
			o.Aliases = []string{a.short}
		}
		r.add(o, a.at)
	}
	for k, o := range m.objectives {
		ambition := &graph.Ambition{Record: record(objectiveID(k), "mactor:id", o.id), Name: o.name, Description: o.about}
		if o.short != "" && o.short != o.name {
			ambition.Attributes = joined(ambition.Attributes, graph.Attributes{"mactor:short": o.short})
		}
		if topic := topics[graph.SortKey(o.stakes)]; topic != "" {
			// What the objective is about is known; which way it would have it is not.
			ambition.Topics = []graph.TopicStance{{Topic: topic}}
		}
		r.add(ambition, o.at)
	}
	m.emitCells()
}

func (m *mactor) emitTopics() map[string]graph.ID {
	topics := map[string]graph.ID{}
	for _, o := range m.objectives {
		key := graph.SortKey(o.stakes)
		if o.stakes == "" || topics[key] != "" {
			continue
		}
		topics[key] = graph.ID(graph.LocalPrefix + "stake-" + strconv.Itoa(len(topics)+1))
		m.reading.add(&graph.Topic{Record: graph.Record{ID: topics[key]}, Name: o.stakes}, o.at)
	}
	return topics
}

func (m *mactor) emitCells() {
	r, blank, example, widest := m.reading, 0, "", 0
	leave := func(x *mactorMatrix, row, column int) {
		blank++
		example = cmp.Or(example, x.field(row, column))
	}
	for i, row := range m.influence.rows {
		for j, cell := range row {
			switch {
			case i == j:
			case !cell.known:
				leave(m.influence, i, j)
			default:
				r.add(&graph.Influence{Statement: m.said(), Influencer: actorID(i), Influenced: actorID(j), Strength: cell.value}, cell.at)
			}
		}
	}
	for i, row := range m.stances.rows {
		for k, cell := range row {
			if !cell.known {
				leave(m.stances, i, k)
				continue
			}
			widest = max(widest, cell.value, -cell.value)
			r.add(&graph.Position{Statement: m.said(), Stakeholder: actorID(i), Ambition: objectiveID(k), Stance: &cell.value}, cell.at)
		}
	}
	r.report.left("blank cells", blank, example, "a blank says nothing: not even a 0")
	r.report.note("influence and stances were taken as they stand, to %d of %d; a 0 is an assessed 0, and a neutral stance", widest, mostStance)
}

func (m *mactor) said() graph.Statement {
	return graph.Statement{
		Origin: graph.OriginDocumented, Confidence: 1, Audience: m.reading.options.Audience, Source: &graph.Source{Document: m.name},
	}
}

// record returns a record with what the entity was called elsewhere, if anything.
func record(id graph.ID, attribute, value string) graph.Record {
	r := graph.Record{ID: id}
	if value != "" {
		r.Attributes = graph.Attributes{attribute: value}
	}
	return r
}

func actorID(i int) graph.ID { return graph.ID(graph.LocalPrefix + "actor-" + strconv.Itoa(i+1)) }

func objectiveID(k int) graph.ID {
	return graph.ID(graph.LocalPrefix + "objective-" + strconv.Itoa(k+1))
}
