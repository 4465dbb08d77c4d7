MATCH (m:Mutation)
WHERE m.expires < $now
WITH m
LIMIT $most
DELETE m
RETURN count(m)
