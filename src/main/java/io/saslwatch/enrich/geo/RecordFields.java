package io.saslwatch.enrich.geo;

import java.util.Map;

/**
 * Finds the fields of a place in a record of any vendor: the nested records of GeoLite2, GeoIP2 and DB-IP Lite, the flat
 * ones of IPinfo Lite and of ip-location-db, and the answers of ipinfo.io's APIs. Thread-safe.
 */
final class RecordFields {

    private final FieldCleaning cleaning;

    RecordFields(FieldCleaning cleaning) {
        this.cleaning = cleaning;
    }

    /** What a record says; {@link Said#NOTHING} when it has no field that is understood. */
    Said of(Object record, String source) {
        if (!(record instanceof Map<?, ?> map)) {
            return Said.NOTHING;
        }
        // ipinfo.io's paid look-ups have what others have at the top one level down
        Map<?, ?> place = map.get("geo") instanceof Map<?, ?> geo ? geo : map;
        String org = map.get("org") instanceof String text ? text : null;
        Object network = map.get("as") instanceof Map<?, ?> ? map.get("as") : map.get("asn");
        Double latitude = latitude(place);
        Double longitude = longitude(place);
        boolean both = latitude != null && longitude != null;
        Said said = new Said(country(place), city(place), both ? latitude : null, both ? longitude : null,
            asn(map, network, org), organisation(map, network, org), source);
        return said.isNothing() ? Said.NOTHING : said;
    }

    private String country(Map<?, ?> place) {
        String code = cleaning.country(place.get("country_code"));
        if (code != null) {
            return code;
        }
        Object country = place.get("country");
        return cleaning.country(country instanceof Map<?, ?> nested ? nested.get("iso_code") : country);
    }

    private String city(Map<?, ?> place) {
        Object city = place.get("city");
        if (city instanceof Map<?, ?> nested && nested.get("names") instanceof Map<?, ?> names) {
            city = names.containsKey("en") ? names.get("en") : names.values().stream().findFirst().orElse(null);
        }
        return cleaning.text(city);
    }

    private Double latitude(Map<?, ?> place) {
        return cleaning.degrees(coordinate(place, "latitude", "lat", 0), 90);
    }

    private Double longitude(Map<?, ?> place) {
        return cleaning.degrees(coordinate(place, "longitude", "lng", 1), 180);
    }

    private static Object coordinate(Map<?, ?> place, String name, String brief, int position) {
        Map<?, ?> map = place.get("location") instanceof Map<?, ?> location ? location : place;
        if (map.get(name) != null) {
            return map.get(name);
        }
        if (place.get("loc") instanceof String pair && pair.length() <= 64) {
            String[] both = pair.split(",");
            return both.length == 2 ? both[position] : null;
        }
        return map.get(brief);
    }

    private Long asn(Map<?, ?> map, Object network, String org) {
        Object number = map.get("autonomous_system_number");
        if (number == null) {
            number = network instanceof Map<?, ?> nested ? nested.get("asn") : network;
        }
        if (number == null && org != null) {
            number = org.substring(0, afterNumber(org)).strip();
        }
        return cleaning.asn(number);
    }

    private String organisation(Map<?, ?> map, Object network, String org) {
        for (String name : new String[] {"autonomous_system_organization", "as_name"}) {
            if (map.get(name) != null) {
                return cleaning.text(map.get(name));
            }
        }
        if (network instanceof Map<?, ?> nested) {
            return cleaning.text(nested.get("name"));
        }
        return org == null ? null : cleaning.text(org.substring(afterNumber(org)));
    }

    /** Where the name begins in {@code "AS64500 Example"}; 0 when no number stands in front. */
    private static int afterNumber(String org) {
        int i = org.startsWith("AS") ? 2 : 0;
        while (i > 0 && i < org.length() && org.charAt(i) >= '0' && org.charAt(i) <= '9') {
            i++;
        }
        return i > 2 && (i == org.length() || org.charAt(i) == ' ') ? i : 0;
    }
}
