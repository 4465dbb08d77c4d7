// How many relationships of which sort leave the nodes of one kind.
MATCH (n:Entity)-[r]->(o)
WHERE n.id STARTS WITH $prefix
RETURN type(r), coalesce(o.map, '') = $map, [label IN labels(o) WHERE label IN $kinds], count(r)
