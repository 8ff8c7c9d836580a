package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;

class LogLineTest {

    private static final String HOSTILE = "name=\u001b[31m\"x\"\r\n2026 ERROR fake\u2028 \u202e\u009b";

    private static LogRecord record(String message, Throwable thrown) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.saslwatch.read");
        record.setThrown(thrown);
        return record;
    }

    @Test
    void aHappeningIsOneLineOfTextWithoutControls() {
        String line = new LogLine.Text().format(record(HOSTILE, null));

        assertThat(line.lines()).singleElement().asString().contains(" WARN  read: name=\\u001b[31m\"x\" 2026 ERROR fake")
            .doesNotContainPattern("[\\p{Cntrl}\u2028\u202e\u009b]");
    }

    @Test
    void theTraceOfAFaultStaysOnItsLineAndHasNoControlsEither() {
        String line = new LogLine.Text().format(record("why", new IllegalStateException(HOSTILE)));

        assertThat(line.lines()).singleElement().asString().contains(" WARN  read: why trace=java.lang.IllegalStateException: name=")
            .contains("\\u001b[31m", " at io.saslwatch.cli.LogLineTest.").doesNotContainPattern("[\\p{Cntrl}\u2028\u202e\u009b]");
    }

    @Test
    void aHappeningIsOneJsonObjectThatSaysTheSame() throws Exception {
        String line = new LogLine.Json().format(record(HOSTILE, new IllegalStateException("why")));

        assertThat(line.lines()).singleElement().asString().doesNotContainPattern("[\\p{Cntrl}\u2028\u202e\u009b]");
        JsonObject read = (JsonObject) Jsoner.deserialize(line);
        assertThat(read.getString("message")).isEqualTo(HOSTILE);
        assertThat(read.getString("level")).isEqualTo("WARN");
        assertThat(read.getString("logger")).isEqualTo("read");
        assertThat(read.getString("trace")).contains("IllegalStateException: why");
    }
}
