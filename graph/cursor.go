package graph

import (
	"crypto/aes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
)

// cursor is a spot in an order as callers get it: base64url of this as JSON. The place in the order of recording is
// sealed, because it would tell how much was recorded that its reader may not see; the seal also covers all the rest,
// so that nobody can make up a cursor.
type cursor struct {
	Version int    `json:"v"`
	Scope   string `json:"o"` // which order, of which kinds
	Time    int64  `json:"t,omitempty"`
	Key     string `json:"k,omitempty"`
	Seal    []byte `json:"s"`
}

const (
	cursorVersion    = 1
	mostCursorLength = 32_768 // more than the longest name's takes
)

// seal returns the cursor of a spot. Equal spots give equal cursors, on all servers.
func (v *View) seal(scope string, at spot) string {
	c := cursor{Version: cursorVersion, Scope: scope, Time: at.Time, Key: at.Key}
	key := v.cursorKey()
	block, err := aes.NewCipher(key[:aes.BlockSize])
	if err != nil {
		panic("graph: cursor key: " + err.Error()) // its length is fixed
	}
	var sealed [aes.BlockSize]byte
	binary.BigEndian.PutUint64(sealed[:8], at.Sequence)
	copy(sealed[8:], c.check(at.Sequence))
	block.Encrypt(sealed[:], sealed[:])
	c.Seal = sealed[:]
	text, err := json.Marshal(c)
	if err != nil {
		panic("graph: cursor: " + err.Error()) // texts and numbers only
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// open returns the spot of a cursor that was made for the scope.
func (v *View) open(scope, text string) (*spot, error) {
	bad := Invalid([]string{"after"}, "the cursor does not belong to this list in this order").Because(ReasonBadCursor)
	if len(text) > mostCursorLength {
		return nil, bad
	}
	data, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil {
		return nil, bad
	}
	var c cursor
	if json.Unmarshal(data, &c) != nil || c.Version != cursorVersion || c.Scope != scope || len(c.Seal) != aes.BlockSize {
		return nil, bad
	}
	key := v.cursorKey()
	block, err := aes.NewCipher(key[:aes.BlockSize])
	if err != nil {
		return nil, bad
	}
	var opened [aes.BlockSize]byte
	block.Decrypt(opened[:], c.Seal)
	at := &spot{Time: c.Time, Key: c.Key, Sequence: binary.BigEndian.Uint64(opened[:8])}
	// What was made up, or written otherwise, does not come out the same.
	if v.seal(scope, *at) != text {
		return nil, bad
	}
	return at, nil
}

// check returns what shows that nothing in the cursor was changed.
func (c *cursor) check(sequence uint64) []byte {
	plain := *c
	plain.Seal = binary.BigEndian.AppendUint64(nil, sequence)
	text, err := json.Marshal(plain)
	if err != nil {
		panic("graph: cursor: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return sum[:8]
}

// cursorKey returns the key that the map's cursors are sealed with. It is kept with the map, so that a cursor is good
// on every server.
func (s *Snapshot) cursorKey() [sha256.Size]byte {
	secret := ""
	if m := s.Map(); m != nil {
		secret = m.Secret
	}
	return sha256.Sum256([]byte(secret))
}
