package io.saslwatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends the process's log to standard error, one line per happening. */
final class Logging {

    private final Logger saslwatch = Logger.getLogger("io.saslwatch");
    private final Logger camel = Logger.getLogger("org.apache.camel");
    private final Logger camelMain = Logger.getLogger("org.apache.camel.main");
    private final Handler handler;
    private volatile Level level;
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
        for (Handler before : root.getHandlers()) {
            root.removeHandler(before);
        }
        handler = new ConsoleHandler();
        handler.setLevel(Level.ALL);
        handler.setFormatter(new LogLine.Text());
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
        level = ours;
        saslwatch.setLevel(ours);
        // Who looks for a fault wants to know what became of the routes, too
        boolean debug = ours.intValue() <= Level.FINE.intValue();
        camel.setLevel(debug ? Level.INFO : null);
        // but not the values of all placeholders, which it lists at a start: the secrets of sinks are among them
        camelMain.setLevel(debug ? Level.WARNING : null);
    }

    /** Tells what is told last: at the end of a process the JDK takes the handlers away from all loggers, some time. */
    void last(String logger, String message) {
        LogRecord told = new LogRecord(Level.INFO, message);
        told.setLoggerName(logger);
        if (told.getLevel().intValue() >= level.intValue()) {
            handler.publish(told);
            handler.flush();
        }
    }

    /** From now on one JSON object a line, or text. */
    void json(boolean asked) {
        handler.setFormatter(asked ? new LogLine.Json() : new LogLine.Text());
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
}
