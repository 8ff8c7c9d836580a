package io.saslwatch.extract.header;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.StreamRef;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineHeaderTest {

    private static final Instant MODIFIED = Instant.parse("2026-11-20T19:00:00Z");

    private final LineHeader header = new LineHeader();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', nullValues = "-", value = {
        // RFC 3164 and its variants
        "Nov 20 18:00:01 mx1 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "Nov  1 18:00:01 mx1 postfix/smtpd[12]: m ~ 2026-11-01T18:00:01Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "Nov 01 18:00:01 mx1 dovecot: imap-login: m ~ 2026-11-01T18:00:01Z ~ mx1 ~ dovecot ~ - ~ imap-login: m",
        "<22>Nov 20 18:00:01 mx1 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "Nov 20 2025 18:00:01 mx1 postfix/smtpd[12]: m ~ 2025-11-20T18:00:01Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "Nov 20 18:00:01.25 mx1 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01.250Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "Nov 20 18:00:01 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01Z ~ - ~ postfix/smtpd ~ 12 ~ m",
        "Nov 20 18:00:01 mx1 -- MARK -- ~ 2026-11-20T18:00:01Z ~ mx1 ~ -- ~ - ~ MARK --",
        "Nov 20 18:00:01 2001:db8::5 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01Z ~ 2001:db8::5 ~ "
            + "postfix/smtpd ~ 12 ~ m",
        // Dovecot's own log
        "Nov 20 18:00:01 auth: Info: m ~ 2026-11-20T18:00:01Z ~ - ~ auth ~ - ~ Info: m",
        "Nov 20 18:00:01 auth(a b,1.2.3.4,sasl:plain)<s>: Info: m ~ 2026-11-20T18:00:01Z ~ - ~ auth ~ - ~ "
            + "(a b,1.2.3.4,sasl:plain)<s>: Info: m",
        "Nov 20 18:00:01 auth-worker(611): Info: m ~ 2026-11-20T18:00:01Z ~ - ~ auth-worker ~ - ~ (611): Info: m",
        "2026-11-20 18:00:01 imap-login: Info: m ~ 2026-11-20T18:00:01Z ~ - ~ imap-login ~ - ~ Info: m",
        // RFC 3339, ISO 8601
        "2026-11-20T13:00:01.123456-05:00 mx1 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01.123456Z ~ mx1 ~ "
            + "postfix/smtpd ~ 12 ~ m",
        "2026-11-20T18:00:01Z mx1 dovecot: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ dovecot ~ - ~ m",
        "2026-11-20T23:30:01+0530 mx1 dovecot: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ dovecot ~ - ~ m",
        "2026-11-20T18:00:01.987654+0000 mx1 dovecot[7]: m ~ 2026-11-20T18:00:01.987654Z ~ mx1 ~ dovecot ~ 7 ~ m",
        "2026-11-20T18:00:01 mx1 dovecot: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ dovecot ~ - ~ m",
        "2026-11-20T18:00:01.5Z auth: Info: m ~ 2026-11-20T18:00:01.500Z ~ - ~ auth ~ - ~ Info: m",
        // RFC 5424, sections 6 and 6.5
        "<22>1 2026-11-20T18:00:01.003Z mx1 postfix/smtpd 12 ID47 - m ~ 2026-11-20T18:00:01.003Z ~ mx1 ~ "
            + "postfix/smtpd ~ 12 ~ m",
        "1 2026-11-20T18:00:01+00:00 mx1 dovecot - - - imap-login: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ dovecot ~ "
            + "- ~ imap-login: m",
        "<22>1 2026-11-20T18:00:01Z - dovecot - - [x@1 a=\"b \\\" ] c\"][y@1] m ~ 2026-11-20T18:00:01Z ~ - ~ "
            + "dovecot ~ - ~ m",
        "<22>1 2026-11-20T18:00:01Z mx1 dovecot - - - \uFEFFm ~ 2026-11-20T18:00:01Z ~ mx1 ~ dovecot ~ - ~ m",
        // Containers: the envelope's stamp wins
        "2026-11-20T18:00:01.123456789Z stdout F Nov 20 17:00:00 mx1 postfix/smtpd[12]: m ~ "
            + "2026-11-20T18:00:01.123456Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "2026-11-20T18:00:01.123456789Z stderr P auth: Info: m ~ 2026-11-20T18:00:01.123456Z ~ - ~ auth ~ - ~ Info: m",
        "2026-11-20T18:00:01.5Z stdout F 2026-11-20T17:00:00Z mx1 dovecot: m ~ 2026-11-20T18:00:01.500Z ~ mx1 ~ "
            + "dovecot ~ - ~ m",
        "2026-11-20T18:00:01.5Z Nov 20 17:00:00 mx1 dovecot: m ~ 2026-11-20T18:00:01.500Z ~ mx1 ~ dovecot ~ - ~ m",
        "mail-1  | Nov 20 18:00:01 mx1 postfix/smtpd[12]: m ~ 2026-11-20T18:00:01Z ~ mx1 ~ postfix/smtpd ~ 12 ~ m",
        "mail | 2026-11-20T18:00:01.5Z auth: Info: m ~ 2026-11-20T18:00:01.500Z ~ - ~ auth ~ - ~ Info: m"})
    void understands(String line, Instant time, String host, String program, String pid, String message) {
        assertThat(read(line)).isTrue();
        assertThat(time()).isEqualTo(time);
        assertThat(header.host()).isEqualTo(host);
        assertThat(program()).isEqualTo(program);
        assertThat(header.pid()).isEqualTo(pid);
        assertThat(message()).isEqualTo(message);
    }

    @Test
    void unwrapsDockersJsonAndUndoesItsEscapes() {
        assertThat(read("{\"log\":\"Nov 20 17:00:00 mx1 postfix/smtpd[12]: "
            + "\\\"a\\\\b\\\"\\u00e9\\ud83d\\ude00\\u003c\\t\\n\","
            + "\"stream\":\"stdout\",\"attrs\":{\"time\":\"x\",\"n\":[1,{\"a\":\"]}\"}]},"
            + "\"time\":\"2026-11-20T18:00:01.123456789Z\"}")).isTrue();
        assertThat(time()).isEqualTo(Instant.parse("2026-11-20T18:00:01.123456Z"));
        assertThat(program()).isEqualTo("postfix/smtpd");
        assertThat(message()).isEqualTo("\"a\\b\"\u00e9\ud83d\ude00<\t");
    }

    @Test
    void isNotMisledByATimeInsideTheMessageOfDockersJson() {
        assertThat(read("{\"log\":\"auth: Info: \\\",\\\"time\\\":\\\"2020-01-01T00:00:00Z\\\"\\n\","
            + "\"time\":\"2026-11-20T18:00:01Z\"}")).isTrue();
        assertThat(time()).isEqualTo(Instant.parse("2026-11-20T18:00:01Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "no header at all", "Nov 20 18:00:01", "Nov 20 18:00:01 ", "{", "{}",
        "{\"log\":\"",
        "{\"log\":\"x\\", "<22>", "<>Nov 20 18:00:01 mx1 a: b", "<2222>Nov 20 18:00:01 mx1 a: b",
        "1 2026-11-20T18:00:01Z",
        "1 2026-11-20T18:00:01Z a b c d", "2026-13-20 18:00:01 mx1 a: b", "2026-11-20", "2026-11-20T18:00:01Z",
        "a | ", "a | b | c | d | e | f", "2026-11-20T18:00:01Z stdout F {\"log\":"})
    void takesNothingElseForAHeader(String line) {
        assertThat(read(line)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Xyz 20 18:00:01 mx1 a: b", "Nov 42 18:00:01 mx1 a: b", "Nov 20 25:00:01 mx1 a: b",
        "Nov 20 18:61:01 mx1 a: b", "ovN 20 18:00:01 mx1 a: b", "2026-11-20T18:00:xxZ mx1 a: b",
        "2026-11-20T18:00:01Q mx1 a: b"})
    void givesNoTimeToAStampThatOnlyLooksLikeOne(String line) {
        assertThat(!read(line) || header.epochMicros(clock(), MODIFIED) == Long.MIN_VALUE).isTrue();
    }

    @Test
    void survivesEveryPieceOfALine() {
        for (String line : new String[] {"<22>1 2026-11-20T18:00:01.003Z mx1 postfix/smtpd 12 ID47 [a b=\"c\"] m",
            "{\"log\":\"Nov 20 17:00:00 mx1 postfix/smtpd[12]: \\u00e9\\n\",\"time\":\"2026-11-20T18:00:01.12Z\"}",
            "2026-11-20T18:00:01.123456789Z stdout F Nov 20 17:00:00 mx1 postfix/smtpd[12]: m"}) {
            byte[] bytes = line.getBytes(UTF_8);
            for (int from = 0; from <= bytes.length; from++) {
                for (int to = from; to <= bytes.length; to++) {
                    if (header.read(bytes, from, to)) {
                        assertThat(header.messageFrom()).isBetween(0, header.messageTo());
                        assertThat(header.tagFrom()).isLessThan(header.tagTo());
                        header.epochMicros(clock(), MODIFIED);
                    }
                }
            }
        }
    }

    private boolean read(String line) {
        byte[] bytes = ("xx" + line).getBytes(UTF_8);
        return header.read(bytes, 2, bytes.length);
    }

    private static StreamClock clock() {
        return new StampClock(stream -> ZoneId.of("UTC")).of(new StreamRef(1, "k", "s", "p"));
    }

    private Instant time() {
        long micros = header.epochMicros(clock(), MODIFIED);
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private String program() {
        return new String(header.bytes(), header.tagFrom(), header.tagTo() - header.tagFrom(), UTF_8);
    }

    private String message() {
        return new String(header.bytes(), header.messageFrom(), header.messageTo() - header.messageFrom(), UTF_8);
    }
}
