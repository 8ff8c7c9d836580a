-- What asking for an address's name came to. Parameters: name, name_status, name_confirmed, name_asked, name_due,
-- name_failures; then the address.
UPDATE address
SET name = ?, name_status = ?, name_confirmed = ?, name_asked = ?, name_due = ?, name_failures = ?
WHERE ip = ?
