// The events after a revision, one row with nulls when there are none.
MATCH (h:Head {map: $map})
WHERE h.number IS NOT NULL
OPTIONAL MATCH (e:Event)
WHERE e.map = $map AND e.number > $after
WITH e
ORDER BY e.number
LIMIT $most
RETURN e.number, e.revision, e.principal, e.at, e.previous, e.hash, e.baseline,
  e.entities, e.kinds, e.contents, e.salts, e.hashes
