// The nodes of one kind that are not labelled as they should be, or say they belong elsewhere.
MATCH (n:Entity)
WHERE n.id STARTS WITH $prefix
  AND (n.map IS NULL OR n.map <> $map OR size(labels(n)) <> size($labels) OR any(label IN $labels WHERE NOT label IN labels(n)))
RETURN n.id, labels(n), n.map
ORDER BY n.id
