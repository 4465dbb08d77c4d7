// Creates an interest, and writes down that it happened and under which key.
MATCH (s:PlainStakeholder {id: $holder})
MATCH (t:PlainTopic {id: $topic})
CREATE (s)-[:HOLDS]->(i:PlainInterest)-[:CONCERNS {stance: $stance, position: 0}]->(t)
SET i = $interest
CREATE (e:PlainEvent)
SET e = $event
CREATE (k:PlainKey)
SET k = $key
RETURN i.id
