-- An address that occurs, and where it is. It stays as it is on the day that it was told of; on another day it is kept
-- for longer, its place is renewed where one is known, and its name is asked for again if it had been let alone.
-- Parameters: ip, name_status, name_due, country, city, latitude, longitude, asn, aso, place_sources, place_checked,
-- first_seen, last_seen.
INSERT INTO address (ip, name_status, name_due, country, city, latitude, longitude, asn, aso, place_sources,
                     place_checked, first_seen, last_seen)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (ip) DO UPDATE SET
    country = CASE WHEN excluded.place_sources IS NULL THEN address.country ELSE excluded.country END,
    city = CASE WHEN excluded.place_sources IS NULL THEN address.city ELSE excluded.city END,
    latitude = CASE WHEN excluded.place_sources IS NULL THEN address.latitude ELSE excluded.latitude END,
    longitude = CASE WHEN excluded.place_sources IS NULL THEN address.longitude ELSE excluded.longitude END,
    asn = CASE WHEN excluded.place_sources IS NULL THEN address.asn ELSE excluded.asn END,
    aso = CASE WHEN excluded.place_sources IS NULL THEN address.aso ELSE excluded.aso END,
    place_sources = COALESCE(excluded.place_sources, address.place_sources),
    place_checked = excluded.place_checked,
    name_due = CASE WHEN address.name_due IS NULL AND address.name_status IN ('ok', 'nxdomain', 'nodata')
                         AND address.name_failures = 0 AND excluded.last_seen > address.last_seen
                    THEN excluded.name_due ELSE address.name_due END,
    first_seen = LEAST(address.first_seen, excluded.first_seen),
    last_seen = GREATEST(address.last_seen, excluded.last_seen)
WHERE excluded.last_seen / 86400000000 > address.last_seen / 86400000000
   OR excluded.first_seen / 86400000000 < address.first_seen / 86400000000
