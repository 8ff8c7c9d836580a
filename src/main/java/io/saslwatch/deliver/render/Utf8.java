package io.saslwatch.deliver.render;

/** Lengths of text as it travels. */
final class Utf8 {

    private Utf8() {
    }

    /** How many bytes the text has in UTF-8; never fewer than it has UTF-16 units. */
    static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // a pair has four bytes, two for each half
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
