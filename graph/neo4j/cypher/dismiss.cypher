// Ends all leases on a map, the lock of which is held already. Returns whether others than the server have any.
MATCH (h:Head {map: $map})
WITH h, any(reader IN h.readers WHERE reader <> $server) AS others
REMOVE h.readers
RETURN others
