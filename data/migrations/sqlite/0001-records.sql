-- Records, what they were made from, and who refers to whom.
--
-- `json` is a record's text as it is sent, without `counts`, which are joined in at reading from the columns beside it.
-- `seq` orders articles, events and claims by publication (minutes, then a hash of the id), so that newest first is a walk
-- along the primary key; sources and actors have theirs in the order of arrival.
-- Unknown text values are '', so that every order is total.

CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), revision INTEGER NOT NULL) STRICT;
INSERT INTO state (one, revision) VALUES (1, 0);

CREATE TABLE articles (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text_sha256 TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  pipeline_name TEXT NOT NULL,
  pipeline_version TEXT NOT NULL,
  publisher_id TEXT NOT NULL,
  publisher_search TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT NOT NULL,
  search TEXT NOT NULL,
  updated TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX articles_publisher ON articles (publisher_id, seq);
CREATE INDEX articles_published ON articles (published, seq);
CREATE INDEX articles_updated ON articles (updated, seq);

-- Kept only where the ingester said so.
CREATE TABLE texts (article_id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;

-- An article that was withdrawn; its version goes on counting when the same text comes again.
CREATE TABLE withdrawn (id TEXT PRIMARY KEY, text_sha256 TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE sources (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  named INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  sort_name TEXT NOT NULL,
  search TEXT NOT NULL,
  claims INTEGER NOT NULL,
  as_origin INTEGER NOT NULL,
  as_relay INTEGER NOT NULL,
  updated TEXT NOT NULL,
  tally TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX sources_name ON sources (sort_name, seq);
CREATE INDEX sources_claims ON sources (claims, seq);
CREATE INDEX sources_kind ON sources (kind, sort_name, seq);
CREATE INDEX sources_updated ON sources (updated, seq);
CREATE INDEX sources_actor ON sources (actor_id);

CREATE TABLE actors (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  sector TEXT NOT NULL,
  named INTEGER NOT NULL,
  sort_name TEXT NOT NULL,
  search TEXT NOT NULL,
  articles INTEGER NOT NULL,
  events INTEGER NOT NULL,
  as_actor INTEGER NOT NULL,
  as_recipient INTEGER NOT NULL,
  updated TEXT NOT NULL,
  tally TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX actors_name ON actors (sort_name, seq);
CREATE INDEX actors_events ON actors (events, seq);
CREATE INDEX actors_articles ON actors (articles, seq);
CREATE INDEX actors_kind ON actors (kind, sort_name, seq);
CREATE INDEX actors_updated ON actors (updated, seq);

CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  quad TEXT NOT NULL,
  earliest TEXT NOT NULL,
  time_precision TEXT NOT NULL,
  updated TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX events_type ON events (type, seq);
CREATE INDEX events_status ON events (status, seq);
CREATE INDEX events_earliest ON events (earliest, seq);
CREATE INDEX events_updated ON events (updated, seq);

CREATE TABLE claims (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  origin_id TEXT NOT NULL,
  stance TEXT NOT NULL,
  direct INTEGER NOT NULL,
  updated TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE INDEX claims_article ON claims (article_id, ordinal);
CREATE INDEX claims_origin ON claims (origin_id, seq);
CREATE INDEX claims_stance ON claims (stance, seq);
CREATE INDEX claims_updated ON claims (updated, seq);

-- What one article says of one source, actor or event: kept apart from the merged record, which is a fold over these.
CREATE TABLE contributions (
  article_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  local_id TEXT NOT NULL,
  record_id TEXT NOT NULL,
  identity_key TEXT NOT NULL,
  article_seq INTEGER NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (article_id, kind, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributions_record ON contributions (record_id, article_seq);
CREATE INDEX contributions_local ON contributions (local_id);
CREATE INDEX contributions_key ON contributions (identity_key);

-- Fields of events and claims that lists select by; the first columns choose, `seq` orders.
CREATE TABLE event_tags (dimension TEXT NOT NULL, value TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (dimension, value, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX event_tags_seq ON event_tags (seq);
CREATE TABLE claim_tags (dimension TEXT NOT NULL, value TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (dimension, value, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX claim_tags_seq ON claim_tags (seq);

-- Keys that tell that two articles mean the same: a folded name of one class (the block) with one country or none. Which keys of
-- a block are one record depends on all of them; `own_id` is the id that a key's record has when it stands alone, and the
-- oldest key's is that of all who are together. An alias is a key that turned out to mean another.
CREATE TABLE identities (
  key TEXT PRIMARY KEY,
  block TEXT NOT NULL,
  country TEXT NOT NULL,
  record_id TEXT NOT NULL,
  own_id TEXT NOT NULL,
  age INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_block ON identities (block);
CREATE INDEX identities_own ON identities (own_id);
CREATE TABLE identity_aliases (key TEXT PRIMARY KEY, means TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX identity_aliases_means ON identity_aliases (means);

-- Ids that were served and stand for something no more: merged into another, or gone with their article.
CREATE TABLE redirects (id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX redirects_into ON redirects (into_id);
CREATE TABLE tombstones (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Bundled articles that were brought in once; one that was deleted since does not come back.
CREATE TABLE bundled (name TEXT PRIMARY KEY, text_sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
