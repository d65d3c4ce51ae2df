-- What lists are selected and counted by beyond 0001: more columns and tags, full text, and indexes that hold all that counting
-- needs. What is stored already gets them here, from its JSON; `fold` is the program's own function.

-- Times with an offset are instants in UTC from here on, however they were written: `2024-03-01T05:00:00.000Z`.
ALTER TABLE events ADD COLUMN latest TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN intensity REAL NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN independent_origins INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE events SET
  earliest = CASE WHEN earliest GLOB '*T*[Z+]*' OR earliest GLOB '*T*-*'
    THEN coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', earliest), earliest) ELSE earliest END,
  latest = coalesce(json_extract(json, '$.time.latest'), ''),
  intensity = json_extract(json, '$.intensity'),
  independent_origins = json_extract(json, '$.corroboration.independentOrigins'),
  search = json_extract(json, '$.label') || ' ' || coalesce(json_extract(json, '$.place.name'), '') || ' ' ||
    coalesce((SELECT group_concat(json_extract(value, '$.actor.name'), ' ') FROM json_each(events.json, '$.participants')), '');
UPDATE events SET latest = coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', latest), latest)
  WHERE latest GLOB '*T*[Z+]*' OR latest GLOB '*T*-*';

ALTER TABLE claims ADD COLUMN negated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN hedged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN published TEXT NOT NULL DEFAULT '';
ALTER TABLE claims ADD COLUMN search TEXT NOT NULL DEFAULT '';
UPDATE claims SET
  negated = json_extract(json, '$.negated'),
  hedged = json_extract(json, '$.hedged'),
  published = coalesce(json_extract(json, '$.article.published'), ''),
  search = coalesce((SELECT group_concat(json_extract(value, '$.name'), ' ') FROM json_each(claims.json, '$.events')), '') || ' ' ||
    coalesce((SELECT group_concat(json_extract(p.value, '$.actor.name'), ' ')
      FROM json_each(claims.json, '$.asserted') a, json_each(a.value, '$.participants') p), '');
UPDATE claims SET published = coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', published), published)
  WHERE published GLOB '*T*[Z+]*' OR published GLOB '*T*-*';
UPDATE articles SET published = coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', published), published)
  WHERE published GLOB '*T*[Z+]*' OR published GLOB '*T*-*';

ALTER TABLE articles ADD COLUMN pub_status TEXT NOT NULL DEFAULT 'usable';
UPDATE articles SET pub_status = json_extract(json, '$.pubStatus');
-- Publishers are looked up among the sources, by id or name.
ALTER TABLE articles DROP COLUMN publisher_search;

UPDATE sources SET search = search || ' ' || coalesce(json_extract(json, '$.description'), '');
UPDATE actors SET search = search || ' ' || coalesce((SELECT group_concat(
  coalesce(json_extract(value, '$.title'), '') || ' ' || coalesce(json_extract(value, '$.organisation'), ''), ' ') FROM json_each(actors.json, '$.roles')), '');

-- Tags. A dyad is who does it and to whom; a relay is two neighbours of a chain, the first of whom has it from the second.
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'dyad', json_extract(a.value, '$.actor.id') || ':' || json_extract(b.value, '$.actor.id'), e.seq
  FROM events e, json_each(e.json, '$.participants') a, json_each(e.json, '$.participants') b
  WHERE json_extract(a.value, '$.actor.id') <> json_extract(b.value, '$.actor.id')
    AND ((json_extract(a.value, '$.role') = 'actor' AND json_extract(b.value, '$.role') = 'recipient')
      OR (json_extract(a.value, '$.role') = 'party' AND json_extract(b.value, '$.role') <> 'actor'));
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'place', fold(json_extract(json, '$.place.name')), seq FROM events WHERE json_extract(json, '$.place.name') IS NOT NULL;
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'about', json_extract(a.value, '$.id'), e.seq FROM events e, json_each(e.json, '$.about') a;
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'partOf', json_extract(json, '$.partOf.id'), seq FROM events WHERE json_extract(json, '$.partOf.id') IS NOT NULL;
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'origin', c.origin_id, e.seq FROM claims c JOIN claim_tags t ON t.seq = c.seq AND t.dimension = 'event' JOIN events e ON e.id = t.value;
INSERT OR IGNORE INTO event_tags (dimension, value, seq)
  SELECT 'publisher', a.publisher_id, t.seq FROM event_tags t JOIN articles a ON a.id = t.value WHERE t.dimension = 'article';
INSERT OR IGNORE INTO claim_tags (dimension, value, seq)
  SELECT 'publisher', json_extract(json, '$.chain[0].source.id'), seq FROM claims;
INSERT OR IGNORE INTO claim_tags (dimension, value, seq)
  SELECT 'relay', json_extract(a.value, '$.source.id') || ':' || json_extract(b.value, '$.source.id'), c.seq
  FROM claims c, json_each(c.json, '$.chain') a, json_each(c.json, '$.chain') b WHERE b.key = a.key + 1;
INSERT OR IGNORE INTO claim_tags (dimension, value, seq)
  SELECT 'type', json_extract(e.value, '$.type'), c.seq FROM claims c, json_each(c.json, '$.events') e;
INSERT OR IGNORE INTO claim_tags (dimension, value, seq)
  SELECT 'status', json_extract(e.value, '$.status'), c.seq FROM claims c, json_each(c.json, '$.events') e;

-- Each holds the records of a value in the order of `seq`, so that lists are read off them.
CREATE INDEX events_quad ON events (quad, seq);
CREATE INDEX events_month ON events (substr(earliest, 1, 7), seq, earliest, time_precision);
CREATE INDEX events_year ON events (substr(earliest, 1, 4), seq);
CREATE INDEX events_decade ON events (substr(earliest, 1, 3), seq);
CREATE INDEX sources_country ON sources (country, seq);
CREATE INDEX actors_country ON actors (country, seq);
CREATE INDEX actors_sector ON actors (sector, seq);

-- For `sort=published,id`: the minutes of `seq`, among which ids settle ties.
CREATE INDEX articles_minute ON articles ((seq >> 27));
CREATE INDEX events_minute ON events ((seq >> 27));
CREATE INDEX claims_minute ON claims ((seq >> 27));

-- All that counting asks of an event, without its JSON: a thirtieth of the table.
CREATE INDEX events_facts ON events (seq, type, status, quad, earliest, latest, time_precision, intensity, independent_origins, updated);

-- Full text. The words stand in the records' tables; triggers keep the index in step, whoever writes.
CREATE VIRTUAL TABLE articles_text USING fts5(search, content = 'articles', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE sources_text USING fts5(search, content = 'sources', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE actors_text USING fts5(search, content = 'actors', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE events_text USING fts5(search, content = 'events', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE claims_text USING fts5(search, content = 'claims', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

INSERT INTO articles_text (articles_text) VALUES ('rebuild');
CREATE TRIGGER articles_text_in AFTER INSERT ON articles BEGIN
  INSERT INTO articles_text (rowid, search) VALUES (new.seq, new.search);
END;
CREATE TRIGGER articles_text_out AFTER DELETE ON articles BEGIN
  INSERT INTO articles_text (articles_text, rowid, search) VALUES ('delete', old.seq, old.search);
END;
CREATE TRIGGER articles_text_change AFTER UPDATE OF search ON articles WHEN old.search <> new.search BEGIN
  INSERT INTO articles_text (articles_text, rowid, search) VALUES ('delete', old.seq, old.search);
  INSERT INTO articles_text (rowid, search) VALUES (new.seq, new.search);
END;

INSERT INTO sources_text (sources_text) VALUES ('rebuild');
CREATE TRIGGER sources_text_in AFTER INSERT ON sources BEGIN
  INSERT INTO sources_text (rowid, search) VALUES (new.seq, new.search);
END;
CREATE TRIGGER sources_text_out AFTER DELETE ON sources BEGIN
  INSERT INTO sources_text (sources_text, rowid, search) VALUES ('delete', old.seq, old.search);
END;
CREATE TRIGGER sources_text_change AFTER UPDATE OF search ON sources WHEN old.search <> new.search BEGIN
  INSERT INTO sources_text (sources_text, rowid, search) VALUES ('delete', old.seq, old.search);
  INSERT INTO sources_text (rowid, search) VALUES (new.seq, new.search);
END;

INSERT INTO actors_text (actors_text) VALUES ('rebuild');
CREATE TRIGGER actors_text_in AFTER INSERT ON actors BEGIN
  INSERT INTO actors_text (rowid, search) VALUES (new.seq, new.search);
END;
CREATE TRIGGER actors_text_out AFTER DELETE ON actors BEGIN
  INSERT INTO actors_text (actors_text, rowid, search) VALUES ('delete', old.seq, old.search);
END;
CREATE TRIGGER actors_text_change AFTER UPDATE OF search ON actors WHEN old.search <> new.search BEGIN
  INSERT INTO actors_text (actors_text, rowid, search) VALUES ('delete', old.seq, old.search);
  INSERT INTO actors_text (rowid, search) VALUES (new.seq, new.search);
END;

INSERT INTO events_text (events_text) VALUES ('rebuild');
CREATE TRIGGER events_text_in AFTER INSERT ON events BEGIN
  INSERT INTO events_text (rowid, search) VALUES (new.seq, new.search);
END;
CREATE TRIGGER events_text_out AFTER DELETE ON events BEGIN
  INSERT INTO events_text (events_text, rowid, search) VALUES ('delete', old.seq, old.search);
END;
CREATE TRIGGER events_text_change AFTER UPDATE OF search ON events WHEN old.search <> new.search BEGIN
  INSERT INTO events_text (events_text, rowid, search) VALUES ('delete', old.seq, old.search);
  INSERT INTO events_text (rowid, search) VALUES (new.seq, new.search);
END;

INSERT INTO claims_text (claims_text) VALUES ('rebuild');
CREATE TRIGGER claims_text_in AFTER INSERT ON claims BEGIN
  INSERT INTO claims_text (rowid, search) VALUES (new.seq, new.search);
END;
CREATE TRIGGER claims_text_out AFTER DELETE ON claims BEGIN
  INSERT INTO claims_text (claims_text, rowid, search) VALUES ('delete', old.seq, old.search);
END;
CREATE TRIGGER claims_text_change AFTER UPDATE OF search ON claims WHEN old.search <> new.search BEGIN
  INSERT INTO claims_text (claims_text, rowid, search) VALUES ('delete', old.seq, old.search);
  INSERT INTO claims_text (rowid, search) VALUES (new.seq, new.search);
END;
