package io.saslwatch.detect;

import io.saslwatch.event.AddressEvidence;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the words of a rule with the numbers of a row. Stateless. */
final class Explanations {

    private static final Pattern FIELD = Pattern.compile("\\{([a-z_0-9]+)}");
    private static final int TEXT_LIMIT = 120;
    private static final int PLACES = 5;

    private Explanations() {
    }

    /**
     * The text. {@code {places}} is the countries of the evidence that were logged in from; times are ISO 8601.
     *
     * @throws IllegalArgumentException when a field is no column of the row
     */
    static String of(String words, Columns row, List<AddressEvidence> evidence) {
        return FIELD.matcher(words.strip().replaceAll("\\s+", " ")).replaceAll(field ->
            Matcher.quoteReplacement(value(field.group(1), row, evidence)));
    }

    private static String value(String field, Columns row, List<AddressEvidence> evidence) {
        if (field.equals("places")) {
            return String.join(", ", evidence.stream().filter(address -> address.successes() > 0)
                .map(AddressEvidence::country).filter(Objects::nonNull).distinct().limit(PLACES).toList());
        }
        return field.endsWith("_time") ? EventTime.instant(row.number(field)).toString() : plain(row.text(field));
    }

    /** What is no character to be seen becomes U+FFFD: attackers choose the names. */
    private static String plain(String text) {
        String cut = text.length() > TEXT_LIMIT ? text.substring(0, TEXT_LIMIT) + "..." : text;
        return cut.replaceAll("\\p{C}|\\p{Zl}|\\p{Zp}", "\uFFFD");
    }
}
