// Takes the map's write lock, and only then reads where the map stands.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h
RETURN h.number, h.revision, h.hash, h.elements
