-- What is known of an address besides the log stands once, in a table of its own, so that a late answer is at once in
-- every event. The columns of the event itself were never filled.
DROP VIEW events;
ALTER TABLE event DROP COLUMN rdns, DROP COLUMN rdns_status, DROP COLUMN country, DROP COLUMN asn, DROP COLUMN aso,
    DROP COLUMN city;

-- One address, as in event.ip. The table is the queue of questions to the name servers as well: name_due says when to
-- ask, null is never; name_status is null until somebody asked; name_failures counts those in a row.
CREATE TABLE address (
    ip             TEXT PRIMARY KEY,
    name           TEXT,
    name_status    TEXT,
    name_confirmed INTEGER,
    name_asked     BIGINT,
    name_due       BIGINT,
    name_failures  INTEGER NOT NULL DEFAULT 0,
    country        TEXT,
    city           TEXT,
    latitude       DOUBLE PRECISION,
    longitude      DOUBLE PRECISION,
    asn            BIGINT,
    aso            TEXT,
    place_sources  TEXT,
    place_checked  BIGINT,
    first_seen     BIGINT NOT NULL,
    last_seen      BIGINT NOT NULL
);
CREATE INDEX address_due ON address (name_due) WHERE name_due IS NOT NULL;

-- A CSV file that is being replaced: 1 from the commit of its new length until the new file has its name.
ALTER TABLE csv_file ADD COLUMN swap INTEGER NOT NULL DEFAULT 0;

-- Events that are stored but wait for the name of their address before they become a CSV row; at latest until then.
CREATE TABLE csv_pending (
    collector TEXT NOT NULL,
    stream    BIGINT NOT NULL,
    pos       BIGINT NOT NULL,
    part      INTEGER NOT NULL,
    ip        TEXT NOT NULL,
    latest    BIGINT NOT NULL,
    PRIMARY KEY (collector, stream, pos, part)
);

-- Which CSV files have rows of an address whose name nobody with authority had told when they were written.
CREATE TABLE csv_unanswered (
    collector TEXT NOT NULL,
    path      TEXT NOT NULL,
    ip        TEXT NOT NULL,
    PRIMARY KEY (collector, path, ip)
);

CREATE VIEW events AS
SELECT s.stream_key || '-' || e.pos || CASE WHEN e.part = 0 THEN '' ELSE '.' || e.part END AS id,
       to_char(TIMESTAMP '1970-01-01' + e.time * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS time,
       e.outcome, e.username, e.ip, e.port, e.service, e.daemon, e.host, e.mechanism, e.attempts, e.reason, e.detail,
       e.session, e.messages, a.name AS rdns, a.name_status AS rdns_status, a.country, a.asn, a.aso, a.city,
       s.path, e.line, e.line_count, e.evidence, e.pos, s.source, s.collector, e.time AS micros
FROM event e JOIN stream s ON s.id = e.stream LEFT JOIN address a ON a.ip = e.ip;

CREATE VIEW addresses AS
SELECT ip, name, name_status, name_confirmed,
       to_char(TIMESTAMP '1970-01-01' + name_asked * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           AS name_asked,
       to_char(TIMESTAMP '1970-01-01' + name_due * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           AS name_due,
       name_failures, country, city, latitude, longitude, asn, aso, place_sources,
       to_char(TIMESTAMP '1970-01-01' + place_checked * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           AS place_checked,
       to_char(TIMESTAMP '1970-01-01' + first_seen * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           AS first_seen,
       to_char(TIMESTAMP '1970-01-01' + last_seen * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
           AS last_seen
FROM address;
