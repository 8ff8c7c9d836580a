-- More is known of an event. Parameters: line_count, evidence, host, daemon, service, port, mechanism, reason, detail,
-- session, messages; then the event: stream, pos, part.
UPDATE event
SET line_count = ?, evidence = ?, host = ?, daemon = ?, service = ?, port = ?, mechanism = ?, reason = ?, detail = ?,
    session = ?, messages = ?
WHERE stream = ? AND pos = ? AND part = ?
