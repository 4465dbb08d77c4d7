// Those who depend on each other, the largest mutual dependence first.
MATCH (a:PlainStakeholder)-[there:DEPENDS]->(b:PlainStakeholder)-[back:DEPENDS]->(a)
WHERE a.key < b.key
WITH a, b, max(there.strength) AS aOnB, max(back.strength) AS bOnA
WITH a, b, aOnB, bOnA, CASE WHEN aOnB < bOnA THEN aOnB ELSE bOnA END AS mutual
ORDER BY mutual DESC, a.key, b.key
LIMIT 100
RETURN a.kind, a.id, a.name, b.kind, b.id, b.name, aOnB, bOnA, mutual
