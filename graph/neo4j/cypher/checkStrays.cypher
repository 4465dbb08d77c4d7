// The nodes that say they belong to the map and have an id that none of its entities can have.
MATCH (n:Entity)
WHERE n.map = $map AND (n.id IS NULL OR none(prefix IN $prefixes WHERE n.id STARTS WITH prefix))
RETURN coalesce(n.id, ''), labels(n)
