-- How much was read of a stream and how well, added to what is known of the day. Parameters: day, stream, lines, bytes,
-- lines that match no format, bytes that were possibly lost.
INSERT INTO stream_day (day, stream, lines_read, bytes_read, unparsed, possibly_lost)
VALUES (?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE lines_read = lines_read + VALUES(lines_read), bytes_read = bytes_read + VALUES(bytes_read),
    unparsed = COALESCE(unparsed, 0) + VALUES(unparsed),
    possibly_lost = COALESCE(possibly_lost, 0) + VALUES(possibly_lost)
