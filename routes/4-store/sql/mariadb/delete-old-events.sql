-- A slice of the events before a time, in microseconds since 1970; slices keep writers from waiting long.
DELETE FROM event WHERE time < :#${variable.before} LIMIT 5000
