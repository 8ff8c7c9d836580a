-- Collation: names that differ in case, accents or blanks at the end are different names.
-- The store's tables, and the views that people query. Times are microseconds since 1970 (UTC) in the tables and
-- ISO 8601 text in the views. Days are days since 1970 in the tables, in the zone saslwatch.store.day-zone.
-- routes/4-store/README.md explains every column of the views.

-- One log's content through its rotations, and how far it was read.
CREATE TABLE stream (
    id          BIGINT AUTO_INCREMENT PRIMARY KEY,
    collector   VARCHAR(100) NOT NULL,
    source      VARCHAR(500) NOT NULL,
    stream_key  VARCHAR(200) NOT NULL UNIQUE,
    path        MEDIUMTEXT,
    pos         BIGINT NOT NULL,
    line        BIGINT NOT NULL,
    fingerprint MEDIUMTEXT,
    file        MEDIUMTEXT,
    opened      BIGINT NOT NULL,
    moved       BIGINT NOT NULL,
    forgotten   BIGINT
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX stream_source ON stream (collector, source);

-- One attempt to authenticate, or several equal ones that the log tells of in one line (attempts).
CREATE TABLE event (
    stream      BIGINT NOT NULL,
    pos         BIGINT NOT NULL,
    part        INTEGER NOT NULL,
    line        BIGINT NOT NULL,
    line_count  INTEGER NOT NULL,
    evidence    MEDIUMTEXT,
    time        BIGINT NOT NULL,
    host        MEDIUMTEXT,
    daemon      MEDIUMTEXT,
    service     MEDIUMTEXT,
    outcome     VARCHAR(16) NOT NULL,
    attempts    BIGINT NOT NULL,
    username    VARCHAR(500),
    ip          VARCHAR(64),
    port        INTEGER,
    mechanism   MEDIUMTEXT,
    reason      VARCHAR(32),
    detail      MEDIUMTEXT,
    session     MEDIUMTEXT,
    messages    INTEGER NOT NULL,
    rdns        MEDIUMTEXT,
    rdns_status VARCHAR(32),
    country     VARCHAR(8),
    asn         BIGINT,
    aso         MEDIUMTEXT,
    city        MEDIUMTEXT,
    PRIMARY KEY (stream, pos, part)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The finest figure: what one user did from one address on one day. Empty text stands for unknown.
CREATE TABLE user_day_address (
    day        INTEGER NOT NULL,
    username   VARCHAR(255) NOT NULL,
    ip         VARCHAR(64) NOT NULL,
    attempts   BIGINT NOT NULL,
    failures   BIGINT NOT NULL,
    successes  BIGINT NOT NULL,
    first_time BIGINT NOT NULL,
    last_time  BIGINT NOT NULL,
    PRIMARY KEY (day, username, ip)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- The newest success and the newest failure of each user; it outlives the events.
CREATE TABLE user_last (
    username VARCHAR(255) NOT NULL,
    outcome  VARCHAR(16) NOT NULL,
    time     BIGINT NOT NULL,
    ip       VARCHAR(64),
    service  MEDIUMTEXT,
    PRIMARY KEY (username, outcome)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- What the extraction of one reader remembers between batches.
CREATE TABLE extraction (
    collector VARCHAR(100) NOT NULL,
    reader    VARCHAR(200) NOT NULL,
    state     LONGBLOB NOT NULL,
    PRIMARY KEY (collector, reader)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- How long each CSV file was when the last batch was committed: what is behind is not valid.
CREATE TABLE csv_file (
    collector VARCHAR(100) NOT NULL,
    path      VARCHAR(500) NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (collector, path)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- Which process writes for a collector. The token changes with each start: a process whose token is gone has lost.
CREATE TABLE holder (
    collector VARCHAR(100) PRIMARY KEY,
    token     VARCHAR(64) NOT NULL,
    process   VARCHAR(300) NOT NULL,
    since     BIGINT NOT NULL,
    seen      BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

CREATE VIEW events AS
SELECT CONCAT(s.stream_key, '-', e.pos, CASE WHEN e.part = 0 THEN '' ELSE CONCAT('.', e.part) END) AS id,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, e.time, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') AS time,
       e.outcome, e.username, e.ip, e.port, e.service, e.daemon, e.host, e.mechanism, e.attempts, e.reason, e.detail,
       e.session, e.messages, e.rdns, e.rdns_status, e.country, e.asn, e.aso, e.city,
       s.path, e.line, e.line_count, e.evidence, e.pos, s.source, s.collector, e.time AS micros
FROM event e JOIN stream s ON s.id = e.stream;

CREATE VIEW user_day AS
SELECT DATE_FORMAT(DATE_ADD('1970-01-01', INTERVAL day DAY), '%Y-%m-%d') AS day,
       NULLIF(username, '') AS username,
       SUM(attempts) AS attempts, SUM(failures) AS failures, SUM(successes) AS successes,
       SUM(CASE WHEN ip = '' THEN 0 ELSE 1 END) AS addresses,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, MIN(first_time), '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') AS first_time,
       DATE_FORMAT(TIMESTAMPADD(MICROSECOND, MAX(last_time), '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') AS last_time
FROM user_day_address
GROUP BY user_day_address.day, user_day_address.username;

CREATE VIEW last_login AS
SELECT username,
       MAX(CASE WHEN outcome = 'success'
           THEN DATE_FORMAT(TIMESTAMPADD(MICROSECOND, time, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') END) AS success_time,
       MAX(CASE WHEN outcome = 'success' THEN ip END) AS success_ip,
       MAX(CASE WHEN outcome = 'success' THEN service END) AS success_service,
       MAX(CASE WHEN outcome = 'failure'
           THEN DATE_FORMAT(TIMESTAMPADD(MICROSECOND, time, '1970-01-01 00:00:00.000000'), '%Y-%m-%dT%H:%i:%s.%fZ') END) AS failure_time,
       MAX(CASE WHEN outcome = 'failure' THEN ip END) AS failure_ip,
       MAX(CASE WHEN outcome = 'failure' THEN service END) AS failure_service
FROM user_last
GROUP BY username;
