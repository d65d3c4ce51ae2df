-- What actors are found by that may be one: made from their names, in resolve/candidates.ts. `?` stands for what is not worked out
-- yet; the next start does it.
CREATE TABLE actor_blocks (block TEXT NOT NULL, actor_id TEXT NOT NULL, PRIMARY KEY (block, actor_id)) STRICT, WITHOUT ROWID;
CREATE INDEX actor_blocks_actor ON actor_blocks (actor_id);
INSERT INTO actor_blocks (block, actor_id) SELECT '?', id FROM actors;

-- Pairs of ids that somebody decided are two.
CREATE TABLE curated_apart (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) STRICT, WITHOUT ROWID;
CREATE INDEX curated_apart_other ON curated_apart (other);
-- They stood here before; what was decided to be one is a merge as any other.
INSERT INTO curated_apart (one, other) SELECT min(one, other), max(one, other) FROM identity_decisions WHERE same = 0;
INSERT OR IGNORE INTO curated_merges (from_id, into_id) SELECT max(one, other), min(one, other) FROM identity_decisions WHERE same = 1;
DROP TABLE identity_decisions;

-- Articles of which somebody decided that what they tell as one record is another.
CREATE TABLE curated_splits (
  article_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  into_id TEXT NOT NULL,
  PRIMARY KEY (article_id, record_id)
) STRICT, WITHOUT ROWID;

-- Acronyms that articles introduce, and what they are short for, as blocks of `identities`; with how many articles say so.
-- What older articles introduce counts when they are read again.
CREATE TABLE introductions (
  block TEXT NOT NULL,
  means TEXT NOT NULL,
  articles INTEGER NOT NULL,
  PRIMARY KEY (block, means)
) STRICT, WITHOUT ROWID;
CREATE INDEX introductions_means ON introductions (means);
ALTER TABLE articles ADD COLUMN introduced INTEGER NOT NULL DEFAULT 0;

-- Addresses of articles that were there before 0004 are worked out at the next start.
UPDATE article_versions SET url_key = '?'
  WHERE url_key = '' AND EXISTS (SELECT 1 FROM articles a WHERE a.id = article_id AND a.version = article_versions.version AND json_extract(a.json, '$.url') IS NOT NULL);
