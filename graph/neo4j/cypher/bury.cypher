// Takes away the head of a map of which nothing else is left. Returns how many elements were not found.
MATCH (h:Head {map: $map})
WHERE h.doomed IS NOT NULL
WITH h, h.elements AS missing
DELETE h
RETURN missing
