-- Keys by which callers are known. Of the secret there is only its SHA-256; a revoked key stays, so that it is known what it was.
-- Unknown instants are ''.
CREATE TABLE access_keys (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  secret_sha256 TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created TEXT NOT NULL,
  last_used TEXT NOT NULL,
  expires TEXT NOT NULL,
  revoked TEXT NOT NULL
) STRICT, WITHOUT ROWID;
