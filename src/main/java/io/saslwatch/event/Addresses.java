package io.saslwatch.event;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Addresses as logs write them, brought to one form without ever asking a name server: IPv4 in dotted decimal, IPv6 as
 * RFC 5952 has it, IPv4-mapped IPv6 (RFC 4291, section 2.5.5.2) as IPv4. Stateless.
 */
public final class Addresses {

    private static final int GROUPS = 8;

    private Addresses() {
    }

    /**
     * The address in its one form; null when the text is not an address. A prefix {@code IPv6:} (RFC 5321, section
     * 4.1.3), brackets and a zone ({@code %eth0}, RFC 4007) are left out.
     */
    public static String normal(String text) {
        // Nearly all are, and need no copy
        if (text == null || isIpv4(text, 0)) {
            return text;
        }
        String bare = bare(text);
        if (bare.indexOf(':') < 0) {
            return isIpv4(bare, 0) ? bare : null;
        }
        int[] groups = groups(bare);
        return groups == null ? null : write(groups);
    }

    /**
     * The address to look up; empty for a text that is none, or that has a zone and so is of this machine's network. The
     * JDK's own way takes what it cannot read for a host name, and asks for it.
     */
    public static Optional<InetAddress> inet(String text) {
        if (text == null) {
            return Optional.empty();
        }
        byte[] bytes = null;
        if (text.indexOf(':') >= 0) {
            int[] groups = groups(text);
            bytes = groups == null ? null : bytes(groups);
        } else if (isIpv4(text, 0)) {
            long address = ipv4(text, 0);
            bytes = new byte[] {(byte) (address >> 24), (byte) (address >> 16), (byte) (address >> 8), (byte) address};
        }
        return Optional.ofNullable(bytes).map(Addresses::inet);
    }

    private static InetAddress inet(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** The one form of an address. */
    public static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | bytes[2 * i + 1] & 0xFF;
        }
        return write(groups);
    }

    private static byte[] bytes(int[] groups) {
        byte[] bytes = new byte[2 * GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            bytes[2 * i] = (byte) (groups[i] >> 8);
            bytes[2 * i + 1] = (byte) groups[i];
        }
        return bytes;
    }

    private static String bare(String text) {
        String bare = text;
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.regionMatches(true, 0, "IPv6:", 0, 5)) {
            bare = bare.substring(5);
        }
        int zone = bare.indexOf('%');
        return zone > 0 && bare.indexOf(':') >= 0 ? bare.substring(0, zone) : bare;
    }

    private static boolean isIpv4(String text, int from) {
        int parts = 0;
        int value = -1;
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c == '.') {
                if (value < 0) {
                    return false;
                }
                parts++;
                value = -1;
            } else if (c < '0' || c > '9' || value == 0) {
                return false;
            } else {
                value = Math.max(value, 0) * 10 + c - '0';
                if (value > 255) {
                    return false;
                }
            }
        }
        return parts == 4;
    }

    /** The eight groups of an IPv6 address (RFC 4291, section 2.2); null when it is none. */
    private static int[] groups(String text) {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = text.startsWith("::") ? 0 : -1;
        int at = gap == 0 ? 2 : 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            if (colon < 0 && text.indexOf('.', at) > 0) {
                if (count > GROUPS - 2 || !isIpv4(text, at)) {
                    return null;
                }
                long address = ipv4(text, at);
                groups[count++] = (int) (address >> 16);
                groups[count++] = (int) (address & 0xFFFF);
                break;
            }
            int end = colon < 0 ? text.length() : colon;
            int group = group(text, at, end);
            if (group < 0 || count == GROUPS) {
                return null;
            }
            groups[count++] = group;
            at = end + 1;
            if (at < text.length() && text.charAt(at) == ':') {
                if (gap >= 0) {
                    return null;
                }
                gap = count;
                at++;
            } else if (at == text.length()) {
                return null;
            }
        }
        return gap < 0 ? count == GROUPS ? groups : null : count < GROUPS ? spread(groups, count, gap) : null;
    }

    /** Puts zeros where the gap is. */
    private static int[] spread(int[] groups, int count, int gap) {
        int[] all = new int[GROUPS];
        System.arraycopy(groups, 0, all, 0, gap);
        System.arraycopy(groups, gap, all, GROUPS - (count - gap), count - gap);
        return all;
    }

    private static long ipv4(String text, int from) {
        long address = 0;
        int octet = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                address = address << 8 | octet;
                octet = 0;
            } else {
                octet = octet * 10 + c - '0';
            }
        }
        return address << 8 | octet;
    }

    private static int group(String text, int from, int to) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static String write(int[] groups) {
        if (isMapped(groups)) {
            return (groups[6] >> 8) + "." + (groups[6] & 0xFF) + "." + (groups[7] >> 8) + "." + (groups[7] & 0xFF);
        }
        int gap = -1;
        int gapLength = 1;
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && groups[to] == 0) {
                to++;
            }
            if (to - from > gapLength) {
                gap = from;
                gapLength = to - from;
            }
            from = Math.max(from, to - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static boolean isMapped(int[] groups) {
        for (int i = 0; i < 5; i++) {
            if (groups[i] != 0) {
                return false;
            }
        }
        return groups[5] == 0xFFFF;
    }
}
