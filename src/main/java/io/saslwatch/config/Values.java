package io.saslwatch.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a value as its kind. Every method throws {@link IllegalArgumentException} with the reason. */
public final class Values {

    private static final int LAST_PORT = 65_535;
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,18})\\s*([a-zA-Z]*)");
    private static final Map<String, Duration> TIMES = Map.of("ms", Duration.ofMillis(1), "s", Duration.ofSeconds(1),
        "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZES = Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30);

    private Values() {
    }

    /** Checks a value against what its setting takes. */
    static void check(Setting setting, String value) {
        switch (setting.kind()) {
            case SWITCH -> on(value);
            case CHOICE -> word(setting.words(), value);
            case NUMBER -> number(value);
            case PORT -> port(value);
            case DURATION -> duration(value);
            case SIZE -> bytes(value);
            case ZONE -> zone(value);
            case TEXT, SECRET -> { }
        }
    }

    static boolean on(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is neither true nor false");
        };
    }

    static long number(String value) {
        Matcher amount = AMOUNT.matcher(value);
        if (!amount.matches() || !amount.group(2).isEmpty()) {
            throw new IllegalArgumentException("it is not a whole number from 0 up");
        }
        return Long.parseLong(amount.group(1));
    }

    private static void word(List<String> words, String value) {
        if (!words.contains(value)) {
            throw new IllegalArgumentException("it is none of " + String.join(", ", words));
        }
    }

    private static void port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > LAST_PORT) {
            throw new IllegalArgumentException("it is not a port: 1 to " + LAST_PORT + ", or 0");
        }
    }

    /** A length of time, such as {@code 500ms} or {@code 7d}. */
    public static Duration duration(String value) {
        Matcher amount = AMOUNT.matcher(value);
        Duration unit = amount.matches() ? TIMES.get(amount.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("it is not a duration: a number and one of ms, s, m, h, d, such as 10m");
        }
        try {
            return unit.multipliedBy(Long.parseLong(amount.group(1)));
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException("it is longer than any duration can be", tooLong);
        }
    }

    /** A number of bytes, such as {@code 64k}. */
    public static long bytes(String value) {
        Matcher amount = AMOUNT.matcher(value);
        Long unit = amount.matches() ? SIZES.get(amount.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("it is not a size: a number of bytes, or one with k, m or g, such as 4m");
        }
        try {
            return Math.multiplyExact(unit, Long.parseLong(amount.group(1)));
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("it is larger than any size can be", tooLarge);
        }
    }

    static ZoneId zone(String value) {
        if (value.equals("system")) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(value);
        } catch (java.time.DateTimeException unknown) {
            throw new IllegalArgumentException("no such time zone is known: write one such as Europe/Berlin, UTC or "
                + "+02:00, or system", unknown);
        }
    }
}
