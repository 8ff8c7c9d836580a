-- How well the logs are understood, beside how much of them is read. Null: a day before this was counted.

-- Lines that look like authentication and match no format.
ALTER TABLE stream_day ADD COLUMN unparsed INTEGER;
-- Bytes of a log that was truncated or replaced, which were seen but never read and are in no other file.
ALTER TABLE stream_day ADD COLUMN possibly_lost INTEGER;

-- By day (days since 1970, by the clock of reading, in the zone of the figures), log and collector.
CREATE VIEW source_health AS
SELECT d.day, s.source, s.collector, SUM(d.lines_read) AS lines_read, SUM(d.bytes_read) AS bytes_read,
       SUM(d.unparsed) AS unparsed, SUM(d.possibly_lost) AS possibly_lost
FROM stream_day d JOIN stream s ON s.id = d.stream
GROUP BY d.day, s.source, s.collector;
