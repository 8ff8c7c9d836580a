-- What rules ask for besides attempts to log in.

-- A mail that was refused because its sender had sent too much: the line is its key, so a line counts once. Sender is the
-- user who had logged in where the line tells it, else the envelope sender in lower case. Time is microseconds since 1970.
CREATE TABLE quota_rejection (
    stream BIGINT NOT NULL,
    pos    BIGINT NOT NULL,
    time   BIGINT NOT NULL,
    sender TEXT NOT NULL,
    ip     TEXT,
    mails  BIGINT NOT NULL,
    PRIMARY KEY (stream, pos)
);
CREATE INDEX quota_rejection_sender ON quota_rejection (sender, time);
CREATE INDEX quota_rejection_time ON quota_rejection (time);

-- How much was read of a stream in an hour (hours since 1970, UTC, by the clock of reading): all lines, those that looked
-- like an authentication, and those of them that no format took.
CREATE TABLE stream_hour (
    hour       BIGINT NOT NULL,
    stream     BIGINT NOT NULL,
    lines_read BIGINT NOT NULL,
    wanted     BIGINT NOT NULL,
    unparsed   BIGINT NOT NULL,
    PRIMARY KEY (hour, stream)
);

-- No rule: what processes that look at the store, and those that store into it, lock so as not to miss each other.
INSERT INTO detection (rule, done) VALUES ('', 0);
