-- Attempts of an hour, added to what is known. Parameters: hour, stream, outcome, attempts.
INSERT INTO hour_figure (hour, stream, outcome, attempts)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE attempts = attempts + VALUES(attempts)
