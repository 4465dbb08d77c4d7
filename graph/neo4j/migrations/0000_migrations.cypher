// What the others are applied under; done at each start, so that two servers cannot make two locks.
CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE;
