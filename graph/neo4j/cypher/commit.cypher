// Takes the map's write lock, and only then reads where the map stands: writes one part of a plan if it is at the base and, unless
// who commits waits for that, nobody but the server reads it under a lease; nothing otherwise. Returns the number that it found,
// whether others have leases, and how many of each were there to be written. Who does not wait commits by this statement alone,
// which fails when those are not what counts says, so that nothing is kept.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h.number AS number, coalesce(any(reader IN h.readers WHERE reader <> $server), false) AS leased
WITH number, leased, CASE WHEN number = $base AND ($waits OR NOT leased) THEN $part END AS part
INCLUDE part
RETURN number, leased, cutOutgoing, cutIncoming, severed, removed, changed, amended, created, joined, linked, events, mutations, heads,
  1 / CASE WHEN $waits OR part IS NULL OR $counts = [cutOutgoing + cutIncoming, severed, removed, changed, amended, created, joined, linked,
    events, mutations, heads] THEN 1 ELSE 0 END AS sound
