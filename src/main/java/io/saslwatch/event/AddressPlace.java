package io.saslwatch.event;

/**
 * Where an address is, as geographic data says. What the data does not say is null.
 *
 * @param country      ISO 3166-1 alpha-2 code in upper case
 * @param city         name of the city, English where the data has several languages
 * @param latitude     degrees, north positive
 * @param longitude    degrees, east positive
 * @param asn          number of the autonomous system (RFC 6793), 1 to 4294967295
 * @param organisation who runs the autonomous system
 * @param sources      which data said so, as {@code file@date} separated by blanks; null when nothing is known
 */
public record AddressPlace(String country, String city, Double latitude, Double longitude, Long asn,
                           String organisation, String sources) {

    /** Nothing is known of the address. */
    public static final AddressPlace UNKNOWN = new AddressPlace(null, null, null, null, null, null, null);
}
