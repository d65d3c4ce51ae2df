-- Events across articles: an event is a fold over what articles say of it, as sources and actors are.
--
-- Events and their tags follow from contributions and claims. They are made anew, article by article, at the next start
-- (`articles.placed` says which are done), and so are the counts that follow from them.

DELETE FROM event_tags;
DELETE FROM events;
ALTER TABLE events ADD COLUMN tally TEXT NOT NULL DEFAULT '';
-- Publication of the first article that tells of it; `seq` is made from it.
ALTER TABLE events ADD COLUMN reported TEXT NOT NULL DEFAULT '';
UPDATE actors SET events = 0, as_actor = 0, as_recipient = 0;

ALTER TABLE articles ADD COLUMN placed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_unplaced ON articles (placed) WHERE placed = 0;

-- An outline is what an article says of an event, reduced to what decides which event it is. Those that hang together by pairs
-- form a component, those that are one event share a record; `first` is the least id that an article gives it, and `own_id` the
-- id that its record has when it stands alone.
CREATE TABLE outlines (
  key TEXT PRIMARY KEY,
  component TEXT NOT NULL,
  record_id TEXT NOT NULL,
  own_id TEXT NOT NULL UNIQUE,
  age INTEGER NOT NULL,
  first TEXT NOT NULL,
  rivals TEXT NOT NULL,
  outline TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outlines_component ON outlines (component);
-- Blocks in which an outline is found by those that may be one with it; a block is a number made from what it stands for.
CREATE TABLE outline_blocks (block INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (block, key)) STRICT, WITHOUT ROWID;
CREATE INDEX outline_blocks_key ON outline_blocks (key);

-- The least id among those that articles give an outline is at the front of its part of this index.
DROP INDEX contributions_key;
CREATE INDEX contributions_key ON contributions (identity_key, local_id);

-- Texts that are nearly the same: `copies` names the group of an article that has others like it, `sketch` is made of hashes.
ALTER TABLE articles ADD COLUMN copies TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN sketch TEXT NOT NULL DEFAULT '';
CREATE INDEX articles_copies ON articles (copies) WHERE copies <> '';
CREATE TABLE sketch_bands (band INTEGER NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY (band, article_id)) STRICT, WITHOUT ROWID;
CREATE INDEX sketch_bands_article ON sketch_bands (article_id);

-- What people decided: that two ids are one, or never are. Kept by ids that do not change, so that it outlives a re-run.
CREATE TABLE identity_decisions (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  same INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_decisions_other ON identity_decisions (other);
