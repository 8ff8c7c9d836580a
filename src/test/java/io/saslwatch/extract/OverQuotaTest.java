package io.saslwatch.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.SenderRejection;
import io.saslwatch.extract.format.Format;
import io.saslwatch.extract.format.Formats;
import io.saslwatch.extract.header.StampClock;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Mails refused to senders over their quota, beside the logins that the same lines may tell of. */
class OverQuotaTest {

    private static final String REFUSED = "Nov 20 18:25:08 mx1 postfix/smtpd[28]: NOQUEUE: reject: RCPT from "
        + "unknown[192.0.2.250]: 550 5.7.1 <kim@example.com>: Recipient address rejected: Quota per hour exceeded; "
        + "from=<Bob@Example.org> to=<kim@example.com> proto=ESMTP helo=<x>";

    @Test
    void aLineIsARefusedMailAndALogin() {
        Scan scan = Lines.scanner().scan(Lines.batch(REFUSED + " sasl_method=PLAIN sasl_username=bob\n"));

        assertThat(scan.rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.sender()).isEqualTo("bob");
            assertThat(rejection.ip()).isEqualTo("192.0.2.250");
            assertThat(rejection.offset()).isZero();
            assertThat(rejection.stream()).isEqualTo(Lines.STREAM.id());
        });
        assertThat(scan.sightings()).singleElement().matches(sighting -> sighting.role() == Role.SMTP_REJECT);
        assertThat(scan.taken()).isEqualTo(1);
        assertThat(scan.unparsed()).isZero();
    }

    @Test
    void withoutALoginTheEnvelopeSenderCountsInLowerCaseAndABounceDoesNot() {
        Scan scan = Lines.scanner().scan(Lines.batch(REFUSED + "\n"
            + REFUSED.replace("Bob@Example.org", "") + "\n"));

        assertThat(scan.rejections()).extracting(SenderRejection::sender).containsExactly("bob@example.org");
        assertThat(scan.sightings()).isEmpty();
        assertThat(scan.unparsed()).isZero();
    }

    @Test
    void anotherMessageCanBeConfiguredWhateverItsCharactersMeanInExpressions() {
        List<Format> formats = Formats.of(Path.of("routes/2-extract/formats"),
            Map.of(Formats.QUOTA, "Limit (500/h) reached + 1.")).formats();
        assertThat(new FormatChecker().check(new Formats(formats, List.of()))).as("samples follow").isEmpty();
        LineScanner scanner = new LineScanner(formats, new StampClock(stream -> ZoneId.of("UTC")));

        Scan scan = scanner.scan(Lines.batch(REFUSED + "\n"
            + REFUSED.replace("Quota per hour exceeded", "Limit (500/h) reached + 1.") + "\n"));

        assertThat(scan.rejections()).singleElement().matches(rejection -> rejection.offset() == REFUSED.length() + 1);
    }

    @Test
    void inRealLogsEachSuchLineIsFound() {
        for (byte[] log : Lines.realLogs()) {
            long lines = Stream.of(new String(log, ISO_8859_1).split("\n"))
                .filter(line -> line.matches(".*postfix[^ ]*smtpd\\[\\d+]: (?:message repeated \\d+ times: \\[ )?\\w+: reject: .*: Quota per hour exceeded; from=<[^>]+> .*"))
                .count();
            Scan scan = Lines.scanner().scan(Lines.batch(log, 0, log.length, 0, 1));

            assertThat(scan.rejections()).hasSize((int) lines);
        }
        assertThat(Lines.realLogs().stream().map(log -> new String(log, UTF_8))
            .anyMatch(log -> log.contains("Quota per hour exceeded; from=<"))).isTrue();
    }
}
