// Remembered changes that the map has not.
MATCH (m:Mutation)
WHERE m.map = $map AND (m.number IS NULL OR m.number > $number)
RETURN count(m)
