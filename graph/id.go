package graph

import (
	"crypto/sha256"
	"encoding/base32"
	"io"
	"strings"
	"sync"
)

// ID names one entity for ever. It is the kind's prefix, an underscore, the key of the entity's map (10 letters) and a
// random part (26 letters, 128 bits): org_k3f9…. Nothing can be read from it about when or in which order it was made.
type ID string

// MapID is the id of a map; as an [ID] it names the map's own record.
type MapID = ID

const (
	prefixLength = 3
	keyLength    = 10
	randomLength = 26
	keyStart     = prefixLength + 1
	randomStart  = keyStart + keyLength
	idLength     = randomStart + randomLength
	mapIDLength  = randomStart
)

// LocalPrefix begins a name that a Change gives to something it creates, so that its other edits can refer to it:
// "_:city". Such names live no longer than the Change.
const LocalPrefix = "_:"

// IsLocal reports whether the id is a name that only its own Change knows.
func (id ID) IsLocal() bool { return strings.HasPrefix(string(id), LocalPrefix) }

// Kind returns the kind that the id's prefix names. It errors when the id is not of the form of an id.
func (id ID) Kind() (Kind, error) {
	if err := id.check(); err != nil {
		return 0, err
	}
	for k := KindMap; k < kindEnd; k++ {
		if strings.HasPrefix(string(id), kinds[k].prefix) {
			return k, nil
		}
	}
	return 0, Errorf(CodeNotFound, "nothing with id %s", quoteID(id))
}

// Map returns the id of the map that the entity belongs to, which is the id itself for a map. It errors when the id
// is not of the form of an id.
func (id ID) Map() (MapID, error) {
	if err := id.check(); err != nil {
		return "", err
	}
	return MapID(kinds[KindMap].prefix + "_" + string(id[keyStart:randomStart])), nil
}

// check looks at the form only. What is not an id is not found, like an id of nothing.
func (id ID) check() error {
	wanted := idLength
	if strings.HasPrefix(string(id), kinds[KindMap].prefix) {
		wanted = mapIDLength
	}
	if len(id) != wanted || id[prefixLength] != '_' {
		return Errorf(CodeNotFound, "nothing with id %s", quoteID(id))
	}
	for _, c := range []byte(id[keyStart:]) {
		if !strings.ContainsRune(idAlphabet, rune(c)) {
			return Errorf(CodeNotFound, "nothing with id %s", quoteID(id))
		}
	}
	return nil
}

// quoteID keeps hostile or endless input out of messages.
func quoteID(id ID) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, string(id))
	if len(clean) > 2*idLength {
		clean = clean[:2*idLength] + "…"
	}
	return `"` + clean + `"`
}

// idAlphabet is base 32 without letters that are taken for one another.
const idAlphabet = "0123456789abcdefghjkmnpqrstvwxyz"

var idEncoding = base32.NewEncoding(idAlphabet).WithPadding(base32.NoPadding)

// IDs makes ids, revisions and salts from a source of randomness. It may be used by several goroutines.
type IDs struct {
	mu     sync.Mutex
	source io.Reader
}

// NewIDs returns an IDs that draws from source: crypto/rand's Reader in production, a seeded one in tests.
func NewIDs(source io.Reader) *IDs { return &IDs{source: source} }

// NewMap returns the id of a new map.
func (g *IDs) NewMap() MapID {
	return MapID(kinds[KindMap].prefix + "_" + g.draw(keyLength))
}

// foundedID returns the id of the map that the principal founds by the clientMutationId.
func foundedID(by PrincipalID, clientMutationID string) MapID {
	sum := sha256.Sum256([]byte(string(by) + "\x00" + clientMutationID))
	return MapID(kinds[KindMap].prefix + "_" + idEncoding.EncodeToString(sum[:])[:keyLength])
}

// New returns an id for a new entity of the kind in the map.
func (g *IDs) New(kind Kind, in MapID) ID {
	return ID(kinds[kind].prefix + "_" + string(in[keyStart:]) + g.draw(randomLength))
}

// Revision returns a new stamp.
func (g *IDs) Revision() Revision { return Revision(g.draw(randomLength)) }

// Key returns a new idempotency key, for a Change that came without one.
func (g *IDs) Key() string { return g.draw(randomLength) }

// Salt fills a new salt.
func (g *IDs) Salt() (salt [16]byte) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.read(salt[:])
	return salt
}

func (g *IDs) draw(letters int) string {
	var raw [16]byte
	g.mu.Lock()
	g.read(raw[:])
	g.mu.Unlock()
	return idEncoding.EncodeToString(raw[:])[:letters]
}

// read panics when the source fails: no id can be made then, and crypto/rand itself never fails.
func (g *IDs) read(p []byte) {
	if _, err := io.ReadFull(g.source, p); err != nil {
		panic("graph: source of randomness: " + err.Error())
	}
}
