package io.saslwatch.enrich;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads addresses as logs have them, without ever asking anybody: the JDK takes what it cannot read for a host name. */
final class AddressText {

    private static final int LONGEST = 45;

    private AddressText() {
    }

    /** The address; empty for a text that is none, or that has a zone (RFC 4007) and so is of this machine's network. */
    static Optional<InetAddress> read(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            if (text.indexOf(':') < 0) {
                byte[] bytes = dotted(text);
                return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
            }
            // With a colon in it the JDK reads an IPv6 literal or fails
            return hexadecimal(text) ? Optional.of(InetAddress.getByName(text)) : Optional.empty();
        } catch (UnknownHostException wrong) {
            return Optional.empty();
        }
    }

    private static byte[] dotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] bytes = new byte[4];
        for (int i = 0; i < 4; i++) {
            int number = number(parts[i]);
            if (number < 0) {
                return null;
            }
            bytes[i] = (byte) number;
        }
        return bytes;
    }

    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 3) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number <= 255 ? number : -1;
    }

    private static boolean hexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ':' && c != '.' && Character.digit(c, 16) < 0 || c > 'f') {
                return false;
            }
        }
        return true;
    }
}
