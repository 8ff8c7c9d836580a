-- What rules found, and what became of telling it. Times are microseconds since 1970.

-- A finding. Severity is 0 info, 1 low, 2 medium, 3 high. Evidence is a JSON object, see routes/5-detect/README.md.
CREATE TABLE alert (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    uid          TEXT NOT NULL UNIQUE,
    rule         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    subject      TEXT NOT NULL,
    window_start INTEGER NOT NULL,
    severity     INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    explanation  TEXT NOT NULL,
    evidence     TEXT NOT NULL,
    event_count  INTEGER NOT NULL,
    first_time   INTEGER NOT NULL,
    last_time    INTEGER NOT NULL,
    raised       INTEGER NOT NULL,
    updated      INTEGER NOT NULL,
    acknowledged INTEGER,
    ack_by       TEXT,
    ack_note     TEXT,
    UNIQUE (rule, subject, window_start)
);
CREATE INDEX alert_raised ON alert (raised);
CREATE INDEX alert_subject ON alert (subject, rule);
CREATE INDEX alert_updated ON alert (updated);

-- Subjects of which nothing shall be told for a while; rule null means every rule.
CREATE TABLE silence (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    rule    TEXT,
    subject TEXT NOT NULL,
    until   INTEGER NOT NULL,
    reason  TEXT,
    made    INTEGER NOT NULL,
    made_by TEXT
);
CREATE INDEX silence_subject ON silence (subject, until);

-- A sink gets the alerts that were raised or rose since it was first started.
CREATE TABLE sink (
    name  TEXT PRIMARY KEY,
    since INTEGER NOT NULL
);

-- One revision of an alert on its way to one sink. State: waiting, sent, failed (for good), dropped, silenced.
CREATE TABLE delivery (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    alert      INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    sink       TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    next_try   INTEGER,
    last_error TEXT,
    created    INTEGER NOT NULL,
    done       INTEGER,
    UNIQUE (alert, revision, sink)
);
CREATE INDEX delivery_due ON delivery (sink, state, next_try);
CREATE INDEX delivery_done ON delivery (sink, state, done);
