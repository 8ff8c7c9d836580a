-- The store's tables, and the views that people query. Times are microseconds since 1970 (UTC) in the tables and
-- ISO 8601 text in the views. Days are days since 1970 in the tables, in the zone saslwatch.store.day-zone.
-- routes/4-store/README.md explains every column of the views.

-- One log's content through its rotations, and how far it was read.
CREATE TABLE stream (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    collector   TEXT NOT NULL,
    source      TEXT NOT NULL,
    stream_key  TEXT NOT NULL UNIQUE,
    path        TEXT,
    pos         BIGINT NOT NULL,
    line        BIGINT NOT NULL,
    fingerprint TEXT,
    file        TEXT,
    opened      BIGINT NOT NULL,
    moved       BIGINT NOT NULL,
    forgotten   BIGINT
);
CREATE INDEX stream_source ON stream (collector, source);

-- One attempt to authenticate, or several equal ones that the log tells of in one line (attempts).
CREATE TABLE event (
    stream      BIGINT NOT NULL,
    pos         BIGINT NOT NULL,
    part        INTEGER NOT NULL,
    line        BIGINT NOT NULL,
    line_count  INTEGER NOT NULL,
    evidence    TEXT,
    time        BIGINT NOT NULL,
    host        TEXT,
    daemon      TEXT,
    service     TEXT,
    outcome     TEXT NOT NULL,
    attempts    BIGINT NOT NULL,
    username    TEXT,
    ip          TEXT,
    port        INTEGER,
    mechanism   TEXT,
    reason      TEXT,
    detail      TEXT,
    session     TEXT,
    messages    INTEGER NOT NULL,
    rdns        TEXT,
    rdns_status TEXT,
    country     TEXT,
    asn         BIGINT,
    aso         TEXT,
    city        TEXT,
    PRIMARY KEY (stream, pos, part)
);

-- The finest figure: what one user did from one address on one day. Empty text stands for unknown.
CREATE TABLE user_day_address (
    day        INTEGER NOT NULL,
    username   TEXT NOT NULL,
    ip         TEXT NOT NULL,
    attempts   BIGINT NOT NULL,
    failures   BIGINT NOT NULL,
    successes  BIGINT NOT NULL,
    first_time BIGINT NOT NULL,
    last_time  BIGINT NOT NULL,
    PRIMARY KEY (day, username, ip)
);

-- The newest success and the newest failure of each user; it outlives the events.
CREATE TABLE user_last (
    username TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    time     BIGINT NOT NULL,
    ip       TEXT,
    service  TEXT,
    PRIMARY KEY (username, outcome)
);

-- What the extraction of one reader remembers between batches.
CREATE TABLE extraction (
    collector TEXT NOT NULL,
    reader    TEXT NOT NULL,
    state     BYTEA NOT NULL,
    PRIMARY KEY (collector, reader)
);

-- How long each CSV file was when the last batch was committed: what is behind is not valid.
CREATE TABLE csv_file (
    collector TEXT NOT NULL,
    path      TEXT NOT NULL,
    length    BIGINT NOT NULL,
    PRIMARY KEY (collector, path)
);

-- Which process writes for a collector. The token changes with each start: a process whose token is gone has lost.
CREATE TABLE holder (
    collector TEXT PRIMARY KEY,
    token     TEXT NOT NULL,
    process   TEXT NOT NULL,
    since     BIGINT NOT NULL,
    seen      BIGINT NOT NULL
);

CREATE VIEW events AS
SELECT s.stream_key || '-' || e.pos || CASE WHEN e.part = 0 THEN '' ELSE '.' || e.part END AS id,
       to_char(TIMESTAMP '1970-01-01' + e.time * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS time,
       e.outcome, e.username, e.ip, e.port, e.service, e.daemon, e.host, e.mechanism, e.attempts, e.reason, e.detail,
       e.session, e.messages, e.rdns, e.rdns_status, e.country, e.asn, e.aso, e.city,
       s.path, e.line, e.line_count, e.evidence, e.pos, s.source, s.collector, e.time AS micros
FROM event e JOIN stream s ON s.id = e.stream;

CREATE VIEW user_day AS
SELECT to_char(DATE '1970-01-01' + day, 'YYYY-MM-DD') AS day,
       NULLIF(username, '') AS username,
       SUM(attempts) AS attempts, SUM(failures) AS failures, SUM(successes) AS successes,
       SUM(CASE WHEN ip = '' THEN 0 ELSE 1 END) AS addresses,
       to_char(TIMESTAMP '1970-01-01' + MIN(first_time) * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS first_time,
       to_char(TIMESTAMP '1970-01-01' + MAX(last_time) * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS last_time
FROM user_day_address
GROUP BY user_day_address.day, user_day_address.username;

CREATE VIEW last_login AS
SELECT username,
       MAX(CASE WHEN outcome = 'success'
           THEN to_char(TIMESTAMP '1970-01-01' + time * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END) AS success_time,
       MAX(CASE WHEN outcome = 'success' THEN ip END) AS success_ip,
       MAX(CASE WHEN outcome = 'success' THEN service END) AS success_service,
       MAX(CASE WHEN outcome = 'failure'
           THEN to_char(TIMESTAMP '1970-01-01' + time * INTERVAL '1 microsecond', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END) AS failure_time,
       MAX(CASE WHEN outcome = 'failure' THEN ip END) AS failure_ip,
       MAX(CASE WHEN outcome = 'failure' THEN service END) AS failure_service
FROM user_last
GROUP BY username;
