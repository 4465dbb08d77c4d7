// Writes part: what goes, what changes, what comes, in this order, and what is remembered of it. Each list may be empty, and
// part may be null. All lists are in one parameter, because the database plans a statement anew for each size of each
// parameter that is a list.
CALL (part) {
  UNWIND part.cutOutgoing AS row
  MATCH (n:Entity {id: row.id})-[r:$(row.type)]->()
  DELETE r
  RETURN count(r) AS cutOutgoing
}
CALL (part) {
  UNWIND part.cutIncoming AS row
  MATCH (n:Entity {id: row.id})<-[r:$(row.type)]-()
  DELETE r
  RETURN count(r) AS cutIncoming
}
CALL (part) {
  UNWIND part.severed AS row
  MATCH (a:Entity {id: row.from})-[r:$(row.type)]->()
  WHERE r.id = row.id
  DELETE r
  RETURN count(r) AS severed
}
CALL (part) {
  UNWIND part.removed AS id
  MATCH (n:Entity {id: id})
  DELETE n
  RETURN count(n) AS removed
}
CALL (part) {
  UNWIND part.changed AS row
  MATCH (n:Entity {id: row.id})
  SET n = row.properties
  RETURN count(n) AS changed
}
CALL (part) {
  UNWIND part.amended AS row
  MATCH (a:Entity {id: row.from})-[r:$(row.type)]->()
  WHERE r.id = row.id
  SET r = row.properties
  RETURN count(r) AS amended
}
CALL (part) {
INCLUDE creation
}
CALL (part) {
  UNWIND part.linked AS row
  MATCH (a:Entity {id: row.from})
  MATCH (b:Entity {id: row.to})
  CREATE (a)-[r:$(row.type)]->(b)
  SET r = row.properties
  RETURN count(r) AS linked
}
CALL (part) {
  UNWIND part.events AS row
  CREATE (e:Event)
  SET e = row
  RETURN count(e) AS events
}
CALL (part) {
  UNWIND part.mutations AS row
  CREATE (m:Mutation)
  SET m = row
  RETURN count(m) AS mutations
}
CALL (part) {
  UNWIND part.heads AS row
  MATCH (h:Head {map: row.map})
  SET h += row.properties, h.elements = h.elements + row.grown
  RETURN count(h) AS heads
}
