-- Where an address is, told after its events. Parameters: country, city, latitude, longitude, asn, aso, place_sources,
-- place_checked; then the address.
UPDATE address
SET country = ?, city = ?, latitude = ?, longitude = ?, asn = ?, aso = ?, place_sources = ?, place_checked = ?
WHERE ip = ?
