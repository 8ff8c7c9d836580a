package io.saslwatch.deliver.render;

/** Text of strangers as a piece of one line: nothing in it moves a cursor, turns the writing or ends the line. */
public final class Plain {

    /** How much of a name is shown: RFC 5321 allows an address 254 octets. */
    static final int NAME = 254;
    /** How much of an explanation is shown. */
    static final int EXPLANATION = 1_000;

    private Plain() {
    }

    /** The text on one line, at most so many UTF-16 units; null becomes empty. */
    public static String of(String text, int most) {
        if (text == null) {
            return "";
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length();) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (line.length() + Character.charCount(point) > most - (i < text.length() ? 1 : 0)) {
                return line.append('…').toString();
            }
            line.appendCodePoint(harmless(point) ? point : '?');
        }
        return line.toString();
    }

    /** The same as a name, with what may be long in it. */
    static String name(String text) {
        return of(text, NAME);
    }

    private static boolean harmless(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
