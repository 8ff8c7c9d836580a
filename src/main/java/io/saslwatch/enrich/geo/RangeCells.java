package io.saslwatch.enrich.geo;

import java.util.List;

/**
 * What a line of ranges says behind its two addresses: {@code country}, {@code asn,organisation}, or one of the two
 * layouts of places that are published as ranges (country, two regions, city, post code, latitude, longitude, zone; and
 * continent, country, region, city, latitude, longitude).
 */
final class RangeCells {

    private final FieldCleaning cleaning;
    private final String label;

    RangeCells(FieldCleaning cleaning, String label) {
        this.cleaning = cleaning;
        this.label = label;
    }

    /** What the line says; null when it cannot be understood. */
    Said of(List<String> cells) {
        int size = cells.size();
        if (size < 3) {
            return null;
        }
        if (size == 8) {
            return place(cells, 3, 5, 6);
        }
        if (size >= 9) {
            return place(cells, 2, 5, 7);
        }
        String country = cleaning.country(cells.get(2));
        if (country != null) {
            return new Said(country, null, null, null, null, null, label);
        }
        Long asn = cleaning.asn(cells.get(2));
        return asn == null ? null
            : new Said(null, null, null, null, asn, size > 3 ? cleaning.text(cells.get(3)) : null, label);
    }

    private Said place(List<String> cells, int country, int city, int latitude) {
        String code = cleaning.country(cells.get(country));
        Double north = cleaning.degrees(cells.get(latitude), 90);
        Double east = cleaning.degrees(cells.get(latitude + 1), 180);
        boolean both = north != null && east != null;
        return code == null ? null : new Said(code, cleaning.text(cells.get(city)), both ? north : null,
            both ? east : null, null, null, label);
    }
}
