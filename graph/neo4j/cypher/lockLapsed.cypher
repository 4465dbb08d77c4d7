// Takes the lock of a map's remains, and only then reads whether they are.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h
RETURN h.number IS NULL AND (h.doomed IS NOT NULL OR h.lease < datetime())
