// The entities of one kind that are relationships: their ends, and their properties in the order of $ask.names. A
// relationship's type cannot be a parameter where an index is to be used: RELATIONSHIP stands for that of the kind.
MATCH (a:Entity)-[r:RELATIONSHIP]->(b:Entity)
WHERE r.id STARTS WITH $prefix
RETURN a.id, b.id, [name IN $ask.names | r[name]]
