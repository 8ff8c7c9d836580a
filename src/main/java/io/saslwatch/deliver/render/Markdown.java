package io.saslwatch.deliver.render;

/**
 * Markdown as chat programs read it. Characters with a meaning are escaped (CommonMark 2.4: a backslash before ASCII
 * punctuation); mentions and addresses of pages, which no backslash stops everywhere, are broken by a space of no width.
 */
final class Markdown implements Style {

    private static final String MARKS = "\\`*_{}[]()#+-!|>~<&:=$^";
    private static final char GAP = '\u200b';

    @Override
    public String text(String plain) {
        StringBuilder out = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (MARKS.indexOf(c) >= 0 || c == '.' && isNumber(plain, i)) {
                out.append('\\');
            }
            out.append(c);
            if (c == '@' || c == ':' && plain.startsWith("//", i + 1) || isWww(plain, i)) {
                out.append(GAP);
            }
        }
        return out.toString();
    }

    @Override
    public String strong(String plain) {
        return "**" + text(plain) + "**";
    }

    /** Digits and a point at a line's start begin a numbered list. */
    private static boolean isNumber(String plain, int point) {
        return point > 0 && point < 10 && plain.substring(0, point).chars().allMatch(Character::isDigit);
    }

    private static boolean isWww(String plain, int last) {
        return last >= 2 && plain.regionMatches(true, last - 2, "www", 0, 3);
    }
}
