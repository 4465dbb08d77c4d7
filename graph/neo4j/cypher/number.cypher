// The number of the revision with the stamp, null when the map has none of it.
MATCH (h:Head {map: $map})
WHERE h.number IS NOT NULL
OPTIONAL MATCH (e:Event {revision: $revision})
WHERE e.map = $map
RETURN e.number
