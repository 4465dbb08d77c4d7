MATCH (m:Mutation)
WHERE m.map = $map
WITH m
LIMIT $most
DELETE m
RETURN count(m)
