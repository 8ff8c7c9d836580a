package io.saslwatch.enrich.geo;

/**
 * What one source says of an address, cleaned; the fields mean what they mean in
 * {@link io.saslwatch.event.AddressPlace}, and null is not known.
 *
 * @param source which data said so, as {@code name@date}
 */
record Said(String country, String city, Double latitude, Double longitude, Long asn, String organisation,
            String source) {

    /** The source knows nothing of the address. */
    static final Said NOTHING = new Said(null, null, null, null, null, null, null);

    /** Whether no field is known. */
    boolean isNothing() {
        return country == null && city == null && latitude == null && longitude == null && asn == null
            && organisation == null;
    }
}
