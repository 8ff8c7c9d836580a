-- When a user first succeeded from an address; the earliest time stays. Parameters: username, ip, first_time.
INSERT INTO user_address (username, ip, first_time)
VALUES (?, ?, ?)
ON CONFLICT (username, ip) DO UPDATE SET first_time = excluded.first_time
WHERE excluded.first_time < user_address.first_time
