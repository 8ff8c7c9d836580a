-- A mail that was refused because its sender had sent too much; a line that is stored already is left out, though read
-- positions see to that as well. Parameters: stream, pos, time, sender, ip, mails.
INSERT INTO quota_rejection (stream, pos, time, sender, ip, mails)
VALUES (?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE mails = quota_rejection.mails
