-- What one user did from one address on one day, added to what is known.
-- Parameters: day, username, ip, attempts, failures, successes, first_time, last_time.
INSERT INTO user_day_address (day, username, ip, attempts, failures, successes, first_time, last_time)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (day, username, ip) DO UPDATE SET
    attempts = user_day_address.attempts + excluded.attempts,
    failures = user_day_address.failures + excluded.failures,
    successes = user_day_address.successes + excluded.successes,
    first_time = MIN(user_day_address.first_time, excluded.first_time),
    last_time = MAX(user_day_address.last_time, excluded.last_time)
