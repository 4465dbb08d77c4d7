// Takes the lock of a map that is being founded, and only then reads whose it is and which batch came last.
MATCH (h:Head {map: $map})
SET h.lock = true, h.lease = datetime() + duration({seconds: $lease})
WITH h
RETURN h.founder, h.doomed IS NOT NULL, h.batch, h.elements, h.revision
