MATCH (h:Head {map: $map})
WHERE h.number IS NOT NULL
RETURN h.number
