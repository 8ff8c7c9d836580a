package io.saslwatch.extract.join;

import java.util.regex.Pattern;

/**
 * Compares the names of one user as different daemons show them. Dovecot cuts a name after 61 bytes (125 in some lines,
 * 77 in login lines) and adds three dots, Postfix cuts at 100 bytes without a mark; both replace bytes they do not like
 * by question marks, but not the same number; Dovecot may lower-case.
 */
final class Names {

    private static final int SHORTEST_CUT = 40;
    private static final String CUT = "...";
    private static final Pattern REPLACED = Pattern.compile("\\?|[^\\x20-\\x7e]");
    /** Postfix replaces the first byte of Dovecot's own escapes ({@code \\001t} for a tabulator) only. */
    private static final Pattern ESCAPED = Pattern.compile("\\?[tnr1]|\\?|[^\\x20-\\x7e]");

    private Names() {
    }

    /** Whether both may be the same name, whatever was cut off or replaced. An empty name is shown by some as none. */
    static boolean same(String a, String b) {
        if (a == null || b == null || a.isEmpty() || b.isEmpty()) {
            return (a == null || a.isEmpty()) && (b == null || b.isEmpty());
        }
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        return (isOdd(a) || isOdd(b)) && like(a, b);
    }

    private static boolean like(String a, String b) {
        return alike(plain(a, REPLACED), plain(b, REPLACED))
            || alike(plain(a, ESCAPED), plain(b, REPLACED)) || alike(plain(a, REPLACED), plain(b, ESCAPED));
    }

    private static boolean isOdd(String name) {
        return name.length() > SHORTEST_CUT || name.chars().anyMatch(c -> c == '?' || c < 0x20 || c > 0x7e);
    }

    /** Whether the name shows that its end is missing. */
    static boolean isCut(String name) {
        return name != null && name.length() > SHORTEST_CUT && name.endsWith(CUT);
    }

    /** The one of two shown forms of a name that shows more of it. */
    static String fuller(String a, String b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return isCut(a) && b.length() > a.length() && same(a, b) ? b : a;
    }

    private static boolean alike(String a, String b) {
        String shorter = a.length() <= b.length() ? a : b;
        String longer = shorter == a ? b : a;
        return (shorter.length() == longer.length() || shorter.length() > SHORTEST_CUT)
            && longer.regionMatches(true, 0, shorter, 0, shorter.length());
    }

    /** The name without the mark of a cut and without what any daemon might replace. */
    private static String plain(String name, Pattern replaced) {
        String whole = isCut(name) ? name.substring(0, name.length() - CUT.length()) : name;
        return replaced.matcher(whole).replaceAll("");
    }
}
