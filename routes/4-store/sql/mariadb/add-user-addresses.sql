-- When a user first succeeded from an address; the earliest time stays. Parameters: username, ip, first_time.
INSERT INTO user_address (username, ip, first_time)
VALUES (?, ?, ?)
ON DUPLICATE KEY UPDATE first_time = LEAST(first_time, VALUES(first_time))
