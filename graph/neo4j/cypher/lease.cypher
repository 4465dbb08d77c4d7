// Takes the map's write lock, and only then reads where the map stands; notes that the server reads it under a lease, if not
// too many do. A server that is noted already writes nothing.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h, coalesce(h.readers, []) AS readers
WHERE h.number IS NOT NULL
SET h.readers = CASE WHEN $server IN readers OR size(readers) >= $most THEN readers ELSE readers + $server END
RETURN h.number, $server IN h.readers
