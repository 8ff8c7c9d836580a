package io.saslwatch.enrich.geo;

import java.net.InetAddress;

/** Addresses that nobody outside can say anything about (RFC 6890). */
final class SpecialAddresses {

    private SpecialAddresses() {
    }

    /** Whether asking a service for the address can make sense. */
    static boolean isGlobal(InetAddress address) {
        if (address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        if (bytes.length == 4) {
            boolean shared = first == 100 && (bytes[1] & 0xC0) == 64;
            return first != 0 && first < 240 && !shared;
        }
        return (first & 0xFE) != 0xFC;
    }
}
