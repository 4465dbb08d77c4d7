package analysis_test

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"raakvlak/graph"
)

// stancesInput are stances as a case has them: who, on what, how far.
type stancesInput map[string]map[string]int

// on lists what is spoken of, by name.
func (in stancesInput) on() []string {
	all := map[string]bool{}
	for _, row := range in {
		for subject := range row {
			all[subject] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// each yields every stance, by who and then by what.
func (in stancesInput) each(yield func(who, on string, stance int)) {
	for _, who := range slices.Sorted(maps.Keys(in)) {
		for _, on := range slices.Sorted(maps.Keys(in[who])) {
			yield(who, on, in[who][on])
		}
	}
}

// positions are the stances as positions on ambitions, and the ambitions.
func (in stancesInput) positions() []graph.Entity {
	var out []graph.Entity
	for _, name := range in.on() {
		out = append(out, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name})
	}
	in.each(func(who, on string, stance int) {
		out = append(out, &graph.Position{Statement: said(), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on), Stance: &stance})
	})
	return out
}

// interests are the stances as interests in topics, and the topics, of which some are narrower than another.
func (in stancesInput) interests(narrower map[string]string) []graph.Entity {
	names := map[string]bool{}
	for _, name := range in.on() {
		names[name] = true
	}
	for name, above := range narrower {
		names[name], names[above] = true, true
	}
	var out []graph.Entity
	for _, name := range slices.Sorted(maps.Keys(names)) {
		t := &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + name)}, Name: name}
		if above := narrower[name]; above != "" {
			t.NarrowerThan = graph.ID("_:" + above)
		}
		out = append(out, t)
	}
	in.each(func(who, on string, stance int) {
		out = append(out, &graph.Interest{
			Statement: said(), Holder: graph.ID("_:" + who), Text: "because", Topics: []graph.TopicStance{{Topic: graph.ID("_:" + on), Stance: stance}},
		})
	})
	return out
}

// saidIn reads interests, "A bread 4 quiet -1" or "A" in no topic, and positions, "A k1 2" or "A k1 ?" of who is still to be
// asked, and returns what they are about, and them. Behind each may stand how it is known, how sure that is, and on which day
// it was said, as in "A k1 2 ASSUMED 0.5 2026-05-31": by who holds it, surely, and on no day unless given.
func saidIn(tb testing.TB, interests, positions []string) (subjects, statements []graph.Entity) {
	tb.Helper()
	for _, line := range interests {
		words := strings.Fields(line)
		i := &graph.Interest{Holder: graph.ID("_:" + words[0]), Text: "because"}
		for words = words[1:]; len(words) > 1; words = words[2:] {
			stance, err := strconv.Atoi(words[1])
			if err != nil {
				break
			}
			subjects = append(subjects, &graph.Topic{Record: graph.Record{ID: graph.ID("_:" + words[0])}, Name: words[0]})
			i.Topics = append(i.Topics, graph.TopicStance{Topic: graph.ID("_:" + words[0]), Stance: stance})
		}
		i.Statement = knownAs(tb, words)
		statements = append(statements, i)
	}
	for _, line := range positions {
		words := strings.Fields(line)
		subjects = append(subjects, &graph.Ambition{Record: graph.Record{ID: graph.ID("_:" + words[1])}, Name: words[1]})
		p := &graph.Position{Statement: knownAs(tb, words[3:]), Stakeholder: graph.ID("_:" + words[0]), Ambition: graph.ID("_:" + words[1])}
		if words[2] != "?" {
			p.Stance = at(must[int](tb)(strconv.Atoi(words[2])))
		}
		statements = append(statements, p)
	}
	return metOnce(subjects), statements
}

// knownAs reads how a statement is known, how sure that is, and on which day it was said: at noon.
func knownAs(tb testing.TB, words []string) graph.Statement {
	tb.Helper()
	s := graph.Statement{Origin: graph.OriginSelfStated, Confidence: 1, Audience: graph.AudienceStewards}
	for _, word := range words {
		if on, err := time.Parse(time.DateOnly, word); err == nil {
			s.StatedAt = on.Add(12 * time.Hour)
		} else if sure, err := strconv.ParseFloat(word, 64); err == nil {
			s.Confidence = sure
		} else {
			s.Origin = graph.Origin(word)
		}
	}
	return s
}

// representing has whom an individual represents, "Bakers", or "Bakers ASSUMED", as [knownAs] reads it.
func representing(tb testing.TB, individual string, lines []string) []graph.Entity {
	tb.Helper()
	var out []graph.Entity
	for _, line := range lines {
		words := strings.Fields(line)
		out = append(out, &graph.Representation{
			Statement: knownAs(tb, words[1:]), Individual: graph.ID("_:" + individual), Organisation: graph.ID("_:" + words[0]),
		})
	}
	return out
}

// metOnce leaves out what has the id of one before it.
func metOnce(all []graph.Entity) []graph.Entity {
	met := map[graph.ID]bool{}
	return slices.DeleteFunc(all, func(e graph.Entity) bool {
		id := e.Meta().ID
		before := id != "" && met[id]
		met[id] = true
		return before
	})
}

// speakersOf are those who say what lines of [saidIn] have, or are represented by lines of [representing].
func speakersOf(lines ...[]string) []string {
	return texts(slices.Concat(lines...), func(line string) string { return strings.Fields(line)[0] })
}

// statementText is a position as in "A k1 2" or an interest as in "A bread 4 quiet -1".
func statementText(v *graph.View, s graph.Stated) string {
	name := func(id graph.ID) string { return v.Find(id).(graph.Named).EntityName() }
	switch s := s.(type) {
	case *graph.Position:
		if s.Stance == nil {
			return name(s.Stakeholder) + " " + name(s.Ambition) + " ?"
		}
		return name(s.Stakeholder) + " " + name(s.Ambition) + " " + strconv.Itoa(*s.Stance)
	case *graph.Interest:
		text := name(s.Holder)
		for _, on := range s.Topics {
			text += " " + name(on.Topic) + " " + strconv.Itoa(on.Stance)
		}
		return text
	}
	return string(s.EntityKind())
}

// toAsk has who is still to be asked about which ambition, "A k1".
func toAsk(lines []string) []graph.Entity {
	var out []graph.Entity
	for _, line := range lines {
		who, on, _ := strings.Cut(line, " ")
		out = append(out, &graph.Position{Statement: said(), Stakeholder: graph.ID("_:" + who), Ambition: graph.ID("_:" + on)})
	}
	return out
}

// organisationsOf returns who is named, by name.
func organisationsOf(tb testing.TB, lists ...[]string) []graph.Entity {
	tb.Helper()
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	slices.Sort(all)
	var out []graph.Entity
	for _, name := range slices.Compact(all) {
		out = append(out, organisation(name))
	}
	return out
}
