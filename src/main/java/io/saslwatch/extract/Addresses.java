package io.saslwatch.extract;

/**
 * Addresses as logs write them, brought to one form without ever asking a name server: IPv4 in dotted decimal, IPv6 as
 * RFC 5952 has it, IPv4-mapped IPv6 (RFC 4291, section 2.5.5.2) as IPv4.
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
        if (text == null) {
            return null;
        }
        String bare = bare(text);
        if (bare.indexOf(':') < 0) {
            return isIpv4(bare) ? bare : null;
        }
        int[] groups = groups(bare);
        return groups == null ? null : write(groups);
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

    private static boolean isIpv4(String text) {
        int parts = 0;
        int value = -1;
        for (int i = 0; i <= text.length(); i++) {
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

    private static int[] groups(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = part(text, true);
            return groups != null && groups.length == GROUPS ? groups : null;
        }
        int[] head = gap == 0 ? new int[0] : part(text.substring(0, gap), false);
        int[] tail = gap + 2 == text.length() ? new int[0] : part(text.substring(gap + 2), true);
        if (head == null || tail == null || head.length + tail.length >= GROUPS) {
            return null;
        }
        int[] groups = new int[GROUPS];
        System.arraycopy(head, 0, groups, 0, head.length);
        System.arraycopy(tail, 0, groups, GROUPS - tail.length, tail.length);
        return groups;
    }

    /** The groups of a part without a gap, a dotted quad at the address's end counting as two; null when it is none. */
    private static int[] part(String text, boolean last) {
        String[] words = text.split(":", -1);
        boolean dotted = last && isIpv4(words[words.length - 1]);
        int[] groups = new int[words.length + (dotted ? 1 : 0)];
        if (groups.length > GROUPS) {
            return null;
        }
        for (int i = 0; i < words.length - (dotted ? 1 : 0); i++) {
            groups[i] = group(words[i]);
            if (groups[i] < 0) {
                return null;
            }
        }
        if (dotted) {
            String[] octets = words[words.length - 1].split("\\.");
            groups[groups.length - 2] = Integer.parseInt(octets[0]) << 8 | Integer.parseInt(octets[1]);
            groups[groups.length - 1] = Integer.parseInt(octets[2]) << 8 | Integer.parseInt(octets[3]);
        }
        return groups;
    }

    private static int group(String word) {
        if (word.isEmpty() || word.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
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
