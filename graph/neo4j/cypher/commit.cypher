// Takes the map's write lock, and only then reads where the map stands: writes one part of a plan if it is at the base, and
// nothing otherwise. Returns the number that it found, and how many of each were there to be written.
MATCH (h:Head {map: $map})
SET h.lock = true
WITH h.number AS number, CASE WHEN h.number = $base THEN $part END AS part
INCLUDE part
RETURN number, cutOutgoing, cutIncoming, severed, removed, changed, amended, created, joined, linked, events, mutations, heads
