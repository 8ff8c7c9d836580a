-- An address that occurs, and where it is. On another day than it was told of it is kept for longer, its place is
-- renewed where one is known, and its name is asked for again if it had been let alone.
-- Parameters: ip, name_status, name_due, country, city, latitude, longitude, asn, aso, place_sources, place_checked,
-- first_seen, last_seen. The times come last: MariaDB assigns from left to right, and the others compare with them.
INSERT INTO address (ip, name_status, name_due, country, city, latitude, longitude, asn, aso, place_sources,
                     place_checked, first_seen, last_seen)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON DUPLICATE KEY UPDATE
    country = IF(VALUES(place_sources) IS NULL, country, VALUES(country)),
    city = IF(VALUES(place_sources) IS NULL, city, VALUES(city)),
    latitude = IF(VALUES(place_sources) IS NULL, latitude, VALUES(latitude)),
    longitude = IF(VALUES(place_sources) IS NULL, longitude, VALUES(longitude)),
    asn = IF(VALUES(place_sources) IS NULL, asn, VALUES(asn)),
    aso = IF(VALUES(place_sources) IS NULL, aso, VALUES(aso)),
    place_sources = COALESCE(VALUES(place_sources), place_sources),
    place_checked = IF(VALUES(last_seen) DIV 86400000000 > last_seen DIV 86400000000, VALUES(place_checked),
                       place_checked),
    name_due = IF(name_due IS NULL AND name_status IN ('ok', 'nxdomain', 'nodata') AND name_failures = 0
                  AND VALUES(last_seen) DIV 86400000000 > last_seen DIV 86400000000, VALUES(name_due), name_due),
    first_seen = IF(VALUES(first_seen) DIV 86400000000 < first_seen DIV 86400000000, VALUES(first_seen), first_seen),
    last_seen = IF(VALUES(last_seen) DIV 86400000000 > last_seen DIV 86400000000, VALUES(last_seen), last_seen)
