-- What people decided. Merges lead an id to the one that it is; one that leads on is followed. Fields are set by record.
CREATE TABLE curated_merges (from_id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX curated_merges_into ON curated_merges (into_id);
CREATE TABLE curated_fields (record_id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- Every decision, with who and why; rows are added and never changed.
CREATE TABLE curation_log (seq INTEGER PRIMARY KEY, record_id TEXT NOT NULL, json TEXT NOT NULL) STRICT;
CREATE INDEX curation_log_record ON curation_log (record_id, seq);
-- The record set of an article that gives one record twice since a decision, under the ids that it was stored from.
CREATE TABLE originals (article_id TEXT PRIMARY KEY, json TEXT NOT NULL) STRICT, WITHOUT ROWID;
