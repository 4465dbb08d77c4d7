// Takes the map's write lock, and only then reads where the map stands and which of the keys it knows.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h
OPTIONAL MATCH (m:Mutation)
WHERE m.map = $map AND m.key IN $ask.keys
RETURN h.number, m.key, m.inputHash, m.result, m.revision
