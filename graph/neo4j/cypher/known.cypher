// What is remembered of the keys, one row with nulls when that is nothing.
MATCH (h:Head {map: $map})
WHERE h.number IS NOT NULL
OPTIONAL MATCH (m:Mutation)
WHERE m.map = $map AND m.key IN $ask.keys
RETURN m.key, m.inputHash, m.result
