// One stakeholder, by id, with its first interests.
MATCH (s:PlainStakeholder {id: $id})
RETURN s.kind, s.id, s.name,
  COLLECT { MATCH (s)-[:HOLDS]->(i:PlainInterest) RETURN [i.id, i.text] ORDER BY i.sequence LIMIT 20 }
