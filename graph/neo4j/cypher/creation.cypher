// Makes the created nodes of part, and with each the relationships that it brings along to nodes that are there or come with
// it. Returns how many of both.
UNWIND part.created AS row
CREATE (n:Entity:$(row.labels))
SET n = row.properties
WITH collect({node: n, row: row}) AS made
CALL (made) {
  UNWIND made AS each
  WITH each.node AS n, each.row AS row
  UNWIND row.outgoing AS link
  MATCH (o:Entity {id: link.id})
  CREATE (n)-[r:$(link.type)]->(o)
  SET r = link.properties
  RETURN count(r) AS outgoing
}
CALL (made) {
  UNWIND made AS each
  WITH each.node AS n, each.row AS row
  UNWIND row.incoming AS link
  MATCH (o:Entity {id: link.id})
  CREATE (n)<-[r:$(link.type)]-(o)
  SET r = link.properties
  RETURN count(r) AS incoming
}
RETURN size(made) AS created, outgoing + incoming AS joined
