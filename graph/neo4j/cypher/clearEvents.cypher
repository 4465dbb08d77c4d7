MATCH (e:Event)
WHERE e.map = $map
WITH e
LIMIT $most
DELETE e
RETURN count(e)
