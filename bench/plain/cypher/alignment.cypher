// Those that a stakeholder aligns with most, by the cosine of their stances on topics: interests in one topic add up,
// within -4 … 4. The square of the cosine is compared, as equal cosines then have equal worth to the last bit.
MATCH (a:PlainStakeholder {id: $id})-[:HOLDS]->(:PlainInterest)-[x:CONCERNS]->(t:PlainTopic)
WITH a, t, sum(x.stance) AS said
WITH a, t, CASE WHEN said > 4 THEN 4 WHEN said < -4 THEN -4 ELSE said END AS mine
MATCH (t)<-[y:CONCERNS]-(:PlainInterest)<-[:HOLDS]-(b:PlainStakeholder)
WHERE b <> a
WITH a, t, mine, b, sum(y.stance) AS said
WITH a, b, sum(mine * CASE WHEN said > 4 THEN 4 WHEN said < -4 THEN -4 ELSE said END) AS dot
WHERE dot > 0
WITH b, toFloat(dot * dot) / (a.squares * b.squares) AS worth
ORDER BY worth DESC, b.key
LIMIT 20
RETURN b.kind, b.id, b.name, sqrt(worth)
