-- What is known of an address besides the log stands once, in a table of its own, so that a late answer is at once in
-- every event. The columns of the event itself were never filled.
DROP VIEW events;
ALTER TABLE event DROP COLUMN rdns, DROP COLUMN rdns_status, DROP COLUMN country, DROP COLUMN asn, DROP COLUMN aso,
    DROP COLUMN city;

-- One address, as in event.ip. The table is the queue of questions to the name servers as well: name_due says when to
-- ask, null is never; name_status is null until somebody asked; name_failures counts those in a row.
CREATE TABLE address (
    ip             VARCHAR(64) PRIMARY KEY,
    name           VARCHAR(255),
    name_status    VARCHAR(16),
    name_confirmed INTEGER,
    name_asked     BIGINT,
    name_due       BIGINT,
    name_failures  INTEGER NOT NULL DEFAULT 0,
    country        VARCHAR(8),
    city           VARCHAR(300),
    latitude       DOUBLE,
    longitude      DOUBLE,
    asn            BIGINT,
    aso            VARCHAR(300),
    place_sources  VARCHAR(1000),
    place_checked  BIGINT,
    first_seen     BIGINT NOT NULL,
    last_seen      BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX address_due ON address (name_due);

-- A CSV file that is being replaced: 1 from the commit of its new length until the new file has its name.
ALTER TABLE csv_file ADD COLUMN swap INTEGER NOT NULL DEFAULT 0;

-- Events that are stored but wait for the name of their address before they become a CSV row; at latest until then.
CREATE TABLE csv_pending (
    collector VARCHAR(100) NOT NULL,
    stream    BIGINT NOT NULL,
    pos       BIGINT NOT NULL,
    part      INTEGER NOT NULL,
    ip        VARCHAR(64) NOT NULL,
    latest    BIGINT NOT NULL,
    PRIMARY KEY (collector, stream, pos, part)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Which CSV files have rows of an address whose name nobody with authority had told when they were written.
CREATE TABLE csv_unanswered (
    collector VARCHAR(100) NOT NULL,
    path      VARCHAR(500) NOT NULL,
    ip        VARCHAR(64) NOT NULL,
    PRIMARY KEY (collector, path, ip)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE VIEW events AS
SELECT CONCAT(s.stream_key, '-', e.pos, CASE WHEN e.part = 0 THEN '' ELSE CONCAT('.', e.part) END) AS id,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, e.time, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') AS time,
       e.outcome, e.username, e.ip, e.port, e.service, e.daemon, e.host, e.mechanism, e.attempts, e.reason, e.detail,
       e.session, e.messages, a.name AS rdns, a.name_status AS rdns_status, a.country, a.asn, a.aso, a.city,
       s.path, e.line, e.line_count, e.evidence, e.pos, s.source, s.collector, e.time AS micros
FROM event e JOIN stream s ON s.id = e.stream LEFT JOIN address a ON a.ip = e.ip;

CREATE VIEW addresses AS
SELECT ip, name, name_status, name_confirmed,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, name_asked, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ')
           AS name_asked,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, name_due, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ')
           AS name_due,
       name_failures, country, city, latitude, longitude, asn, aso, place_sources,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, place_checked, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ')
           AS place_checked,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, first_seen, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ')
           AS first_seen,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, last_seen, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ')
           AS last_seen
FROM address;
