package analysis

import (
	"slices"

	"raakvlak/graph"
	"raakvlak/graph/pace"
)

// StanceMoveKind says how a stance moved.
type StanceMoveKind string

// The kinds of moves.
const (
	MoveStated       StanceMoveKind = "STATED"       // it was not known before
	MoveReversed     StanceMoveKind = "REVERSED"     // from for to against, or back
	MoveStrengthened StanceMoveKind = "STRENGTHENED" // it became larger, to the same side or from 0
	MoveWeakened     StanceMoveKind = "WEAKENED"     // it became smaller, to the same side or to 0
)

func stanceMoveKinds() []StanceMoveKind {
	return []StanceMoveKind{MoveStated, MoveReversed, MoveStrengthened, MoveWeakened}
}

// StanceMove is a stakeholder whose stance on a subject is not the same by both days.
type StanceMove struct {
	stances *comparedStances
	moved
}

// Moves returns who moved, of one stakeholder or, for "", of all, and of one kind or, for "", of all. The largest move
// comes first, an unknown stance counting 0; then by the names of the stakeholder and of the subject. A stakeholder that
// is not among those compared is [graph.CodeNotFound], an unknown kind [graph.CodeInvalid].
func (c *Comparison) Moves(stakeholder graph.ID, kind StanceMoveKind) ([]StanceMove, error) {
	if kind != "" && !slices.Contains(stanceMoveKinds(), kind) {
		return nil, graph.Invalid([]string{"kind"}, "no kind of move is called %q", string(kind))
	}
	s, err := c.stances()
	if err != nil {
		return nil, err
	}
	wanted := int32(-1)
	if stakeholder != "" {
		if wanted, err = s.after.table.find(stakeholder); err != nil {
			return nil, graph.Within(err, "stakeholder")
		}
	}
	var out []StanceMove
	p := pace.New(c.options.Check)
	for _, m := range s.moves {
		if err := p.Step(); err != nil {
			return nil, err
		}
		if move := (StanceMove{s, m}); (wanted < 0 || wanted == m.row) && (kind == "" || kind == move.Kind()) {
			out = append(out, move)
		}
	}
	return out, nil
}

// Stakeholder returns who moved.
func (m StanceMove) Stakeholder() graph.Named { return m.stances.after.table.stakeholders[m.row] }

// Subject returns the topic or the ambition.
func (m StanceMove) Subject() graph.Named { return m.stances.after.table.subjects[m.column] }

// Kind returns how the stance moved.
func (m StanceMove) Kind() StanceMoveKind {
	switch x, y := int(m.x), int(m.y); {
	case !m.knew:
		return MoveStated
	case x*y < 0:
		return MoveReversed
	case max(y, -y) > max(x, -x):
		return MoveStrengthened
	}
	return MoveWeakened
}

// Size returns how far the stance moved, 0 … 8; an unknown one counts 0.
func (m StanceMove) Size() int { return int(m.size()) }

// Change returns the stance after less that before, nil when one of them is not known.
func (m StanceMove) Change() *int {
	if !m.knew || !m.knows {
		return nil
	}
	change := int(m.y) - int(m.x)
	return &change
}

// Before returns the stance by the first day, with the statements behind it.
func (m StanceMove) Before() graph.Stance { return m.by(m.stances.before) }

// After returns the stance by the second day, with the statements behind it.
func (m StanceMove) After() graph.Stance { return m.by(m.stances.after) }

func (m StanceMove) by(a *Alignment) graph.Stance {
	return a.stancesOf(m.row)[m.Subject().Meta().ID]
}
