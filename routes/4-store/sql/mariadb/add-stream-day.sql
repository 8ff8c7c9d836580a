-- How much was read of a stream, added to what is known of the day. Parameters: day, stream, lines, bytes.
INSERT INTO stream_day (day, stream, lines_read, bytes_read)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE lines_read = lines_read + VALUES(lines_read), bytes_read = bytes_read + VALUES(bytes_read)
