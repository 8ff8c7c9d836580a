-- What the daily report is made of besides the figures by user and day, so that it never reads single events.

-- Attempts by hour (hours since 1970, UTC, so that they make the days of any zone of whole hours), stream and outcome.
CREATE TABLE hour_figure (
    hour     INTEGER NOT NULL,
    stream   INTEGER NOT NULL,
    outcome  TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (hour, stream, outcome)
) WITHOUT ROWID;

-- When a user first succeeded from an address, microseconds since 1970: what is new for whom.
CREATE TABLE user_address (
    username   TEXT NOT NULL,
    ip         TEXT NOT NULL,
    first_time INTEGER NOT NULL,
    PRIMARY KEY (username, ip)
) WITHOUT ROWID;
CREATE INDEX user_address_first ON user_address (first_time);

-- How much was read of a stream on a day, by the clock of reading and in the zone of the figures.
CREATE TABLE stream_day (
    day      INTEGER NOT NULL,
    stream   INTEGER NOT NULL,
    lines_read INTEGER NOT NULL,
    bytes_read INTEGER NOT NULL,
    PRIMARY KEY (day, stream)
) WITHOUT ROWID;

-- The mail of a day's report (days since 1970, in the report's zone): waiting or sent.
CREATE TABLE report_sent (
    day        INTEGER PRIMARY KEY,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    next_try   INTEGER NOT NULL,
    last_error TEXT,
    sent       INTEGER
);

INSERT INTO hour_figure (hour, stream, outcome, attempts)
SELECT time / 3600000000, stream, outcome, SUM(attempts) FROM event GROUP BY time / 3600000000, stream, outcome;

-- The first time of any attempt on the first day with a success is as near as the figures come.
INSERT INTO user_address (username, ip, first_time)
SELECT username, ip, MIN(first_time) FROM user_day_address WHERE successes > 0 AND username <> '' AND ip <> ''
GROUP BY username, ip;
