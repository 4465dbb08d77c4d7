// Creates an interest as create.cypher does, and numbers what happened within the map without gaps: a feed that misses
// nothing needs that, and writers of one map wait for each other.
MATCH (h:PlainHead {map: $interest.map})
SET h.number = h.number + 1
WITH h.number AS number
MATCH (s:PlainStakeholder {id: $holder})
MATCH (t:PlainTopic {id: $topic})
CREATE (s)-[:HOLDS]->(i:PlainInterest)-[:CONCERNS {stance: $stance, position: 0}]->(t)
SET i = $interest
CREATE (e:PlainEvent)
SET e = $event, e.number = number
CREATE (k:PlainKey)
SET k = $key, k.number = number
RETURN i.id
