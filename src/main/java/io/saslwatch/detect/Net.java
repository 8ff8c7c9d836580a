package io.saslwatch.detect;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param bytes  its first address, 4 or 16 bytes, the bits behind the prefix 0
 * @param prefix length of the prefix
 */
record Net(byte[] bytes, int prefix) {

    /** The net of an address; null when the text is no address. A zone ({@code %eth0}) is left out. */
    static Net of(String ip, int prefix4, int prefix6) {
        byte[] bytes = bytes(ip);
        return bytes == null ? null : of(bytes, bytes.length == 4 ? prefix4 : prefix6);
    }

    /** @throws IllegalArgumentException when the text is neither a network nor an address */
    static Net parse(String text) {
        int slash = text.indexOf('/');
        byte[] bytes = bytes(slash < 0 ? text : text.substring(0, slash));
        try {
            int prefix = bytes == null ? -1 : slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bytes != null && prefix >= 0 && prefix <= bytes.length * 8) {
                return of(bytes, prefix);
            }
        } catch (NumberFormatException wrong) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is no network such as 192.0.2.0/24 or 2001:db8::/32");
    }

    private static Net of(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int bit = prefix; bit < masked.length * 8; bit++) {
            masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return new Net(masked, prefix);
    }

    boolean contains(byte[] address) {
        return address.length == bytes.length && java.util.Arrays.equals(of(address, prefix).bytes, bytes);
    }

    /** Only literals: nothing here may ask a name server. */
    static byte[] bytes(String ip) {
        int zone = ip.indexOf('%');
        String plain = zone < 0 ? ip : ip.substring(0, zone);
        if (!plain.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(plain).getAddress();
        } catch (UnknownHostException wrong) {
            return null;
        }
    }

    /** As {@code 192.0.2.0/24}. */
    String text() {
        try {
            String address = InetAddress.getByAddress(bytes).getHostAddress();
            return (bytes.length == 4 ? address : address.replaceFirst("(^|:)(0(:|$)){2,}", "::")) + "/" + prefix;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
