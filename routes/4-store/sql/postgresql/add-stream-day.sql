-- How much was read of a stream and how well, added to what is known of the day. Parameters: day, stream, lines, bytes,
-- lines that match no format, bytes that were possibly lost.
INSERT INTO stream_day (day, stream, lines_read, bytes_read, unparsed, possibly_lost)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (day, stream) DO UPDATE SET
    lines_read = stream_day.lines_read + excluded.lines_read,
    bytes_read = stream_day.bytes_read + excluded.bytes_read,
    unparsed = COALESCE(stream_day.unparsed, 0) + excluded.unparsed,
    possibly_lost = COALESCE(stream_day.possibly_lost, 0) + excluded.possibly_lost
