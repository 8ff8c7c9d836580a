package io.saslwatch.detect;

import java.util.Optional;

/**
 * One success of a user on a journey.
 *
 * @param user    name used to log in
 * @param time    microseconds since 1970
 * @param ip      address
 * @param country ISO 3166-1 alpha-2, or null
 * @param place   what people call the place
 * @param spot    where it is
 * @param network number of the autonomous system, or null
 */
record Stop(String user, long time, String ip, String country, String place, Spot spot, Long network) {

    /**
     * The stop that a row tells of; empty when nobody knows where it was. Coordinates without a city are a guess for the
     * whole country, so they are no better than its middle.
     */
    static Optional<Stop> of(Columns row, CountryCentres centres) {
        String country = row.optional("country").map(Object::toString).orElse(null);
        String city = row.optional("city").map(Object::toString).orElse(null);
        Optional<Spot> exact = row.optional("latitude").map(Number.class::cast).flatMap(north ->
            row.optional("longitude").map(Number.class::cast).map(east ->
                new Spot(north.doubleValue(), east.doubleValue(), 0)));
        Optional<Spot> centre = centres.of(country);
        Optional<Spot> spot = city == null ? centre.or(() -> exact) : exact.or(() -> centre);
        return spot.map(where -> new Stop(row.text("username"), row.number("time"), row.text("ip"), country,
            city == null ? country == null ? "an unnamed place" : country : country == null ? city : city + ", " + country,
            where, row.optional("asn").map(Number.class::cast).map(Number::longValue).orElse(null)));
    }

    /** The least way to another one in kilometres; within a country nothing is known unless both have coordinates. */
    double kilometresTo(Stop other) {
        boolean vague = spot.radius() > 0 || other.spot.radius() > 0;
        return vague && country != null && country.equals(other.country) ? 0 : spot.kilometresTo(other.spot);
    }
}
