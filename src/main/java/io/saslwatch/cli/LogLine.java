package io.saslwatch.cli;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** How a happening is written: one line, whatever its text holds. */
final class LogLine {

    private LogLine() {
    }

    /**
     * {@code 2026-11-20T18:00:01.123Z WARN  read: text}; control characters are escaped, line ends become blanks;
     * a fault of the program ends with {@code trace=...} on the same line: its text may come from a log, too.
     */
    static final class Text extends Formatter {

        @Override
        public String format(LogRecord happening) {
            StringBuilder line = new StringBuilder(160).append(time(happening)).append(' ')
                .append(String.format(Locale.ROOT, "%-5s ", word(happening.getLevel()))).append(name(happening)).append(": ");
            escape(flat(formatMessage(happening)), line);
            if (happening.getThrown() != null) {
                escape(flat(" trace=" + trace(happening.getThrown()).strip()), line);
            }
            return line.append(System.lineSeparator()).toString();
        }

        private static String flat(String text) {
            return text.replaceAll("[\\r\\n\\u0085\\u2028\\u2029]+\\t*", " ");
        }
    }

    /** {@code {"time":"...","level":"WARN","logger":"read","message":"text"}}, with {@code trace} for a fault of the program. */
    static final class Json extends Formatter {

        @Override
        public String format(LogRecord happening) {
            StringBuilder line = new StringBuilder(200).append("{\"time\":\"").append(time(happening))
                .append("\",\"level\":\"").append(word(happening.getLevel())).append("\",\"logger\":\"");
            quote(name(happening), line);
            line.append("\",\"message\":\"");
            quote(formatMessage(happening), line);
            if (happening.getThrown() != null) {
                line.append("\",\"trace\":\"");
                quote(trace(happening.getThrown()), line);
            }
            return line.append("\"}").append(System.lineSeparator()).toString();
        }

        private static void quote(String text, StringBuilder line) {
            StringBuilder quoted = new StringBuilder(text.length() + 16);
            JsonStringEncoder.getInstance().quoteAsString(text, quoted);
            // JSON lets the controls above ASCII stand as they are; a terminal does not
            escape(quoted.toString(), line);
        }
    }

    private static Instant time(LogRecord happening) {
        return Instant.ofEpochMilli(happening.getMillis()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(LogRecord happening) {
        String name = happening.getLoggerName() == null ? "" : happening.getLoggerName();
        return name.startsWith("io.saslwatch.") ? name.substring("io.saslwatch.".length()) : name;
    }

    /** Attackers choose parts of what is logged: nothing of it reaches a terminal as a control. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            int kind = Character.getType(each);
            if (kind == Character.CONTROL || kind == Character.FORMAT || kind == Character.LINE_SEPARATOR
                || kind == Character.PARAGRAPH_SEPARATOR) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                line.append(each);
            }
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String word(Level level) {
        int value = level.intValue();
        return value >= Level.SEVERE.intValue() ? "ERROR" : value >= Level.WARNING.intValue() ? "WARN"
            : value >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }
}
