// From here on, who writes waits for those who read under a lease. A raakvlak of before does not, and is kept out by this
// number. Nobody has a lease yet.
MATCH (h:Head) WHERE h.readers IS NOT NULL REMOVE h.readers;
