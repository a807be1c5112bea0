-- The ledger's tables on PostgreSQL, format 2: the same rows as in schema.sql.
-- Every row bears the hash of its own values; leaf and event rows also chain to the row before.
CREATE TABLE meta (name TEXT COLLATE "C" PRIMARY KEY, value TEXT COLLATE "C" NOT NULL);
CREATE TABLE leaf (
  idx BIGINT PRIMARY KEY, record BYTEA NOT NULL, event TEXT COLLATE "C" NOT NULL, subject TEXT COLLATE "C" NOT NULL,
  size BIGINT NOT NULL, salt BYTEA NOT NULL, sheet BYTEA NOT NULL,
  previous TEXT COLLATE "C" NOT NULL, row_hash TEXT COLLATE "C" NOT NULL);
CREATE INDEX leaf_subject ON leaf (subject);
CREATE TABLE node (
  level BIGINT NOT NULL, idx BIGINT NOT NULL, hash BYTEA NOT NULL,
  PRIMARY KEY (level, idx));
CREATE TABLE exhibit (
  number BIGINT PRIMARY KEY, id TEXT COLLATE "C" NOT NULL UNIQUE, leaf BIGINT NOT NULL UNIQUE,
  sha256 TEXT COLLATE "C" NOT NULL UNIQUE, size BIGINT NOT NULL, kind TEXT COLLATE "C" NOT NULL, title TEXT COLLATE "C" NOT NULL,
  parent TEXT COLLATE "C", sealed_at TEXT COLLATE "C" NOT NULL, provenance TEXT COLLATE "C" NOT NULL, row_hash TEXT COLLATE "C" NOT NULL);
CREATE TABLE checkpoint (size BIGINT PRIMARY KEY, note TEXT COLLATE "C" NOT NULL);
CREATE TABLE event (
  seq BIGINT PRIMARY KEY, case_id TEXT COLLATE "C" NOT NULL, kind TEXT COLLATE "C" NOT NULL,
  at TEXT COLLATE "C" NOT NULL, person TEXT COLLATE "C" NOT NULL, facts TEXT COLLATE "C" NOT NULL,
  previous TEXT COLLATE "C" NOT NULL, row_hash TEXT COLLATE "C" NOT NULL);
CREATE INDEX event_case ON event (case_id, seq);
-- The number of the newest event each time some were added; shows when the last ones are gone.
CREATE TABLE given (seq BIGINT PRIMARY KEY);
