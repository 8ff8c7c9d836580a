-- A user's newest success or failure, unless a newer one is known. Parameters: username, outcome, time, ip, service.
INSERT INTO user_last (username, outcome, time, ip, service)
VALUES (?, ?, ?, ?, ?)
ON CONFLICT (username, outcome) DO UPDATE SET time = excluded.time, ip = excluded.ip, service = excluded.service
WHERE excluded.time >= user_last.time
