// Writes one part of a plan: what goes, what changes, what comes, in this order, and what is remembered of it. Each
// list may be empty. Returns how many of each were there to be written. All lists are in one parameter, because the
// database plans a statement anew for each size of each parameter that is a list.
CALL () {
  UNWIND $part.cutOutgoing AS row
  MATCH (n:Entity {id: row.id})-[r:$(row.type)]->()
  DELETE r
  RETURN count(r) AS cutOutgoing
}
CALL () {
  UNWIND $part.cutIncoming AS row
  MATCH (n:Entity {id: row.id})<-[r:$(row.type)]-()
  DELETE r
  RETURN count(r) AS cutIncoming
}
CALL () {
  UNWIND $part.severed AS row
  MATCH (a:Entity {id: row.from})-[r:$(row.type)]->()
  WHERE r.id = row.id
  DELETE r
  RETURN count(r) AS severed
}
CALL () {
  UNWIND $part.removed AS id
  MATCH (n:Entity {id: id})
  DELETE n
  RETURN count(n) AS removed
}
CALL () {
  UNWIND $part.changed AS row
  MATCH (n:Entity {id: row.id})
  SET n = row.properties
  RETURN count(n) AS changed
}
CALL () {
  UNWIND $part.amended AS row
  MATCH (a:Entity {id: row.from})-[r:$(row.type)]->()
  WHERE r.id = row.id
  SET r = row.properties
  RETURN count(r) AS amended
}
CALL () {
INCLUDE create
}
CALL () {
  UNWIND $part.linked AS row
  MATCH (a:Entity {id: row.from})
  MATCH (b:Entity {id: row.to})
  CREATE (a)-[r:$(row.type)]->(b)
  SET r = row.properties
  RETURN count(r) AS linked
}
CALL () {
  UNWIND $part.events AS row
  CREATE (e:Event)
  SET e = row
  RETURN count(e) AS events
}
CALL () {
  UNWIND $part.mutations AS row
  CREATE (m:Mutation)
  SET m = row
  RETURN count(m) AS mutations
}
CALL () {
  UNWIND $part.heads AS row
  MATCH (h:Head {map: row.map})
  SET h += row
  RETURN count(h) AS heads
}
RETURN cutOutgoing, cutIncoming, severed, removed, changed, amended, created, joined, linked, events, mutations, heads
