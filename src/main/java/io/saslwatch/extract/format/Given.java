package io.saslwatch.extract.format;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Texts that settings give to format files: {@code %{NAME}} stands for one in needles, starts, ends, conditions and
 * samples, and in expressions for exactly that text.
 *
 * @param texts by their names
 */
record Given(Map<String, String> texts) {

    /** The text with everything given filled in. */
    String fill(String text) {
        String filled = text;
        if (text.contains("%{")) {
            for (Map.Entry<String, String> each : texts.entrySet()) {
                filled = filled.replace("%{" + each.getKey() + "}", each.getValue());
            }
        }
        return filled;
    }

    /** The texts as pieces of expressions, in which no character means anything but itself. */
    Map<String, String> parts() {
        return texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> quoted(each.getValue())));
    }

    private static String quoted(String text) {
        return text.replaceAll("[\\p{Punct}&&[^_]]", "\\\\$0");
    }
}
