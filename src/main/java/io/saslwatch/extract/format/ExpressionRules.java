package io.saslwatch.extract.format;

import java.util.Optional;

/**
 * Refuses the few notations that RE2 and {@code java.util.regex} both accept but understand differently. Everything
 * that only one of them accepts is refused by the other one when it compiles.
 */
final class ExpressionRules {

    // \s differs in the vertical tab, \b in letters outside ASCII, \v in everything
    private static final String AMBIGUOUS = "sSbBvVhHRGXZkKQE";

    private ExpressionRules() {
    }

    /** Why the expression is not taken, if so. */
    static Optional<String> objection(String text) {
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char escaped = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                if (AMBIGUOUS.indexOf(escaped) >= 0) {
                    return Optional.of("\\" + escaped + " means different things to different engines;"
                        + " write the characters themselves");
                }
                i++;
            } else if (inClass) {
                if (c == '[' || c == '&' && text.startsWith("&&", i)) {
                    return Optional.of("'" + c + "' inside a character class has to be written \\" + c);
                }
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
                i += text.startsWith("^", i + 1) ? 1 : 0;
                if (text.startsWith("]", i + 1)) {
                    return Optional.of("']' inside a character class has to be written \\]");
                }
            } else if (c == '^' || c == '$') {
                return Optional.of("'" + c + "' is not needed: an expression always matches the whole message; for the"
                    + " character itself write \\" + c);
            } else if (c == '(' && text.startsWith("(?", i) && !text.startsWith("(?:", i)
                && !text.startsWith("(?<", i)) {
                return Optional.of("'" + text.substring(i, Math.min(i + 3, text.length()))
                    + "': only (?:...) and (?<name>...) are possible, no flags and no looking around");
            }
        }
        return Optional.empty();
    }
}
