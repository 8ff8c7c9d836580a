-- One event. Parameters, in this order: stream, pos, part, line, line_count, evidence, time, host, daemon, service,
-- outcome, attempts, username, ip, port, mechanism, reason, detail, session, messages.
INSERT INTO event (stream, pos, part, line, line_count, evidence, time, host, daemon, service,
                   outcome, attempts, username, ip, port, mechanism, reason, detail, session, messages)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
