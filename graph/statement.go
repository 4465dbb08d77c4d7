package graph

import "time"

// Origin says how a statement came to be known. The order is that of trust: a reader's stance is taken from the first
// origin that has one.
type Origin string

// The origins, most trusted first.
const (
	OriginSelfStated Origin = "SELF_STATED" // the one it is about said so
	OriginDocumented Origin = "DOCUMENTED"  // a document says so
	OriginObserved   Origin = "OBSERVED"    // somebody saw it
	OriginAssumed    Origin = "ASSUMED"     // somebody thinks so
)

// Audience says who sees a statement. [Visible] is the one place that decides by it.
type Audience string

// The audiences, narrowest first.
const (
	AudienceAuthor   Audience = "AUTHOR"   // its author only
	AudienceStewards Audience = "STEWARDS" // owners, editors and analysts
	AudienceSubject  Audience = "SUBJECT"  // stewards, and those it is about
	AudiencePartners Audience = "PARTNERS" // everybody in the map
)

// Source says where a statement was found.
type Source struct {
	Document string `json:"document,omitempty" text:"line"` // title or file
	Locator  string `json:"locator,omitempty" text:"line"`  // page, paragraph, character span
	URL      string `json:"url,omitempty" text:"line"`
}

// Consent records that one subject of a statement agrees to a wider audience for it, for that very version.
type Consent struct {
	Subject  ID          `json:"subject"`
	By       PrincipalID `json:"by"` // the principal bound to the subject
	At       time.Time   `json:"at"`
	Audience Audience    `json:"audience"` // the widest one agreed to
}

// Statement is what every somebody's-view carries besides [Record]. Several authors may contradict each other.
type Statement struct {
	Author        PrincipalID `json:"author" text:"label"`
	Origin        Origin      `json:"origin" default:"ASSUMED"`
	Confidence    float64     `json:"confidence" range:"0,1"` // 1 means certain
	StatedAt      time.Time   `json:"statedAt"`
	Source        *Source     `json:"source,omitempty"`
	Collaboration ID          `json:"collaboration,omitempty" ref:">CONTEXT Collaboration"` // the context, if any
	Audience      Audience    `json:"audience"`
	Consents      []Consent   `json:"consents,omitempty"`
}

// Said returns the statement part itself: every statement has it by embedding.
func (s *Statement) Said() *Statement { return s }

// Stated is an entity that is somebody's view.
type Stated interface {
	Entity
	Said() *Statement
	// Subjects returns whom the statement is about: the stakeholders whose consent widening it needs.
	Subjects(s *Snapshot) []ID
}

func (o Origin) values() []string {
	return []string{string(OriginSelfStated), string(OriginDocumented), string(OriginObserved), string(OriginAssumed)}
}

// rank returns 0 for the most trusted origin.
func (o Origin) rank() int {
	for i, v := range o.values() {
		if v == string(o) {
			return i
		}
	}
	return len(o.values())
}

func (a Audience) values() []string {
	return []string{string(AudienceAuthor), string(AudienceStewards), string(AudienceSubject), string(AudiencePartners)}
}

// width orders audiences from narrow to wide.
func (a Audience) width() int {
	for i, v := range a.values() {
		if v == string(a) {
			return i
		}
	}
	return 0
}
