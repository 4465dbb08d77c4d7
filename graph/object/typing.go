package object

import (
	"raakvlak/graph"
	"raakvlak/graph/analysis"
	"raakvlak/graph/process"
)

// SectorCount is how many partner organisations are of a sector.
type SectorCount = process.SectorCount

// CollaborationTyping is the handle of a collaboration, typed.
type CollaborationTyping struct {
	typing *process.Typing
	told
}

// TypingOf types the collaboration.
func TypingOf(c *Collaboration, work analysis.Work) (*CollaborationTyping, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	typing, err := p.Typing()
	if err != nil {
		return nil, err
	}
	return &CollaborationTyping{typing, t}, nil
}

// Characteristics returns its characteristics.
func (t *CollaborationTyping) Characteristics() []Characteristic {
	return wrapped(t.typing.Characteristics, func(c process.Characteristic) Characteristic { return Characteristic{c, t.told} })
}

// Sectors returns the partner organisations by sector.
func (t *CollaborationTyping) Sectors() []SectorCount { return t.typing.Partners.Sectors }

// WithoutSector returns how many partner organisations have none.
func (t *CollaborationTyping) WithoutSector() int { return t.typing.Partners.WithoutSector }

// Steps returns the order of steps that the orientation asks for.
func (t *CollaborationTyping) Steps(language *graph.Language) []string {
	return wrapped(t.typing.Steps, func(s process.Text) string { return t.say(s, language) })
}

// Basis returns what it rests on.
func (t *CollaborationTyping) Basis() Basis { return Basis{t.typing.Basis, t.scope} }

// Characteristic is the handle of one characteristic.
type Characteristic struct {
	process.Characteristic
	told
}

// Value returns its value, nil when it is open.
func (c Characteristic) Value() *string {
	if c.State == process.CharacteristicOpen {
		return nil
	}
	return &c.Characteristic.Value
}

// Name returns what it is called.
func (c Characteristic) Name(language *graph.Language) string {
	return c.say(c.Characteristic.Name, language)
}

// Label returns the value in words, nil when it is open.
func (c Characteristic) Label(language *graph.Language) *string {
	return c.sayIfAny(c.Characteristic.Label, language)
}

// Guidance returns what the value asks for.
func (c Characteristic) Guidance(language *graph.Language) string {
	return c.say(c.Characteristic.Guidance, language)
}

// Choices returns the values it may have.
func (c Characteristic) Choices() []CharacteristicChoice {
	return wrapped(c.Characteristic.Choices, func(o process.Choice) CharacteristicChoice { return CharacteristicChoice{o, c.told} })
}

// CharacteristicChoice is the handle of a value that a characteristic may have.
type CharacteristicChoice struct {
	process.Choice
	told
}

// Label returns the value in words.
func (c CharacteristicChoice) Label(language *graph.Language) string {
	return c.say(c.Choice.Label, language)
}

// Guidance returns what it asks for.
func (c CharacteristicChoice) Guidance(language *graph.Language) string {
	return c.say(c.Choice.Guidance, language)
}

// ProfileComparison is the handle of two profiles, side by side.
type ProfileComparison struct {
	*process.ProfileComparison
	told
}

// CompareProfiles lays the profiles of the collaboration and of another of its map side by side.
func CompareProfiles(c *Collaboration, other graph.ID, work analysis.Work) (*ProfileComparison, error) {
	p, t, err := processOf(c, work)
	if err != nil {
		return nil, err
	}
	q, err := process.Of(t.scope.View, other, work)
	if graph.CodeOf(err) == graph.CodeNotFound {
		return nil, graph.Within(graph.NotFound(other), "other")
	}
	if err != nil {
		return nil, err
	}
	both, err := p.CompareProfiles(q)
	if err != nil {
		return nil, err
	}
	return &ProfileComparison{both, t}, nil
}

// Characteristics returns each characteristic of both.
func (c *ProfileComparison) Characteristics() []ComparedCharacteristic {
	return wrapped(c.ProfileComparison.Characteristics, func(one process.ComparedCharacteristic) ComparedCharacteristic {
		return ComparedCharacteristic{A: Characteristic{one.A, c.told}, B: Characteristic{one.B, c.told}, Same: one.Same}
	})
}

// Basis returns what it rests on.
func (c *ProfileComparison) Basis() Basis { return Basis{c.ProfileComparison.Basis, c.scope} }

// ComparedCharacteristic is a characteristic of both.
type ComparedCharacteristic struct {
	A, B Characteristic
	Same *bool
}
