package graph

import "reflect"

// Map is the record of a map itself: the unit of storage, access, revision and memory.
type Map struct {
	Record
	Name        string   `json:"name" text:"name" required:"true"`
	Description string   `json:"description,omitempty" text:"body"`
	Language    Language `json:"language,omitempty"` // what its texts are mostly written in
	Secret      string   `json:"secret,omitempty"`   // what cursors are sealed with; internal
}

// Language is a language that users read and write in.
type Language string

// The languages.
const (
	LanguageDutch   Language = "NL"
	LanguageEnglish Language = "EN"
)

// EntityKind returns KindMap.
func (*Map) EntityKind() Kind { return KindMap }

// EntityName returns the map's name.
func (m *Map) EntityName() string { return m.Name }

// SameFounding reports whether the users who founded the two maps gave them the same values.
func SameFounding(a, b *Map) bool {
	x, y := *a, *b
	for _, m := range []*Map{&x, &y} {
		m.Secret, m.Record = "", Record{Tags: m.Tags, Attributes: m.Attributes}
	}
	return reflect.DeepEqual(x, y)
}

func (*Map) check(*Snapshot) error { return nil }

func (Language) values() []string { return []string{string(LanguageDutch), string(LanguageEnglish)} }
