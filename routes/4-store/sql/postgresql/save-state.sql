-- What the extraction remembers. Parameters: collector, reader, state.
INSERT INTO extraction (collector, reader, state)
VALUES (?, ?, ?)
ON CONFLICT (collector, reader) DO UPDATE SET state = excluded.state
