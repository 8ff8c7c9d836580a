package io.saslwatch.report;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * Text from logs and name servers as it may be shown: whoever tries to log in chooses it. Widths are those of a terminal
 * with a font of one width; Unicode's annex 11 (East Asian Width) is followed by its big ranges only. Stateless.
 */
final class Shown {

    /** Longer text is of no use to a reader, whoever cuts it further. */
    private static final int LIMIT = 300;
    private static final int[][] WIDE = {{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xA960, 0xA97C},
        {0xAC00, 0xD7A3}, {0xF900, 0xFAFF}, {0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}};
    private static final String CUT = "~";

    private Shown() {
    }

    /** The text without what a terminal or a mail program obeys, or that hides or turns text; a dash for null. */
    static String plain(String text) {
        if (text == null) {
            return "-";
        }
        String bounded = text.codePointCount(0, text.length()) <= LIMIT ? text
            : text.substring(0, text.offsetByCodePoints(0, LIMIT)) + CUT;
        return bounded.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}\\p{Cn}]", "?")
            // marks piled up on one letter run over the lines around it
            .replaceAll("(\\p{M})\\p{M}+", "$1");
    }

    /** A number with blanks between thousands, so that no reader takes the separator for a decimal point. */
    static String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.ROOT).format(number).replace(',', ' ');
    }

    /** Bytes with a unit that a person reads; a dash for null. */
    static String bytes(Long bytes) {
        if (bytes == null) {
            return "-";
        }
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < 4) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, "KMGT".charAt(unit - 1) + "iB");
    }

    /** How many columns a text takes. */
    static int width(String text) {
        return text.codePoints().map(Shown::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text in exactly so many columns: cut with a mark, or filled with blanks on the side given. */
    static String fit(String text, int columns, boolean right) {
        String fitted = text;
        if (width(text) > columns) {
            StringBuilder kept = new StringBuilder();
            int used = 0;
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                int next = width(text.codePointAt(i));
                if (used + next > columns - 1) {
                    break;
                }
                kept.appendCodePoint(text.codePointAt(i));
                used += next;
            }
            fitted = kept.append(CUT).toString();
        }
        String blanks = " ".repeat(Math.max(0, columns - width(fitted)));
        return right ? blanks + fitted : fitted + blanks;
    }
}
