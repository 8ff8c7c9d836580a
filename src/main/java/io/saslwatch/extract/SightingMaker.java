package io.saslwatch.extract;

import io.saslwatch.event.Addresses;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import io.saslwatch.extract.format.Field;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a sighting of the texts that a pattern captured. Thread-safe. */
final class SightingMaker {

    private static final Map<String, Outcome> OUTCOMES = Stream.of(Outcome.values())
        .collect(Collectors.toUnmodifiableMap(Outcome::word, Function.identity()));
    private static final Map<String, Reason> REASONS = Stream.of(Reason.values())
        .collect(Collectors.toUnmodifiableMap(Reason::word, Function.identity()));
    private static final int LONGEST_MECHANISM = 20;
    private static final int HIGHEST_PORT = 65_535;

    private SightingMaker() {
    }

    static Sighting make(LinePlace place, PlannedPattern planned, String[] fields) {
        String detail = fields[Field.DETAIL.ordinal()];
        return new Sighting(place.stream(), place.offset(), place.line(), place.time(), place.host(), place.program(),
            place.pid(), planned.format.name(), planned.pattern.name(), planned.pattern.role(),
            planned.format.daemon(), fields[Field.SERVICE.ordinal()],
            fields[Field.OUTCOME.ordinal()] == null ? null : OUTCOMES.get(fields[Field.OUTCOME.ordinal()]),
            place.count(), number(fields[Field.ATTEMPTS.ordinal()], -1, Integer.MAX_VALUE),
            fields[Field.USER.ordinal()], Addresses.normal(fields[Field.IP.ordinal()]),
            port(fields[Field.PORT.ordinal()]), mechanism(fields[Field.MECHANISM.ordinal()]),
            fields[Field.REASON.ordinal()] == null ? null : REASONS.get(fields[Field.REASON.ordinal()]),
            detail == null ? null : Secrets.hide(detail.strip()), fields[Field.SESSION.ordinal()],
            fields[Field.CLIENT.ordinal()]);
    }

    private static Integer port(String text) {
        int port = number(text, 0, HIGHEST_PORT);
        return port == 0 ? null : port;
    }

    private static int number(String text, int otherwise, int most) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return otherwise;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = number * 10 + c - '0';
        }
        return number > most ? otherwise : number;
    }

    /** The mechanism in upper case (RFC 4422, section 3.1); whatever has not its form is the client's invention. */
    private static String mechanism(String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST_MECHANISM) {
            return null;
        }
        boolean upper = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean small = c >= 'a' && c <= 'z';
            if (!small && !(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return null;
            }
            upper &= !small;
        }
        return upper ? text : text.toUpperCase(Locale.ROOT);
    }
}
