// Takes the place of a new map, or finds out who has it. While the head has no number, no reader sees the map.
MERGE (h:Head {map: $map})
ON CREATE SET h.founder = $founder, h.batch = 0, h.elements = 0, h.lease = datetime() + duration({seconds: $lease})
SET h.lock = true
WITH h
RETURN h.number, h.founder, h.doomed IS NOT NULL OR h.lease < datetime()
