-- A map is complete once everything of it is in; until then nobody but Sweep sees it.
CREATE TABLE maps (
  key      INTEGER PRIMARY KEY,
  id       TEXT    NOT NULL UNIQUE,
  name     TEXT    NOT NULL,
  number   INTEGER NOT NULL,
  revision TEXT    NOT NULL,
  hash     TEXT    NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1))
) STRICT;

-- What every map holds at its latest revision. The columns beside json repeat what stands in it.
CREATE TABLE entities (
  key      INTEGER PRIMARY KEY,
  map      INTEGER NOT NULL REFERENCES maps (key) ON DELETE CASCADE,
  id       TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  sequence INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  json     TEXT    NOT NULL,
  UNIQUE (map, id)
) STRICT;

CREATE INDEX entities_in_order ON entities (map, sequence);

CREATE TABLE events (
  map       INTEGER NOT NULL REFERENCES maps (key) ON DELETE CASCADE,
  number    INTEGER NOT NULL,
  revision  TEXT    NOT NULL,
  principal TEXT    NOT NULL,
  at        TEXT    NOT NULL,
  previous  TEXT    NOT NULL,
  hash      TEXT    NOT NULL,
  baseline  TEXT,
  PRIMARY KEY (map, number),
  UNIQUE (map, revision)
) STRICT, WITHOUT ROWID;

-- What each event changed. Erasing takes content and salt away and leaves the hash.
CREATE TABLE deltas (
  key      INTEGER PRIMARY KEY,
  map      INTEGER NOT NULL,
  number   INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id       TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  salt     BLOB,
  content  TEXT,
  hash     TEXT    NOT NULL,
  erased   INTEGER NOT NULL CHECK (erased IN (0, 1)),
  UNIQUE (map, number, position),
  FOREIGN KEY (map, number) REFERENCES events (map, number) ON DELETE CASCADE
) STRICT;

-- The Changes that were committed, by their idempotency keys, until they expire (milliseconds since 1970).
CREATE TABLE mutations (
  map        INTEGER NOT NULL REFERENCES maps (key) ON DELETE CASCADE,
  key        TEXT    NOT NULL,
  number     INTEGER NOT NULL,
  input_hash TEXT    NOT NULL,
  result     BLOB    NOT NULL,
  expires    INTEGER NOT NULL,
  PRIMARY KEY (map, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX mutations_by_expiry ON mutations (expires);
