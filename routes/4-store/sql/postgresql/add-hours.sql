-- Attempts of an hour, added to what is known. Parameters: hour, stream, outcome, attempts.
INSERT INTO hour_figure (hour, stream, outcome, attempts)
VALUES (?, ?, ?, ?)
ON CONFLICT (hour, stream, outcome) DO UPDATE SET attempts = hour_figure.attempts + excluded.attempts
