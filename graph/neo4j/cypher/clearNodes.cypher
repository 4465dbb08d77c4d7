MATCH (n:Entity)
WHERE n.id STARTS WITH $prefix
WITH n
LIMIT $most
DELETE n
WITH count(n) AS gone
MATCH (h:Head {map: $map})
SET h.elements = h.elements - gone
RETURN gone
