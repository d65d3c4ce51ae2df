-- The index of words holds the newest records first. Lists are mostly read that way, and FTS5 finds a place in its lists much
-- faster when it goes forward. A row's key there is the record's `seq` with the other sign, and the words are in the records' tables
-- alone, put in again from there: from the newest on, since FTS5 begins anew on disk at every key that is less than the one before.

DROP TRIGGER articles_text_in;
DROP TRIGGER articles_text_out;
DROP TRIGGER articles_text_change;
DROP TABLE articles_text;
CREATE VIRTUAL TABLE articles_text USING fts5(search, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO articles_text (rowid, search) SELECT -seq, search FROM articles ORDER BY seq DESC;
INSERT INTO articles_text (articles_text) VALUES ('optimize');
CREATE TRIGGER articles_text_in AFTER INSERT ON articles BEGIN
  INSERT INTO articles_text (rowid, search) VALUES (-new.seq, new.search);
END;
CREATE TRIGGER articles_text_out AFTER DELETE ON articles BEGIN
  INSERT INTO articles_text (articles_text, rowid, search) VALUES ('delete', -old.seq, old.search);
END;
CREATE TRIGGER articles_text_change AFTER UPDATE OF search ON articles WHEN old.search <> new.search BEGIN
  INSERT INTO articles_text (articles_text, rowid, search) VALUES ('delete', -old.seq, old.search);
  INSERT INTO articles_text (rowid, search) VALUES (-new.seq, new.search);
END;

DROP TRIGGER sources_text_in;
DROP TRIGGER sources_text_out;
DROP TRIGGER sources_text_change;
DROP TABLE sources_text;
CREATE VIRTUAL TABLE sources_text USING fts5(search, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO sources_text (rowid, search) SELECT -seq, search FROM sources ORDER BY seq DESC;
INSERT INTO sources_text (sources_text) VALUES ('optimize');
CREATE TRIGGER sources_text_in AFTER INSERT ON sources BEGIN
  INSERT INTO sources_text (rowid, search) VALUES (-new.seq, new.search);
END;
CREATE TRIGGER sources_text_out AFTER DELETE ON sources BEGIN
  INSERT INTO sources_text (sources_text, rowid, search) VALUES ('delete', -old.seq, old.search);
END;
CREATE TRIGGER sources_text_change AFTER UPDATE OF search ON sources WHEN old.search <> new.search BEGIN
  INSERT INTO sources_text (sources_text, rowid, search) VALUES ('delete', -old.seq, old.search);
  INSERT INTO sources_text (rowid, search) VALUES (-new.seq, new.search);
END;

DROP TRIGGER actors_text_in;
DROP TRIGGER actors_text_out;
DROP TRIGGER actors_text_change;
DROP TABLE actors_text;
CREATE VIRTUAL TABLE actors_text USING fts5(search, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO actors_text (rowid, search) SELECT -seq, search FROM actors ORDER BY seq DESC;
INSERT INTO actors_text (actors_text) VALUES ('optimize');
CREATE TRIGGER actors_text_in AFTER INSERT ON actors BEGIN
  INSERT INTO actors_text (rowid, search) VALUES (-new.seq, new.search);
END;
CREATE TRIGGER actors_text_out AFTER DELETE ON actors BEGIN
  INSERT INTO actors_text (actors_text, rowid, search) VALUES ('delete', -old.seq, old.search);
END;
CREATE TRIGGER actors_text_change AFTER UPDATE OF search ON actors WHEN old.search <> new.search BEGIN
  INSERT INTO actors_text (actors_text, rowid, search) VALUES ('delete', -old.seq, old.search);
  INSERT INTO actors_text (rowid, search) VALUES (-new.seq, new.search);
END;

DROP TRIGGER events_text_in;
DROP TRIGGER events_text_out;
DROP TRIGGER events_text_change;
DROP TABLE events_text;
CREATE VIRTUAL TABLE events_text USING fts5(search, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO events_text (rowid, search) SELECT -seq, search FROM events ORDER BY seq DESC;
INSERT INTO events_text (events_text) VALUES ('optimize');
CREATE TRIGGER events_text_in AFTER INSERT ON events BEGIN
  INSERT INTO events_text (rowid, search) VALUES (-new.seq, new.search);
END;
CREATE TRIGGER events_text_out AFTER DELETE ON events BEGIN
  INSERT INTO events_text (events_text, rowid, search) VALUES ('delete', -old.seq, old.search);
END;
CREATE TRIGGER events_text_change AFTER UPDATE OF search ON events WHEN old.search <> new.search BEGIN
  INSERT INTO events_text (events_text, rowid, search) VALUES ('delete', -old.seq, old.search);
  INSERT INTO events_text (rowid, search) VALUES (-new.seq, new.search);
END;

DROP TRIGGER claims_text_in;
DROP TRIGGER claims_text_out;
DROP TRIGGER claims_text_change;
DROP TABLE claims_text;
CREATE VIRTUAL TABLE claims_text USING fts5(search, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO claims_text (rowid, search) SELECT -seq, search FROM claims ORDER BY seq DESC;
INSERT INTO claims_text (claims_text) VALUES ('optimize');
CREATE TRIGGER claims_text_in AFTER INSERT ON claims BEGIN
  INSERT INTO claims_text (rowid, search) VALUES (-new.seq, new.search);
END;
CREATE TRIGGER claims_text_out AFTER DELETE ON claims BEGIN
  INSERT INTO claims_text (claims_text, rowid, search) VALUES ('delete', -old.seq, old.search);
END;
CREATE TRIGGER claims_text_change AFTER UPDATE OF search ON claims WHEN old.search <> new.search BEGIN
  INSERT INTO claims_text (claims_text, rowid, search) VALUES ('delete', -old.seq, old.search);
  INSERT INTO claims_text (rowid, search) VALUES (-new.seq, new.search);
END;
