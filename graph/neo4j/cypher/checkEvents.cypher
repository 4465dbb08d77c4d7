MATCH (e:Event)
WHERE e.map = $map
RETURN e.number
ORDER BY e.number
