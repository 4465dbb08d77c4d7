// The entities of one kind that are nodes: their properties in the order of $ask.names, and the relationships that are
// links of theirs, each with what the arrow itself says in the order of $ask.edges.
MATCH (n:Entity)
WHERE n.id STARTS WITH $prefix
WITH n, properties(n) AS properties
RETURN [name IN $ask.names | properties[name]],
  [(n)-[r]->(o) WHERE type(r) IN $ask.outgoing | [type(r), o.id] + [name IN $ask.edges | r[name]]],
  [(n)<-[r]-(o) WHERE type(r) IN $ask.incoming | [type(r), o.id] + [name IN $ask.edges | r[name]]]
