-- The ledger's tables, format 2. Append-only: no statement of the program updates or deletes.
-- Every row bears the hash of its own values; leaf and event rows also chain to the row before.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE leaf (
  idx INTEGER PRIMARY KEY, record BLOB NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL,
  size INTEGER NOT NULL, salt BLOB NOT NULL, sheet BLOB NOT NULL,
  previous TEXT NOT NULL, row_hash TEXT NOT NULL);
CREATE INDEX leaf_subject ON leaf (subject);
CREATE TABLE node (
  level INTEGER NOT NULL, idx INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (level, idx)) WITHOUT ROWID;
CREATE TABLE exhibit (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, leaf INTEGER NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  parent TEXT, sealed_at TEXT NOT NULL, provenance TEXT NOT NULL, row_hash TEXT NOT NULL);
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, case_id TEXT NOT NULL, kind TEXT NOT NULL,
  at TEXT NOT NULL, person TEXT NOT NULL, facts TEXT NOT NULL,
  previous TEXT NOT NULL, row_hash TEXT NOT NULL);
CREATE INDEX event_case ON event (case_id, seq);
