package io.saslwatch.detect;

/**
 * A place on the earth as far as it is known.
 *
 * @param latitude  degrees, north positive
 * @param longitude degrees, east positive
 * @param radius    how many kilometres it may be off; 0 for coordinates of an address
 */
record Spot(double latitude, double longitude, double radius) {

    /** Mean radius of the earth in kilometres (IUGG). */
    private static final double EARTH = 6_371.0088;

    /**
     * The least distance to another place along the surface, by the haversine formula on a sphere, which is off by half
     * a percent at most.
     *
     * @return kilometres, 0 when they may be the same place
     */
    double kilometresTo(Spot other) {
        double north = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double half = north * north
            + Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(other.latitude)) * east * east;
        double middles = 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)));
        return Math.max(0, middles - radius - other.radius);
    }
}
