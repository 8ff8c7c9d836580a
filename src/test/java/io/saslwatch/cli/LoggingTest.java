package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoggingTest {

    private final Logging logging = new Logging(Level.INFO, Level.WARNING);

    @AfterEach
    void quiet() {
        new Logging(Level.SEVERE, Level.OFF);
    }

    @Test
    void debugTellsAlsoWhatCamelDoesAndLessThanDebugDoesNot() {
        Logger camel = Logger.getLogger("org.apache.camel.impl.engine");
        assertThat(camel.isLoggable(Level.INFO)).isFalse();

        logging.level(Logging.level("debug"));
        assertThat(camel.isLoggable(Level.INFO)).isTrue();
        assertThat(Logger.getLogger("io.saslwatch.read").isLoggable(Level.FINE)).isTrue();
        assertThat(Logger.getLogger("org.apache.camel.main.BaseMainSupport").isLoggable(Level.INFO))
            .as("it lists the values of placeholders, secrets among them").isFalse();
        assertThat(Logger.getLogger("org.sqlite").isLoggable(Level.INFO)).isFalse();

        logging.level(Logging.level("info"));
        assertThat(camel.isLoggable(Level.INFO)).isFalse();
        assertThat(camel.isLoggable(Level.WARNING)).isTrue();
    }
}
