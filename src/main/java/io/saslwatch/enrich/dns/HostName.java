package io.saslwatch.enrich.dns;

import java.util.Optional;
import org.xbill.DNS.Name;

/**
 * Makes text of a name from DNS, which may hold any octet (RFC 2181, section 11), or refuses it. Taken are letters,
 * digits and hyphens (RFC 952, RFC 1123) and underscores, which real names have; punycode (RFC 3492) stays as it is.
 * Nothing that is taken is a markup, a formula, an escape, an option of a command, or reads as an address.
 */
final class HostName {

    private static final int LONGEST = 253;

    private HostName() {
    }

    /** The name in lower case without the last dot; empty when it is no host name. */
    static Optional<String> of(Name name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.labels(); i++) {
            byte[] label = name.getLabel(i);
            if (label[0] == 0) {
                break;
            }
            if (i > 0) {
                text.append('.');
            }
            for (int octet = 1; octet <= label[0]; octet++) {
                char c = Character.toLowerCase((char) (label[octet] & 0xFF));
                if (!isHarmless(c)) {
                    return Optional.empty();
                }
                text.append(c);
            }
        }
        return text.length() == 0 || text.length() > LONGEST || text.charAt(0) == '-' || endsInNumber(text)
            ? Optional.empty() : Optional.of(text.toString());
    }

    private static boolean isHarmless(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** As {@code 10.0.0.1} does: no top-level domain is a number (RFC 3696, section 2), so it wants to deceive. */
    private static boolean endsInNumber(StringBuilder text) {
        for (int i = text.length() - 1; i >= 0 && text.charAt(i) != '.'; i--) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
