-- Batches of articles that are read one after the other. A job belongs to the process whose name is its holder for as long as
-- that renews its lease; where it does not, another process goes on. Its counters go with its items in one transaction.
-- An item holds its article, text and all, only until it has been read: then the column is ''.

CREATE TABLE jobs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  created TEXT NOT NULL,
  finished TEXT NOT NULL,
  holder TEXT NOT NULL,
  lease_until TEXT NOT NULL,
  items INTEGER NOT NULL,
  waiting INTEGER NOT NULL,
  added INTEGER NOT NULL,
  corrected INTEGER NOT NULL,
  renewed INTEGER NOT NULL,
  known INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  canceled INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_open ON jobs (seq) WHERE state IN ('queued', 'running');
CREATE INDEX jobs_finished ON jobs (finished) WHERE finished <> '';

CREATE TABLE job_items (
  job_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  state TEXT NOT NULL,
  article_id TEXT NOT NULL,
  fault TEXT NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (job_id, position)
) STRICT;
CREATE INDEX job_items_state ON job_items (job_id, state, position);
