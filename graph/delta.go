package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Delta is what one Change did to one entity. Before is nil when it was made, After is nil when it was deleted.
type Delta struct {
	ID     ID
	Kind   Kind
	Before Entity
	After  Entity
	Salt   [16]byte
	Hash   string // of salt and content, in hexadecimal; it outlives an erasure
	Erased bool   // the content is gone for good, and with it the salt

	sealed []byte // what Content returns once the event is sealed
}

// recorded returns the place of what the delta is about in the order of recording.
func (d *Delta) recorded() uint64 {
	if d.After != nil {
		return d.After.Meta().Sequence
	}
	return d.Before.Meta().Sequence
}

// content is the part of a delta that can be erased.
type content struct {
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// Content returns what the delta says as JSON: {"before":…,"after":…}. It is what stores keep and hashes cover. Of a sealed
// event it is what was sealed, whatever became of the entities since; it must not be changed.
func (d *Delta) Content() ([]byte, error) {
	if d.sealed != nil {
		return d.sealed, nil
	}
	return d.encode()
}

func (d *Delta) encode() ([]byte, error) {
	data := []byte{'{'}
	for _, side := range []struct {
		name   string
		entity Entity
	}{{`"before":`, d.Before}, {`"after":`, d.After}} {
		if side.entity == nil {
			continue
		}
		encoded, err := Encode(side.entity)
		if err != nil {
			return nil, err
		}
		if len(data) > 1 {
			data = append(data, ',')
		}
		data = append(append(data, side.name...), encoded...)
	}
	return append(data, '}'), nil
}

// SetContent reads back what Content wrote.
func (d *Delta) SetContent(data []byte) error {
	var c content
	if err := json.Unmarshal(data, &c); err != nil {
		return Errorf(CodeInternal, "read the content of a change to %s: %w", d.ID, err)
	}
	var err error
	if c.Before != nil {
		if d.Before, err = Decode(d.Kind, c.Before); err != nil {
			return err
		}
	}
	if c.After != nil {
		d.After, err = Decode(d.Kind, c.After)
	}
	return err
}

// contentHash returns the hash that content and salt have together.
func contentHash(salt [16]byte, content []byte) string {
	h := sha256.New()
	h.Write(salt[:])
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

// Encode returns e as JSON, with the fields in the order of the struct: equal entities give equal bytes.
func Encode(e Entity) ([]byte, error) {
	data, err := json.Marshal(e)
	if err != nil {
		return nil, Errorf(CodeInternal, "encode %s: %w", e.Meta().ID, err)
	}
	return data, nil
}

// Decode reads what [Encode] wrote. Values that the domain does not know are refused, so that none gets in by way of
// a store.
func Decode(kind Kind, data []byte) (Entity, error) {
	e := kind.New()
	if err := json.Unmarshal(data, e); err != nil {
		return nil, Errorf(CodeInternal, "decode a stored %s: %w", kind, err)
	}
	return e, Admit(e)
}
