package io.saslwatch.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends the process's log to standard error, one line per happening. */
final class Logging {

    private final Logger saslwatch = Logger.getLogger("io.saslwatch");
    /** Loggers whose level was set; kept, because the JDK forgets loggers that nobody holds. */
    private final List<Logger> held = new ArrayList<>();

    /**
     * Takes over the JDK's logging.
     *
     * @param ours   the level of saslwatch's own messages
     * @param others the level of everything else
     */
    Logging(Level ours, Level others) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Handler handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new OneLine());
        root.addHandler(handler);
        root.setLevel(others);
        level(ours);
        held.add(saslwatch);
        // It warns of every index that is made after a later table; what fails it throws, and that is told
        Logger flyway = Logger.getLogger("org.flywaydb");
        flyway.setLevel(Level.SEVERE);
        held.add(flyway);
    }

    /** From now on the level of saslwatch's own messages. */
    void level(Level ours) {
        saslwatch.setLevel(ours);
    }

    /** The level for a word: {@code error}, {@code warn}, {@code info} or {@code debug}. */
    static Level level(String word) {
        return switch (word) {
            case "error" -> Level.SEVERE;
            case "warn" -> Level.WARNING;
            case "debug" -> Level.FINE;
            default -> Level.INFO;
        };
    }

    /** {@code 2026-11-20T18:00:01.123Z WARN  read: text}; line ends in the text become blanks. */
    private static final class OneLine extends Formatter {

        @Override
        public String format(LogRecord happening) {
            String name = happening.getLoggerName() == null ? "" : happening.getLoggerName();
            StringBuilder line = new StringBuilder(160)
                .append(Instant.ofEpochMilli(happening.getMillis()).truncatedTo(ChronoUnit.MILLIS)).append(' ')
                .append(String.format(Locale.ROOT, "%-5s ", word(happening.getLevel())))
                .append(name.startsWith("io.saslwatch.") ? name.substring("io.saslwatch.".length()) : name)
                .append(": ").append(formatMessage(happening).replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+", " "))
                .append(System.lineSeparator());
            if (happening.getThrown() != null) {
                StringWriter trace = new StringWriter();
                happening.getThrown().printStackTrace(new PrintWriter(trace));
                line.append(trace);
            }
            return line.toString();
        }

        private static String word(Level level) {
            int value = level.intValue();
            return value >= Level.SEVERE.intValue() ? "ERROR" : value >= Level.WARNING.intValue() ? "WARN"
                : value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
        }
    }
}
