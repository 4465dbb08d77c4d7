// Makes a map invisible, and its remains everybody's to clear away. The lock is held already.
MATCH (h:Head {map: $map})
SET h.doomed = true
REMOVE h.number, h.founder, h.lease
RETURN count(h)
