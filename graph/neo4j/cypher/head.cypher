// Where a complete map stands.
MATCH (h:Head {map: $map})
WHERE h.number IS NOT NULL
RETURN h.number, h.revision, h.hash, h.elements
