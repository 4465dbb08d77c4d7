package process

import (
	"fmt"
	"strconv"
	"time"

	"raakvlak/graph"
)

// Text is something to read, in both languages. The zero Text says nothing.
type Text struct{ Dutch, English string }

// In returns the text in the language, Dutch unless it is English.
func (t Text) In(language graph.Language) string {
	if language == graph.LanguageEnglish {
		return t.English
	}
	return t.Dutch
}

// written makes a text of two formats. Arguments that are texts themselves stand in each in its language.
func written(dutch, english string, args ...any) Text {
	if len(args) == 0 {
		return Text{dutch, english}
	}
	inDutch, inEnglish := make([]any, len(args)), make([]any, len(args))
	for i, a := range args {
		inDutch[i], inEnglish[i] = a, a
		if t, is := a.(Text); is {
			inDutch[i], inEnglish[i] = t.Dutch, t.English
		}
	}
	return Text{fmt.Sprintf(dutch, inDutch...), fmt.Sprintf(english, inEnglish...)}
}

// mostNames is how many names stand in a sentence before the rest is counted.
const mostNames = 5

// named lists the names: "A, B en C", "A, B, C, D, E en nog 4".
func named[T nameable](all []T) Text {
	shown := all[:min(len(all), mostNames)]
	names := make([]string, 0, len(shown)+1)
	for _, e := range shown {
		names = append(names, e.EntityName())
	}
	if rest := len(all) - len(shown); rest > 0 {
		return Text{joined(append(names, "nog "+strconv.Itoa(rest)), " en "), joined(append(names, strconv.Itoa(rest)+" more"), " and ")}
	}
	return Text{joined(names, " en "), joined(names, " and ")}
}

// joined puts commas between the names, and the word before the last.
func joined(names []string, and string) string {
	out := ""
	for i, n := range names {
		switch {
		case i == 0:
		case i == len(names)-1:
			out += and
		default:
			out += ", "
		}
		out += n
	}
	return out
}

// dated writes the day of a time in UTC as people do: "24 november 2026", "24 November 2026".
func dated(t time.Time) Text {
	t = t.UTC()
	dutch := [...]string{
		"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
	}
	written := func(month string) string { return strconv.Itoa(t.Day()) + " " + month + " " + strconv.Itoa(t.Year()) }
	return Text{written(dutch[t.Month()-1]), written(t.Month().String())}
}
