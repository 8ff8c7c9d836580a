-- How much was read of a stream, added to what is known of the day. Parameters: day, stream, lines, bytes.
INSERT INTO stream_day (day, stream, lines_read, bytes_read)
VALUES (?, ?, ?, ?)
ON CONFLICT (day, stream) DO UPDATE SET
    lines_read = stream_day.lines_read + excluded.lines_read,
    bytes_read = stream_day.bytes_read + excluded.bytes_read
