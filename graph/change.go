package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// MostEdits is how many edits one Change may have. Larger files are imported aside, as a map of their own.
const MostEdits = 100_000

// Change is one atomic batch of edits, by one principal, for one map: all of it is done, or nothing.
type Change struct {
	Map              MapID
	Principal        PrincipalID
	ClientMutationID string // if given, the same Change is done once, however often it is sent
	Edits            []Edit
}

// Edit is one step of a Change: [Create], [CreateFrom], [Update] and [Delete] make one.
type Edit struct {
	verb     verb
	kind     Kind
	id       ID
	entity   Entity
	fields   Fields
	expected Revision
}

// verb is what an Edit does.
type verb string

const (
	verbCreate verb = "create"
	verbUpdate verb = "update"
	verbDelete verb = "delete"
)

// Create returns the edit that adds e. Its id is empty, or a local name ("_:city") by which later edits of the Change
// may refer to it. Links may use local names of earlier edits. Author, audience and the time of stating may be left
// empty: the author is then who makes the Change, the time now, and the audience the narrowest usual one.
func Create(e Entity) Edit {
	return Edit{verb: verbCreate, kind: e.EntityKind(), id: e.Meta().ID, entity: e}
}

// CreateFrom returns the edit that adds an entity of the kind with the fields. id is as for [Create].
func CreateFrom(kind Kind, id ID, fields Fields) Edit {
	return Edit{verb: verbCreate, kind: kind, id: id, fields: fields}
}

// Update returns the edit that gives the entity new values for the fields and leaves the others. If expected is given
// and is not the entity's version any more, the Change is a [CodeConflict].
func Update(id ID, expected Revision, fields Fields) Edit {
	return Edit{verb: verbUpdate, id: id, expected: expected, fields: fields}
}

// Delete returns the edit that removes the entity. What cannot be without it goes too: a stakeholder's interests, a
// topic's place in interests. What the deleter cannot see stays for those who can, and so does then what it is about.
func Delete(id ID, expected Revision) Edit {
	return Edit{verb: verbDelete, id: id, expected: expected}
}

// InputHash returns a hash of everything the Change asks for, by which a repeated clientMutationId is told from a
// reused one.
func (c *Change) InputHash() (string, error) {
	type edit struct {
		Verb     verb
		Kind     Kind
		ID       ID
		Expected Revision
		Entity   Entity
		Fields   Fields
	}
	h := sha256.New()
	encoder := json.NewEncoder(h)
	for _, e := range c.Edits {
		// Maps are written in the order of their keys, so equal edits hash alike.
		if err := encoder.Encode(edit{e.verb, e.kind, e.id, e.expected, e.entity, e.fields}); err != nil {
			return "", Errorf(CodeInvalid, "the change cannot be written as JSON: %w", err)
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Key returns the key under which the Change is remembered, so that it is done once: a hash of principal, map and
// clientMutationId, so that nobody can ask after the ids of others.
func (c *Change) Key() string {
	sum := sha256.Sum256([]byte(string(c.Principal) + "\x00" + string(c.Map) + "\x00" + c.ClientMutationID))
	return hex.EncodeToString(sum[:])
}

// Result is what became of a Change.
type Result struct {
	Revision Revision `json:"revision"`
	IDs      []ID     `json:"ids"` // per edit, of what it made, changed or deleted
	Replayed bool     `json:"-"`   // it had been done before
}
