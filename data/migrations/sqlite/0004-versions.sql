-- Versions of articles' texts: by which text and address an article is known, and what each version changed in its claims
-- (`changes`, emptied when the article is withdrawn). Addresses of articles that were there before are not known here.
CREATE TABLE article_versions (
  article_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  text_sha256 TEXT NOT NULL,
  url_key TEXT NOT NULL,
  at TEXT NOT NULL,
  json TEXT NOT NULL,
  changes TEXT NOT NULL,
  PRIMARY KEY (article_id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_versions_text ON article_versions (text_sha256);
CREATE INDEX article_versions_url ON article_versions (url_key, at) WHERE url_key <> '';

INSERT INTO article_versions (article_id, version, text_sha256, url_key, at, json, changes)
SELECT id, version, text_sha256, '', updated,
  json_object('article', id, 'version', version, 'at', updated, 'reason', iif(version = 1, 'created', 'returned'), 'textSha256', text_sha256,
    'pipeline', json_object('name', pipeline_name, 'version', pipeline_version),
    'changes', json_object('gained', json_extract(json, '$.counts.claims'), 'lost', 0, 'altered', 0)),
  '{"gained":[],"lost":[],"altered":[]}'
FROM articles;
