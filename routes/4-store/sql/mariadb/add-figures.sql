-- What one user did from one address on one day, added to what is known.
-- Parameters: day, username, ip, attempts, failures, successes, first_time, last_time.
INSERT INTO user_day_address (day, username, ip, attempts, failures, successes, first_time, last_time)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
    attempts = attempts + VALUES(attempts),
    failures = failures + VALUES(failures),
    successes = successes + VALUES(successes),
    first_time = LEAST(first_time, VALUES(first_time)),
    last_time = GREATEST(last_time, VALUES(last_time))
