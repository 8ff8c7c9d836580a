package io.saslwatch.extract.format;

import io.saslwatch.extract.format.match.Subject;
import java.util.List;

/**
 * A plain test of a captured text, or of the whole message.
 *
 * @param field which captured text; null for the whole message
 * @param kind  how it is compared
 * @param texts any of these fits
 */
public record Condition(Field field, Kind kind, List<String> texts) {

    /** How a text is compared. */
    public enum Kind {
        /** The same text. */
        IS,
        /** It starts so. */
        STARTS,
        /** It ends so. */
        ENDS,
        /** It contains this. */
        CONTAINS
    }

    /** Whether the whole message fits. */
    public boolean fits(Subject message) {
        if (kind != Kind.CONTAINS) {
            return fits(message.text());
        }
        for (String wanted : texts) {
            if (message.contains(wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text fits; a group that took no part never does. */
    public boolean fits(String text) {
        if (text == null) {
            return false;
        }
        for (String wanted : texts) {
            boolean fits = switch (kind) {
                case IS -> text.equals(wanted);
                case STARTS -> text.startsWith(wanted);
                case ENDS -> text.endsWith(wanted);
                case CONTAINS -> text.contains(wanted);
            };
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
