// Writes one part of a plan. Returns how many of each were there to be written.
WITH $part AS part
INCLUDE part
RETURN cutOutgoing, cutIncoming, severed, removed, changed, amended, created, joined, linked, events, mutations, heads
