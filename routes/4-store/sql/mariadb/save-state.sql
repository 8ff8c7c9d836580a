-- What the extraction remembers. Parameters: collector, reader, state.
INSERT INTO extraction (collector, reader, state)
VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE state = VALUES(state)
