MATCH (m:Migration {name: 'migrations'})
SET m.applied = $applied
RETURN count(m)
