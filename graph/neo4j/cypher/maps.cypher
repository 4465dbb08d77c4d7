// The maps that are complete, a page after the given id.
MATCH (h:Head)
WHERE h.map > $after AND h.number IS NOT NULL
MATCH (m:Entity {id: h.map})
RETURN h.map, m.name, h.number
ORDER BY h.map
LIMIT $most
