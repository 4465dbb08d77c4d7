MATCH (n:Entity)-[r]-()
WHERE n.id STARTS WITH $prefix
WITH DISTINCT r
LIMIT $most
DELETE r
WITH count(r) AS gone
MATCH (h:Head {map: $map})
SET h.elements = h.elements - gone
RETURN gone
