package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LineTimesTest {

    private final LineTimes times = new LineTimes(stream -> ZoneId.of("Asia/Kolkata"));

    @Test
    void tellsTheTimeOfTheFirstLineInTheSourcesZone() {
        assertThat(time("Nov 20 23:30:01 auth: Info: x\nNov 20 23:31:00 auth: Info: y\n"))
            .hasValue(Instant.parse("2026-11-20T18:00:01Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void remembersNothingOfALineBefore() {
        assertThat(time("Nov 20 23:30:01 auth: Info: x")).isEqualTo(time("Nov 20 23:30:01 auth: Info: x"));
        assertThat(time("Jan  1 05:30:00 auth: Info: x"))
            .hasValue(Instant.parse("2026-01-01T00:00:00Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void doesNotKnowTheTimeOfALineWithoutAStamp() {
        assertThat(time("no stamp")).isEmpty();
        assertThat(time("Nov 42 23:30:01 auth: Info: x")).isEmpty();
        assertThat(time("")).isEmpty();
    }

    private OptionalLong time(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return times.epochMicros(Lines.STREAM, Lines.MODIFIED, bytes, 0, bytes.length);
    }
}
