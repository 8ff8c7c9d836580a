-- What is known of an address besides the log stands once, in a table of its own, so that a late answer is at once in
-- every event. The columns of the event itself were never filled.
DROP VIEW events;
ALTER TABLE event DROP COLUMN rdns;
ALTER TABLE event DROP COLUMN rdns_status;
ALTER TABLE event DROP COLUMN country;
ALTER TABLE event DROP COLUMN asn;
ALTER TABLE event DROP COLUMN aso;
ALTER TABLE event DROP COLUMN city;

-- One address, as in event.ip. The table is the queue of questions to the name servers as well: name_due says when to
-- ask, null is never; name_status is null until somebody asked; name_failures counts those in a row.
CREATE TABLE address (
    ip             TEXT PRIMARY KEY,
    name           TEXT,
    name_status    TEXT,
    name_confirmed INTEGER,
    name_asked     INTEGER,
    name_due       INTEGER,
    name_failures  INTEGER NOT NULL DEFAULT 0,
    country        TEXT,
    city           TEXT,
    latitude       REAL,
    longitude      REAL,
    asn            INTEGER,
    aso            TEXT,
    place_sources  TEXT,
    place_checked  INTEGER,
    first_seen     INTEGER NOT NULL,
    last_seen      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX address_due ON address (name_due) WHERE name_due IS NOT NULL;

-- A CSV file that is being replaced: 1 from the commit of its new length until the new file has its name.
ALTER TABLE csv_file ADD COLUMN swap INTEGER NOT NULL DEFAULT 0;

-- Events that are stored but wait for the name of their address before they become a CSV row; at latest until then.
CREATE TABLE csv_pending (
    collector TEXT NOT NULL,
    stream    INTEGER NOT NULL,
    pos       INTEGER NOT NULL,
    part      INTEGER NOT NULL,
    ip        TEXT NOT NULL,
    latest    INTEGER NOT NULL,
    PRIMARY KEY (collector, stream, pos, part)
) WITHOUT ROWID;

-- Which CSV files have rows of an address whose name nobody with authority had told when they were written.
CREATE TABLE csv_unanswered (
    collector TEXT NOT NULL,
    path      TEXT NOT NULL,
    ip        TEXT NOT NULL,
    PRIMARY KEY (collector, path, ip)
) WITHOUT ROWID;

CREATE VIEW events AS
SELECT s.stream_key || '-' || e.pos || CASE WHEN e.part = 0 THEN '' ELSE '.' || e.part END AS id,
       strftime('%Y-%m-%dT%H:%M:%S', e.time / 1000000, 'unixepoch') || printf('.%06dZ', e.time % 1000000) AS time,
       e.outcome, e.username, e.ip, e.port, e.service, e.daemon, e.host, e.mechanism, e.attempts, e.reason, e.detail,
       e.session, e.messages, a.name AS rdns, a.name_status AS rdns_status, a.country, a.asn, a.aso, a.city,
       s.path, e.line, e.line_count, e.evidence, e.pos, s.source, s.collector, e.time AS micros
FROM event e JOIN stream s ON s.id = e.stream LEFT JOIN address a ON a.ip = e.ip;

CREATE VIEW addresses AS
SELECT ip, name, name_status, name_confirmed,
       strftime('%Y-%m-%dT%H:%M:%S', name_asked / 1000000, 'unixepoch') || printf('.%06dZ', name_asked % 1000000)
           AS name_asked,
       strftime('%Y-%m-%dT%H:%M:%S', name_due / 1000000, 'unixepoch') || printf('.%06dZ', name_due % 1000000)
           AS name_due,
       name_failures, country, city, latitude, longitude, asn, aso, place_sources,
       strftime('%Y-%m-%dT%H:%M:%S', place_checked / 1000000, 'unixepoch')
           || printf('.%06dZ', place_checked % 1000000) AS place_checked,
       strftime('%Y-%m-%dT%H:%M:%S', first_seen / 1000000, 'unixepoch') || printf('.%06dZ', first_seen % 1000000)
           AS first_seen,
       strftime('%Y-%m-%dT%H:%M:%S', last_seen / 1000000, 'unixepoch') || printf('.%06dZ', last_seen % 1000000)
           AS last_seen
FROM address;
