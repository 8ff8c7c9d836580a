-- What rules found, and what became of telling it. Times are microseconds since 1970.

-- A finding. Severity is 0 info, 1 low, 2 medium, 3 high. Evidence is a JSON object, see routes/5-detect/README.md.
CREATE TABLE alert (
    id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    uid          TEXT NOT NULL UNIQUE,
    rule         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    window_start BIGINT NOT NULL,
    severity     INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    explanation  TEXT NOT NULL,
    evidence     TEXT NOT NULL,
    event_count  BIGINT NOT NULL,
    first_time   BIGINT NOT NULL,
    last_time    BIGINT NOT NULL,
    raised       BIGINT NOT NULL,
    updated      BIGINT NOT NULL,
    acknowledged BIGINT,
    ack_by       TEXT,
    ack_note     TEXT,
    UNIQUE (rule, subject, window_start)
);
CREATE INDEX alert_raised ON alert (raised);
CREATE INDEX alert_subject ON alert (subject, rule);
CREATE INDEX alert_updated ON alert (updated);

-- Subjects of which nothing shall be told for a while; rule null means every rule.
CREATE TABLE silence (
    id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    rule    TEXT,
    subject TEXT NOT NULL,
    until   BIGINT NOT NULL,
    reason  TEXT,
    made    BIGINT NOT NULL,
    made_by TEXT
);
CREATE INDEX silence_subject ON silence (subject, until);

-- A sink gets the alerts that were raised or rose since it was first started.
CREATE TABLE sink (
    name  TEXT PRIMARY KEY,
    since BIGINT NOT NULL
);

-- One revision of an alert on its way to one sink. State: waiting, sent, failed (for good), dropped, silenced.
CREATE TABLE delivery (
    id         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert      BIGINT NOT NULL,
    revision   INTEGER NOT NULL,
    sink       TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    next_try   BIGINT,
    last_error TEXT,
    created    BIGINT NOT NULL,
    done       BIGINT,
    UNIQUE (alert, revision, sink)
);
CREATE INDEX delivery_due ON delivery (sink, state, next_try);
CREATE INDEX delivery_done ON delivery (sink, state, done);
