-- A user's newest success or failure, unless a newer one is known. Parameters: username, outcome, time, ip, service.
-- The time comes last: MariaDB assigns from left to right, and the others compare with the time that was there.
INSERT INTO user_last (username, outcome, time, ip, service)
VALUES (?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
    ip = IF(VALUES(time) >= time, VALUES(ip), ip),
    service = IF(VALUES(time) >= time, VALUES(service), service),
    time = GREATEST(time, VALUES(time))
