package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"slices"

	"raakvlak/graph/pace"
)

// stepsPerEncoding is how long it takes to write an entity as JSON and hash it.
const stepsPerEncoding = 20

// Verify reports, as an error, when the snapshot, which is of the map's first revision, is not what the baseline was
// made of.
func (b *Baseline) Verify(s *Snapshot) error {
	entities := slices.Collect(s.All())
	slices.SortFunc(entities, func(a, b Entity) int { return cmp.Compare(a.Meta().Sequence, b.Meta().Sequence) })
	hash, err := baselineHash(&pace.Pace{}, slices.Values(entities))
	if err != nil {
		return err
	}
	if hash != b.ContentHash {
		return Errorf(CodeInternal, "what %s began with is not what its baseline says", s.head.Map)
	}
	return nil
}

// baselineHash covers the entities in the order of recording.
func baselineHash(p *pace.Pace, entities iter.Seq[Entity]) (string, error) {
	h := sha256.New()
	for e := range entities {
		if err := p.Steps(stepsPerEncoding); err != nil {
			return "", err
		}
		data, err := Encode(e)
		if err != nil {
			return "", err
		}
		h.Write(data)
		h.Write([]byte{'\n'})
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
