package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoggingReadEventsTest {

    private final Logger logger = Logger.getLogger("io.saslwatch.read");
    private final Level before = logger.getLevel();
    private final List<LogRecord> told = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord happening) {
            told.add(happening);
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoLonger() {
        logger.removeHandler(handler);
        logger.setLevel(before);
    }

    private static Throwable inARoute(Throwable cause) {
        return new CamelExchangeException("Multicast processing failed for number 0",
            new DefaultExchange(new DefaultCamelContext()), cause);
    }

    private String message() {
        return new SimpleFormatter().formatMessage(told.get(0));
    }

    @Test
    void linesThatWereNotTakenAreToldWithTheReasonAndNoTrace() {
        new LoggingReadEvents().failed("live", inARoute(new IllegalStateException("statement failed",
            new SQLException("database or disk is full"))));

        assertThat(told).singleElement().extracting(LogRecord::getThrown).isNull();
        assertThat(message()).endsWith("group=live cause=database or disk is full");
    }

    @Test
    void whatOurOwnExceptionNamesStandsBeforeTheReason() {
        new LoggingReadEvents().gaveUp("live", inARoute(new ReadFailure("events.csv cannot be written",
            new IOException("No space left on device"))));

        assertThat(message()).endsWith("cause=events.csv cannot be written: No space left on device");
    }

    @Test
    void whoLooksForAFaultGetsTheTraceWithDebug() {
        logger.setLevel(Level.FINE);
        Throwable fault = inARoute(new NullPointerException());
        new LoggingReadEvents().failed("live", fault);

        assertThat(message()).endsWith("cause=NullPointerException");
        assertThat(told).last().extracting(LogRecord::getThrown).isSameAs(fault);
    }

    private static final class ReadFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        ReadFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
