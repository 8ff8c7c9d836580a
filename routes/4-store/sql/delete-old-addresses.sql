-- The addresses of a slice that no event and no figure names any more.
DELETE FROM address
WHERE ip > :#${variable.after} AND ip <= :#${variable.last}
  AND NOT EXISTS (SELECT 1 FROM event WHERE event.ip = address.ip)
  AND NOT EXISTS (SELECT 1 FROM user_day_address WHERE user_day_address.ip = address.ip)
