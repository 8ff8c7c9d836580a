package io.saslwatch.extract.header;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.StreamRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampClockTest {

    private static final StreamRef STREAM = new StreamRef(7, "k", "s", "p");

    @Test
    void givesTheFirstStampTheLatestYearThatTheFilesDateAllows() {
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Nov 20 18:00:01")).containsExactly("2026-11-20T18:00:01Z");
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Nov 21 18:00:01")).containsExactly("2026-11-21T18:00:01Z");
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Nov 22 18:00:01")).containsExactly("2025-11-22T18:00:01Z");
    }

    @Test
    void readsADecemberLogInJanuary() {
        assertThat(times("UTC", "2027-01-02T06:25:00Z", "Dec 31 23:59:59", "Jan  1 00:00:01", "Jan  2 06:24:59"))
            .containsExactly("2026-12-31T23:59:59Z", "2027-01-01T00:00:01Z", "2027-01-02T06:24:59Z");
    }

    @Test
    void goesOnFromDecemberToJanuaryManyTimes() {
        assertThat(times("UTC", "2028-06-01T00:00:00Z", "2025 Nov  1 00:00:00", "Jan  1 00:00:00", "Oct  1 00:00:00",
            "Jan  1 00:00:00", "Oct  1 00:00:00", "Feb 29 12:00:00"))
            .containsExactly("2025-11-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-10-01T00:00:00Z",
                "2027-01-01T00:00:00Z", "2027-10-01T00:00:00Z", "2028-02-29T12:00:00Z");
    }

    @Test
    void takesASmallStepBackForOne() {
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Nov 20 18:00:01", "Nov 20 14:00:00", "Nov 19 23:00:00"))
            .containsExactly("2026-11-20T18:00:01Z", "2026-11-20T14:00:00Z", "2026-11-19T23:00:00Z");
        assertThat(times("UTC", "2027-01-01T19:00:00Z", "Jan  1 00:00:00", "Dec 31 23:59:58"))
            .containsExactly("2027-01-01T00:00:00Z", "2026-12-31T23:59:58Z");
    }

    @Test
    void neverGoesBeyondTheFilesDateBecauseOfALongStepBack() {
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Nov 20 18:00:01", "Oct  1 14:00:00"))
            .containsExactly("2026-11-20T18:00:01Z", "2026-10-01T14:00:00Z");
    }

    @Test
    void gives29FebruaryTheNearestLeapYearNotAfter() {
        assertThat(times("UTC", "2026-11-20T19:00:00Z", "Feb 29 12:00:00", "Mar  1 00:00:00"))
            .containsExactly("2024-02-29T12:00:00Z", "2024-03-01T00:00:00Z");
        assertThat(times("UTC", "2024-03-01T00:00:00Z", "Feb 29 12:00:00")).containsExactly("2024-02-29T12:00:00Z");
    }

    @Test
    void takesAnHourThatComesTwiceForTheFirstUntilTheStampsGoBack() {
        assertThat(times("Europe/Berlin", "2026-10-26T00:00:00Z", "Oct 25 01:59:00", "Oct 25 02:10:00",
            "Oct 25 02:05:00", "Oct 25 02:59:00", "Oct 25 02:00:00", "Oct 25 02:30:00", "Oct 25 02:10:00",
            "Oct 25 03:00:00", "Oct 25 02:59:59"))
            .containsExactly("2026-10-24T23:59:00Z", "2026-10-25T00:10:00Z", "2026-10-25T00:05:00Z",
                "2026-10-25T00:59:00Z", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z", "2026-10-25T01:10:00Z",
                "2026-10-25T02:00:00Z", "2026-10-25T01:59:59Z");
    }

    @Test
    void knowsTheSecondPassByAnExactStampInBetween() {
        assertThat(times("Europe/Berlin", "2026-10-26T00:00:00Z", "Oct 25 02:10:00", "2026-10-25T01:05:00Z",
            "Oct 25 02:15:00"))
            .containsExactly("2026-10-25T00:10:00Z", "2026-10-25T01:05:00Z", "2026-10-25T01:15:00Z");
    }

    @Test
    void movesATimeThatSpringLeavesOutOn() {
        assertThat(times("Europe/Berlin", "2026-03-30T00:00:00Z", "Mar 29 01:59:59", "Mar 29 02:30:00",
            "Mar 29 03:00:00"))
            .containsExactly("2026-03-29T00:59:59Z", "2026-03-29T01:30:00Z", "2026-03-29T01:00:00Z");
    }

    @Test
    void goesOnTheSameAfterARestartAtAnyPoint() throws IOException {
        String[] stamps = {"Dec 31 23:59:59", "Jan  1 00:00:01", "Oct 25 02:59:00", "Oct 25 02:01:00",
            "Oct 25 02:40:00",
            "2026-10-25T01:50:00Z", "Oct 25 02:20:00", "Nov  1 00:00:00"};
        Instant modified = Instant.parse("2026-11-01T12:00:00Z");
        ZoneId zone = ZoneId.of("Europe/Berlin");
        List<Long> whole = new ArrayList<>();
        StampClock one = new StampClock(stream -> zone);
        for (String stamp : stamps) {
            whole.add(one.of(STREAM).epochMicros(stamp(stamp), modified));
        }
        List<Long> restarted = new ArrayList<>();
        StampClock last = new StampClock(stream -> zone);
        for (String stamp : stamps) {
            restarted.add(last.of(STREAM).epochMicros(stamp(stamp), modified));
            byte[] state = written(last);
            last = new StampClock(stream -> zone);
            last.read(new DataInputStream(new ByteArrayInputStream(state)));
            assertThat(written(last)).isEqualTo(state);
        }
        assertThat(restarted).isEqualTo(whole);
    }

    @Test
    void remembersOnlySoManyStreams() throws IOException {
        StampClock clock = new StampClock(stream -> ZoneId.of("UTC"));
        Instant modified = Instant.parse("2026-11-01T12:00:00Z");
        for (int stream = 0; stream < StampClock.STREAMS + 100; stream++) {
            clock.of(new StreamRef(stream, "k", "s", "p")).epochMicros(stamp("Nov  1 00:00:00"), modified);
        }
        StampClock restored = new StampClock(stream -> ZoneId.of("UTC"));
        restored.read(new DataInputStream(new ByteArrayInputStream(written(clock))));

        assertThat(written(restored)).hasSize(5 + 16 * StampClock.STREAMS);
    }

    @Test
    void refusesAStateThatItDidNotWrite() {
        StampClock clock = new StampClock(stream -> ZoneId.of("UTC"));

        assertThatThrownBy(() -> clock.read(input(9, 0, 0, 0, 0)))
            .isInstanceOf(IOException.class).hasMessageContaining("version 9");
        assertThatThrownBy(() -> clock.read(input(1, 127, 0, 0, 0)))
            .isInstanceOf(IOException.class).hasMessageContaining("streams");
    }

    private static List<String> times(String zone, String modified, String... stamps) {
        StreamClock clock = new StampClock(stream -> ZoneId.of(zone)).of(STREAM);
        List<String> times = new ArrayList<>();
        for (String stamp : stamps) {
            times.add(Instant.ofEpochSecond(clock.epochMicros(stamp(stamp), Instant.parse(modified)) / 1_000_000)
                .toString());
        }
        return times;
    }

    /** A year in front is one that a test starts with. */
    private static Stamp stamp(String text) {
        boolean dated = text.matches("\\d{4} .*");
        String ordered = dated ? text.substring(5, 12) + text.substring(0, 5) + text.substring(12) : text;
        byte[] bytes = ordered.getBytes(UTF_8);
        Stamp stamp = new Stamp();
        assertThat(stamp.read(bytes, 0, bytes.length)).isEqualTo(bytes.length);
        return stamp;
    }

    private static DataInputStream input(int... bytes) {
        byte[] state = new byte[bytes.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = (byte) bytes[i];
        }
        return new DataInputStream(new ByteArrayInputStream(state));
    }

    private static byte[] written(StampClock clock) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        clock.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
