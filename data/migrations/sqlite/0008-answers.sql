-- Answers to requests that came with an Idempotency-Key, kept for a day; while a request is under way its status is 0, and
-- `until` is when it counts as broken off. An answer without a body is one that must not be kept.

CREATE TABLE answers (
  namespace TEXT NOT NULL,
  key TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  attempt TEXT NOT NULL,
  until TEXT NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body TEXT,
  PRIMARY KEY (namespace, key)
) STRICT;
CREATE INDEX answers_until ON answers (until);
