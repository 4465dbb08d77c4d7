package process

import (
	"cmp"
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/analysis"
)

// Known says how well something is known.
type Known string

// The ways.
const (
	KnownSaid    Known = "SAID"    // somebody it is about said so, a document says so, or it was seen
	KnownAssumed Known = "ASSUMED" // somebody thinks so
	KnownNot     Known = "UNKNOWN" // nothing is recorded
)

// Canvas is the ABC canvas of one party: ambition (ambitie), interests (belangen) on three levels, commitment.
type Canvas struct {
	Party      *Party
	Ambition   CanvasPart    // its positions on the collaboration's ambitions, those that are still to be asked included
	Voiced     []graph.Named // ambitions of the collaboration that it voiced, by name
	Network    CanvasPart    // the collaboration's own interests: the same for all
	Own        CanvasPart    // of the organisation itself; an individual that takes part for itself has none
	Individual CanvasPart    // of the individual, or of those that represent the organisation
	Commitment CanvasPart    // what it promised and did not withdraw
	// Next is what to ask next; nil when everything is known from more than assumption.
	Next  *NextQuestion
	Basis analysis.Basis // its parts, by whom it takes part, and who speaks for it
}

// CanvasPart is what is known of one part of the canvas, by whom and how sure.
type CanvasPart struct {
	Key        QuestionKey
	Applies    bool // false where the party has no such part
	Known      Known
	Statements []graph.Stated      // in the order of recording
	Authors    []graph.PrincipalID // who said so, each once, by name
	Origins    []graph.Origin      // how it came to be known, each once, the most trusted first
	Least      *float64            // confidence of the least sure statement, 0 … 1; nil without statements
	Most       *float64            // of the surest one
}

// NextQuestion is what to ask the party next.
type NextQuestion struct {
	Key    QuestionKey
	Text   Text // the helper question
	Verify bool // what is assumed is to be verified; else nothing is known yet
}

// Canvas returns the ABC canvas of every party, those that declined too, by name. Individuals that speak for an
// organisation at the table are part of its canvas and have none of their own.
//
// Which gap is asked about first follows the orientation (de Caluwé and Kaats): on a challenge the ambition comes first and
// then what the network gains; otherwise each other's interests come first. What a part does not know is asked before what
// it assumes. Commitment is asked for last.
func (p *Process) Canvas() ([]Canvas, error) {
	var out []Canvas
	network := partOf(LevelNetworkKey, stated(p.Interests))
	for one := range each(p.reading, p.Parties) {
		if !one.speaks {
			c := p.canvasOf(one, network)
			c.Basis = p.canvasBasis(&c)
			out = append(out, c)
		}
	}
	return out, p.ended()
}

// CanvasOf returns the canvas of one stakeholder. One that takes no part, or that the view has not, is
// [graph.CodeNotFound].
func (p *Process) CanvasOf(stakeholder graph.ID) (*Canvas, error) {
	one := p.parties[stakeholder]
	if one == nil {
		return nil, graph.Within(graph.NotFound(stakeholder), "stakeholder")
	}
	c := p.canvasOf(one, partOf(LevelNetworkKey, stated(p.Interests)))
	c.Basis = p.canvasBasis(&c)
	return &c, p.ended()
}

// canvasBasis says what a canvas rests on.
func (p *Process) canvasBasis(c *Canvas) analysis.Basis {
	all := stated(c.Party.Participations)
	if c.Party.organisation() {
		all = append(all, p.speaking(c.Party.Meta().ID)...)
	}
	for _, part := range []*CanvasPart{&c.Ambition, &c.Network, &c.Own, &c.Individual, &c.Commitment} {
		all = append(all, part.Statements...)
	}
	return basisOf(p.reading, all)
}

func (p *Process) canvasOf(one *Party, network CanvasPart) Canvas {
	c := Canvas{Party: one, Network: network}
	c.Ambition = p.ambitionPart(one)
	for a := range each(p.reading, p.Ambitions) {
		if slices.Contains(a.VoicedBy, one.Meta().ID) {
			c.Voiced = append(c.Voiced, a)
		}
	}
	own := stated(p.interestsOf(one.Meta().ID))
	if one.organisation() {
		c.Own = partOf(LevelOrganisationKey, own)
		c.Individual = partOf(LevelIndividualKey, p.voicesOf(one))
	} else {
		c.Own = CanvasPart{Key: LevelOrganisationKey, Known: KnownNot}
		c.Individual = partOf(LevelIndividualKey, own)
	}
	c.Commitment = partOf(CommitmentKey, stated(p.promisesOf[one.Meta().ID]))
	c.Next = p.nextQuestion(&c)
	return c
}

// ambitionPart is what is recorded of the party's positions on the collaboration's ambitions. Positions that are still to
// be asked are shown and make nothing known; to have voiced an ambition does.
func (p *Process) ambitionPart(one *Party) CanvasPart {
	var said, asked []graph.Stated
	for e := range p.referring(one.Meta().ID, graph.KindPosition, "stakeholder") {
		position := e.(*graph.Position)
		if a, is := p.view.Find(position.Ambition).(*graph.Ambition); !is || a.Collaboration != p.Collaboration.ID {
			continue
		}
		asked = append(asked, position)
		if !position.Unknown() {
			said = append(said, position)
		}
	}
	part := partOf(AmbitionKey, said)
	part.Statements = asked
	if part.Known != KnownSaid && some(p.reading, p.Ambitions, func(a *graph.Ambition) bool { return slices.Contains(a.VoicedBy, one.Meta().ID) }) {
		part.Known = KnownSaid
	}
	return part
}

// voicesOf returns the interests of those that represent the organisation, in the order of recording.
func (p *Process) voicesOf(one *Party) []graph.Stated {
	var out []graph.Stated
	for r := range each(p.reading, p.representations(one.Meta().ID)) {
		out = append(out, stated(p.interestsOf(r.Individual))...)
	}
	sorted(p.reading, out, func(a, b graph.Stated) int { return cmp.Compare(a.Meta().Sequence, b.Meta().Sequence) })
	return out
}

func stated[T graph.Stated](all []T) []graph.Stated {
	out := make([]graph.Stated, len(all))
	for i, s := range all {
		out[i] = s
	}
	return out
}

// partOf says of the statements by whom they are and how sure.
func partOf(key QuestionKey, all []graph.Stated) CanvasPart {
	part := CanvasPart{Key: key, Applies: true, Known: KnownNot, Statements: all}
	for _, s := range all {
		said := s.Said()
		if part.Known == KnownNot {
			part.Known = KnownAssumed
		}
		if said.Origin != graph.OriginAssumed {
			part.Known = KnownSaid
		}
		if !slices.Contains(part.Authors, said.Author) {
			part.Authors = append(part.Authors, said.Author)
		}
		if !slices.Contains(part.Origins, said.Origin) {
			part.Origins = append(part.Origins, said.Origin)
		}
		if part.Least == nil || said.Confidence < *part.Least {
			part.Least = &said.Confidence
		}
		if part.Most == nil || said.Confidence > *part.Most {
			part.Most = &said.Confidence
		}
	}
	slices.Sort(part.Authors)
	trust := []graph.Origin{graph.OriginSelfStated, graph.OriginDocumented, graph.OriginObserved, graph.OriginAssumed}
	slices.SortFunc(part.Origins, func(a, b graph.Origin) int { return cmp.Compare(slices.Index(trust, a), slices.Index(trust, b)) })
	return part
}

// asked returns the parts of the canvas that the party has, in the order in which they are asked about.
func (p *Process) asked(c *Canvas) []*CanvasPart {
	order := []*CanvasPart{&c.Own, &c.Individual, &c.Network, &c.Ambition, &c.Commitment}
	if p.Collaboration.Orientation == graph.OrientationChallenge {
		order = []*CanvasPart{&c.Ambition, &c.Network, &c.Own, &c.Individual, &c.Commitment}
	}
	return filtered(p.reading, order, func(part *CanvasPart) bool { return part.Applies })
}

func (p *Process) nextQuestion(c *Canvas) *NextQuestion {
	for _, level := range []Known{KnownNot, KnownAssumed} {
		for _, part := range p.asked(c) {
			if part.Known == level {
				return &NextQuestion{Key: part.Key, Text: part.Key.Text(), Verify: level == KnownAssumed}
			}
		}
	}
	return nil
}

// Coverage is how many of the present parties have something known in a part of the canvas.
type Coverage struct {
	Key           QuestionKey
	Parties       int // present ones that have such a part
	Said, Assumed int
	Missing       []*Party // of whom nothing is known, by name
	Basis         analysis.Basis
}

// Coverage counts, per part of the canvas, of how many present parties something is known: levels without an interest are
// gaps.
func (p *Process) Coverage() ([]Coverage, error) {
	all, err := p.Canvas()
	if err != nil {
		return nil, err
	}
	keys := []QuestionKey{AmbitionKey, LevelNetworkKey, LevelOrganisationKey, LevelIndividualKey, CommitmentKey}
	out := make([]Coverage, len(keys))
	for i, key := range keys {
		out[i].Key = key
		for n := range all {
			if p.pace.Step() != nil {
				break
			}
			c := &all[n]
			if part := c.part(key); part.Applies && c.Party.Present() {
				out[i].count(part, c.Party)
			}
		}
		if out[i].Basis, err = p.basis(canvasMatters[key]); err != nil {
			return nil, err
		}
	}
	return out, p.ended()
}

// canvasMatters are what is read of each part of the canvas.
var canvasMatters = map[QuestionKey]matter{
	AmbitionKey:          ofParties | ofCanvas,
	LevelNetworkKey:      ofParties | ofNetwork,
	LevelOrganisationKey: ofParties | ofBodies,
	LevelIndividualKey:   ofParties | ofPersons | ofSpeakers | ofVoices,
	CommitmentKey:        ofParties | ofPromises,
}

func (c *Coverage) count(part *CanvasPart, one *Party) {
	c.Parties++
	switch part.Known {
	case KnownSaid:
		c.Said++
	case KnownAssumed:
		c.Assumed++
	default:
		c.Missing = append(c.Missing, one)
	}
}

func (c *Canvas) part(key QuestionKey) *CanvasPart {
	switch key {
	case AmbitionKey:
		return &c.Ambition
	case LevelNetworkKey:
		return &c.Network
	case LevelOrganisationKey:
		return &c.Own
	case LevelIndividualKey:
		return &c.Individual
	default:
		return &c.Commitment
	}
}
