-- A slice of the events before a time, in microseconds since 1970; slices keep writers from waiting long.
DELETE FROM event
WHERE (stream, pos, part) IN (SELECT stream, pos, part FROM event WHERE time < :#${variable.before} LIMIT 5000)
