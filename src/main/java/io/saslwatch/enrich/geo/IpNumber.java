package io.saslwatch.enrich.geo;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address as an unsigned number of 128 bits.
 *
 * @param four whether it is an IPv4 address; then {@code high} is 0
 * @param high the upper 64 bits
 * @param low  the lower 64 bits
 */
record IpNumber(boolean four, long high, long low) {

    private static final BigInteger MASK = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    private static final long LAST_FOUR = 0xFFFF_FFFFL;

    /**
     * Reads dotted decimal, IPv6 (RFC 4291, section 2.2) or a whole number, of which those below 2^32 mean IPv4.
     * Returns null when the text is none of these. Never asks a name server.
     */
    static IpNumber of(String text) {
        if (text.isEmpty() || text.length() > 45) {
            return null;
        }
        if (text.indexOf(':') >= 0) {
            return six(text);
        }
        return text.indexOf('.') >= 0 ? dotted(text) : number(text);
    }

    /** The number of an address. */
    static IpNumber of(InetAddress address) {
        byte[] bytes = address.getAddress();
        long high = 0;
        long low = 0;
        for (byte next : bytes) {
            high = high << 8 | low >>> 56;
            low = low << 8 | next & 0xFF;
        }
        return new IpNumber(bytes.length == 4, high, low);
    }

    /** Whether this one comes after another of the same family. */
    boolean isAfter(IpNumber other) {
        int highs = Long.compareUnsigned(high, other.high);
        return highs > 0 || highs == 0 && Long.compareUnsigned(low, other.low) > 0;
    }

    private static IpNumber dotted(String text) {
        long address = 0;
        int parts = 0;
        int part = -1;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (part < 0 || part > 255 || ++parts > 4) {
                    return null;
                }
                address = address << 8 | part;
                part = -1;
            } else if (c >= '0' && c <= '9' && part <= 255) {
                part = Math.max(part, 0) * 10 + c - '0';
            } else {
                return null;
            }
        }
        return parts == 4 ? new IpNumber(true, 0, address) : null;
    }

    private static IpNumber six(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ':' && c != '.' && (c > 127 || Character.digit(c, 16) < 0)) {
                return null;
            }
        }
        try {
            // nothing but hexadecimal digits, colons and dots: the JDK takes it for an address or refuses it
            return of(InetAddress.getByName(text));
        } catch (UnknownHostException none) {
            return null;
        }
    }

    private static IpNumber number(String text) {
        if (text.length() > 39 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        if (text.length() <= 18) {
            long number = Long.parseLong(text);
            return new IpNumber(number <= LAST_FOUR, 0, number);
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() > 128 ? null
            : new IpNumber(false, number.shiftRight(64).longValue(), number.and(MASK).longValue());
    }
}
