package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.Outcome;
import io.saslwatch.extract.header.StampClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineScannerTest {

    private static final String FAILURE = "Nov 20 18:25:08 mx1 postfix/smtpd[28]: warning: unknown[192.0.2.250]:"
        + " SASL LOGIN authentication failed: (reason unavailable), sasl_username=bob";
    private static final String OTHER = "Nov 20 18:25:09 mx1 postfix/qmgr[28]: 4BPgJ: removed";

    @Test
    void saysWhereALineStoodAndWhenItWasWritten() {
        byte[] bytes = ("junk" + OTHER + '\n' + FAILURE + '\n').getBytes(UTF_8);
        Scan scan = Lines.scanner().scan(Lines.batch(bytes, 4, bytes.length, 1_000, 50));

        assertThat(scan.sightings()).hasSize(1);
        Sighting sighting = scan.sightings().get(0);
        assertThat(sighting.stream()).isEqualTo(Lines.STREAM);
        assertThat(sighting.offset()).isEqualTo(1_000 + OTHER.length() + 1);
        assertThat(sighting.line()).isEqualTo(51);
        assertThat(sighting.time()).isEqualTo(micros("2026-11-20T18:25:08Z"));
        assertThat(sighting.host()).isEqualTo("mx1");
        assertThat(sighting.program()).isEqualTo("postfix/smtpd");
        assertThat(sighting.pid()).isEqualTo("28");
        assertThat(sighting.format()).isEqualTo("postfix");
        assertThat(sighting.pattern()).isEqualTo("failed");
        assertThat(sighting.role()).isEqualTo(Role.SMTP_ATTEMPT);
        assertThat(sighting.outcome()).isEqualTo(Outcome.FAILURE);
        assertThat(sighting.user()).isEqualTo("bob");
        assertThat(scan.lines()).isEqualTo(2);
        assertThat(scan.hits()).isEqualTo(1);
        assertThat(scan.taken()).isEqualTo(1);
        assertThat(scan.unparsed()).isZero();
        assertThat(scan.newest()).isEqualTo(micros("2026-11-20T18:25:08Z"));
    }

    @Test
    void countsALineThatLooksLikeAuthenticationButThatNoPatternTakes() {
        Scan scan = Lines.scanner().scan(Lines.batch("Nov 20 18:25:08 mx1 postfix/smtpd[28]: warning: no client: SASL"
            + " LOGIN authentication failed: x\n" + OTHER + '\n'));

        assertThat(scan.sightings()).isEmpty();
        assertThat(scan.hits()).isEqualTo(1);
        assertThat(scan.unparsed()).isEqualTo(1);
    }

    @Test
    void readsTheLastLineWithoutALineFeedAndLinesThatEndWithACarriageReturn() {
        Scan scan = Lines.scanner().scan(Lines.batch(FAILURE + "\r\n\n" + FAILURE));

        assertThat(scan.lines()).isEqualTo(3);
        assertThat(scan.sightings()).extracting(Sighting::user).containsExactly("bob", "bob");
    }

    @Test
    void saysNothingOfATick() {
        Scan scan = Lines.scanner().scan(LineBatch.tick("group", Lines.MODIFIED));

        assertThat(scan.sightings()).isEmpty();
        assertThat(scan.lines()).isZero();
        assertThat(scan.newest()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void countsEqualLinesThatRsyslogTookTogether() {
        String repeated = FAILURE.replace("warning: ", "message repeated 3 times: [ warning: ") + "]";

        assertThat(Lines.scanner().scan(Lines.batch(repeated)).sightings()).singleElement()
            .satisfies(sighting -> assertThat(sighting.count()).isEqualTo(3))
            .satisfies(sighting -> assertThat(sighting.user()).isEqualTo("bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"message repeated 0 times: [ ", "message repeated times: [ ", "message repeated 3 times: ",
        "message repeated 99999999999 times: [ "})
    void takesNoBrokenFrameForARepetition(String frame) {
        String repeated = FAILURE.replace("warning: ", frame + "warning: ") + "]";

        assertThat(Lines.scanner().scan(Lines.batch(repeated)).sightings()).isEmpty();
    }

    @Test
    void replacesBytesThatAreNotUtf8() {
        byte[] bytes = (FAILURE + "\u00ff\u00fe\u0080x").getBytes(ISO_8859_1);

        assertThat(Lines.scanner().scan(Lines.batch(bytes, 0, bytes.length, 0, 1)).sightings())
            .extracting(Sighting::user).containsExactly("bob\ufffd\ufffd\ufffdx");
    }

    @Test
    void findsTheSameInEveryKindOfHeader() {
        String message = FAILURE.substring(FAILURE.indexOf("postfix"));
        String text = String.join("\n", "Nov 20 18:25:08 mx1 " + message, "2026-11-20T18:25:08Z mx1 " + message,
            "<22>Nov 20 18:25:08 mx1 " + message, "mail-1  | Nov 20 18:25:08 mx1 " + message,
            "2026-11-20T18:25:08.000000001Z stdout F Nov 20 11:11:11 mx1 " + message,
            "{\"log\":\"Nov 20 11:11:11 mx1 " + message + "\\n\",\"time\":\"2026-11-20T18:25:08Z\"}",
            "<22>1 2026-11-20T18:25:08Z mx1 postfix/smtpd 28 - - " + message.substring(message.indexOf("warning")));

        List<Sighting> sightings = Lines.scanner().scan(Lines.batch(text)).sightings();

        assertThat(sightings).hasSize(7);
        assertThat(sightings).extracting(s -> List.of(s.time(), s.host(), s.program(), s.pid(), s.user(), s.ip()))
            .containsOnly(List.of(micros("2026-11-20T18:25:08Z"), "mx1", "postfix/smtpd", "28", "bob", "192.0.2.250"));
    }

    @Test
    void seesTheYearTurnInLinesThatNobodyWants() {
        String text = FAILURE.replace("Nov 20", "Dec 31") + '\n' + OTHER.replace("Nov 20", "Jan  1") + '\n'
            + FAILURE.replace("Nov 20", "Oct  9") + '\n';
        byte[] bytes = text.getBytes(UTF_8);
        Instant modified = Instant.parse("2026-10-10T00:00:00Z");
        Scan scan = Lines.scanner().scan(new LineBatch("g", Lines.STREAM, 0, 1, bytes, 0, bytes.length, modified,
            modified, true, null));

        assertThat(scan.sightings()).extracting(Sighting::time).containsExactly(micros("2025-12-31T18:25:08Z"),
            micros("2026-10-09T18:25:08Z"));
    }

    @Test
    void understandsEveryLineOfTheRealLogsThatLooksLikeAuthentication() {
        for (byte[] log : Lines.realLogs()) {
            Scan scan = Lines.scanner().scan(Lines.batch(log, 0, log.length, 0, 1));
            assertThat(scan.unparsed()).isZero();
            assertThat(scan.taken()).isEqualTo(scan.hits());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysTheSameHoweverTheBatchesAreCutAndWhereverItWasRestarted(long seed) throws IOException {
        Random random = new Random(seed);
        for (byte[] log : Lines.realLogs()) {
            List<Sighting> whole = Lines.scanner().scan(Lines.batch(log, 0, log.length, 0, 1)).sightings();
            List<Sighting> pieces = new ArrayList<>();
            StampClock clock = new StampClock(stream -> ZoneId.of("UTC"));
            LineScanner scanner = new LineScanner(Lines.shipped(), clock);
            long line = 1;
            for (int from = 0; from < log.length;) {
                int to = Math.min(log.length, from + 1 + random.nextInt(60_000));
                while (to < log.length && log[to - 1] != '\n') {
                    to++;
                }
                Scan scan = scanner.scan(Lines.batch(log, from, to, from, line));
                pieces.addAll(scan.sightings());
                line += scan.lines();
                from = to;
                if (random.nextInt(3) == 0) {
                    clock = restored(clock);
                    scanner = new LineScanner(Lines.shipped(), clock);
                }
            }
            assertThat(pieces).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void doesNotForgetProgramsThatManyInventedOnesCrowdOut() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("Nov 20 18:25:09 mx1 invented").append(i).append("/smtpd[1]: x\n");
            if (i % 1_000 == 0) {
                text.append(FAILURE).append('\n');
            }
        }

        assertThat(Lines.scanner().scan(Lines.batch(text.toString())).sightings()).hasSize(10);
    }

    private static StampClock restored(StampClock clock) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        clock.write(new DataOutputStream(bytes));
        StampClock restored = new StampClock(stream -> ZoneId.of("UTC"));
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }

    private static long micros(String time) {
        return Instant.parse(time).getEpochSecond() * 1_000_000;
    }
}
