-- What rules found, and what became of telling it. Times are microseconds since 1970.

-- A finding. Severity is 0 info, 1 low, 2 medium, 3 high. Evidence is a JSON object, see routes/5-detect/README.md.
CREATE TABLE alert (
    id           BIGINT AUTO_INCREMENT PRIMARY KEY,
    uid          VARCHAR(32) NOT NULL UNIQUE,
    rule         VARCHAR(100) NOT NULL,
    kind         VARCHAR(16) NOT NULL,
    subject      VARCHAR(500) NOT NULL,
    window_start BIGINT NOT NULL,
    severity     INT NOT NULL,
    revision     INT NOT NULL,
    explanation  MEDIUMTEXT NOT NULL,
    evidence     MEDIUMTEXT NOT NULL,
    event_count  BIGINT NOT NULL,
    first_time   BIGINT NOT NULL,
    last_time    BIGINT NOT NULL,
    raised       BIGINT NOT NULL,
    updated      BIGINT NOT NULL,
    acknowledged BIGINT,
    ack_by       MEDIUMTEXT,
    ack_note     MEDIUMTEXT,
    UNIQUE (rule, subject, window_start)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX alert_raised ON alert (raised);
CREATE INDEX alert_subject ON alert (subject, rule);
CREATE INDEX alert_updated ON alert (updated);

-- Subjects of which nothing shall be told for a while; rule null means every rule.
CREATE TABLE silence (
    id      BIGINT AUTO_INCREMENT PRIMARY KEY,
    rule    VARCHAR(100),
    subject VARCHAR(500) NOT NULL,
    until   BIGINT NOT NULL,
    reason  MEDIUMTEXT,
    made    BIGINT NOT NULL,
    made_by MEDIUMTEXT
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX silence_subject ON silence (subject, until);

-- A sink gets the alerts that were raised or rose since it was first started.
CREATE TABLE sink (
    name  VARCHAR(100) PRIMARY KEY,
    since BIGINT NOT NULL
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

-- One revision of an alert on its way to one sink. State: waiting, sent, failed (for good), dropped, silenced.
CREATE TABLE delivery (
    id         BIGINT AUTO_INCREMENT PRIMARY KEY,
    alert      BIGINT NOT NULL,
    revision   INT NOT NULL,
    sink       VARCHAR(100) NOT NULL,
    state      VARCHAR(16) NOT NULL,
    attempts   INT NOT NULL,
    next_try   BIGINT,
    last_error MEDIUMTEXT,
    created    BIGINT NOT NULL,
    done       BIGINT,
    UNIQUE (alert, revision, sink)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;
CREATE INDEX delivery_due ON delivery (sink, state, next_try);
CREATE INDEX delivery_done ON delivery (sink, state, done);
