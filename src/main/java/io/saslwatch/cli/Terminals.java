package io.saslwatch.cli;

/** Text from logs on a terminal: attackers write it. */
final class Terminals {

    private Terminals() {
    }

    /** The text with everything that a terminal obeys, or that hides or turns text, replaced by question marks. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
