package io.saslwatch.store;

/**
 * Makes text from a log storable everywhere: PostgreSQL refuses U+0000 and lone surrogates, and one refused value would
 * hold up its batch for ever. They become U+FFFD.
 */
final class StoreText {

    /** Longest user name of an event; RFC 4616 allows 255 octets. An index entry of PostgreSQL holds 2,704 bytes. */
    static final int USER_LIMIT = 500;
    /** Longest user name in figures, where it is part of the key: MariaDB's keys hold 3,072 bytes. */
    static final int USER_KEY_LIMIT = 255;
    /** Longest address; RFC 5952 text has at most 39 characters, a zone may follow. */
    static final int ADDRESS_LIMIT = 64;

    private StoreText() {
    }

    /** The text without what a database refuses; null stays null. */
    static String clean(String text) {
        if (text == null) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The same, cut to a number of UTF-16 units; a pair is not cut apart. */
    static String clean(String text, int limit) {
        return text == null || text.length() <= limit ? clean(text)
            : clean(text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit));
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(point -> out.appendCodePoint(
            point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point));
        return out.toString();
    }
}
