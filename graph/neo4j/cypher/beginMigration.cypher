// Takes the lock under which one server at a time brings the database up to date, and reads how far it is.
MERGE (m:Migration {name: 'migrations'})
SET m.lock = true
WITH m
RETURN coalesce(m.applied, 0)
