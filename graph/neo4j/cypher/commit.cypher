// Takes the map's write lock, and only then reads where the map stands: writes one part of a plan if it is at the base, and
// nothing otherwise. Returns the number that it found, whether others than the server read the map under a lease, and how
// many of each were there to be written.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h.number AS number, any(reader IN h.readers WHERE reader <> $server) AS leased, CASE WHEN h.number = $base THEN $part END AS part
INCLUDE part
RETURN number, leased, cutOutgoing, cutIncoming, severed, removed, changed, amended, created, joined, linked, events, mutations, heads
