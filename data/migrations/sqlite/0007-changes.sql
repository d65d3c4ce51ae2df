-- What became of every record, in the order in which it was saved. Written in the transaction of the change itself, and since
-- one writer at a time has the database, `seq` is given out in the order of the commits: who has read up to one number has
-- missed none below it. AUTOINCREMENT, so that a number is not given again when the newest rows are gone.

CREATE TABLE changes (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  resource TEXT NOT NULL,
  record_id TEXT NOT NULL,
  change TEXT NOT NULL,
  into_id TEXT NOT NULL
) STRICT;
CREATE INDEX changes_resource ON changes (resource, seq);
CREATE INDEX changes_record ON changes (record_id, seq);

-- What is there already, as if it had come now, so that a reader who begins at the beginning misses nothing.
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT updated, 'actors', id, 'created', '' FROM actors ORDER BY seq;
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT updated, 'sources', id, 'created', '' FROM sources ORDER BY seq;
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT updated, 'articles', id, 'created', '' FROM articles ORDER BY seq;
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT updated, 'events', id, 'created', '' FROM events ORDER BY seq;
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT updated, 'claims', id, 'created', '' FROM claims ORDER BY seq;
INSERT INTO changes (at, resource, record_id, change, into_id) SELECT at, 'articles', id, 'retracted', '' FROM withdrawn ORDER BY at, id;
INSERT INTO changes (at, resource, record_id, change, into_id)
  SELECT at, CASE substr(id, 1, 3) WHEN 'act' THEN 'actors' WHEN 'src' THEN 'sources' WHEN 'evt' THEN 'events' ELSE 'claims' END, id, 'deleted', ''
  FROM tombstones ORDER BY at, id;
