// The maps of which only remains are left: deleted ones, and those whose founder was not heard of any more.
MATCH (h:Head)
WHERE h.number IS NULL AND (h.doomed IS NOT NULL OR h.lease < datetime())
RETURN h.map
ORDER BY h.map
