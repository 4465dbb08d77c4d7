// The 50 stakeholders after a key, in order, each with its first interests and their topics.
MATCH (s:PlainStakeholder)
WHERE s.key > $after
WITH s
ORDER BY s.key
LIMIT 50
RETURN s.kind, s.id, s.name,
  COLLECT {
    MATCH (s)-[:HOLDS]->(i:PlainInterest)
    WITH i
    ORDER BY i.sequence
    LIMIT 20
    RETURN [i.id, i.text, [(i)-[c:CONCERNS]->(t:PlainTopic) | [c.position, c.stance, t.id, t.name]]]
  }
ORDER BY s.key
