-- The read position moves, but only from where it stood: one row changes, or the batch is refused.
-- Parameters: pos, line, fingerprint, file, path, moved; then the stream's id and the offset it stood at.
UPDATE stream
SET pos = ?, line = ?, fingerprint = ?, file = ?, path = ?, moved = ?
WHERE id = ? AND pos = ?
