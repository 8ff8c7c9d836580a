package io.saslwatch.reallogs;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;

/**
 * How a daemon may show a user name (SHAPES.md, section 5): in lower case, without its domain, cut after 55 or more
 * bytes, with other characters for those that it does not like. Linear in time, since such names are odd on purpose.
 */
final class ShownName {

    private static final int SHORTEST_CUT = 55;

    private ShownName() {
    }

    static boolean is(String sent, String shown) {
        return shown != null && Pattern.compile(expression(sent), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
            .matcher(shown).matches();
    }

    static boolean isIn(String sent, String before, String line) {
        return !sent.isEmpty() && !sent.startsWith("@") && Pattern
            .compile(before + expression(sent), Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(line).find();
    }

    private static String expression(String sent) {
        int at = sent.indexOf('@');
        String whole = letters(sent);
        return at >= 0 && at < SHORTEST_CUT ? "(?:" + whole + "|" + letters(sent.substring(0, at)) + ")" : whole;
    }

    private static String letters(String name) {
        var text = new StringBuilder();
        int bytes = 0;
        for (int letter : name.codePoints().toArray()) {
            bytes += Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > SHORTEST_CUT) {
                return text + ".*";
            }
            if (letter > 0x20 && letter < 0x7f) {
                text.append(Pattern.quote(Character.toString(letter)));
            } else {
                text.append(letter == ' ' ? " " : ".{1,4}");
            }
        }
        return text.toString();
    }
}
