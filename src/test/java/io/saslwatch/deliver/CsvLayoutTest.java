package io.saslwatch.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventId;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CsvLayoutTest {

    private static final AddressFacts KNOWN = new AddressFacts("host.example.net", NameStatus.OK,
        new AddressPlace("NL", "Den Haag, centrum", 52.1, 4.3, 64500L, "@Example BV", "test@2026-11-20"));
    private static final Instant TIME = Instant.parse("2026-11-20T23:04:05.120Z");

    @Test
    void fullLayoutHasACellForEachField() {
        CsvLayout layout = FullLayout.daily(stream -> "/var/log/mail.log." + stream);

        assertThat(written(layout, event(Outcome.FAILURE))).isEqualTo("/var/log/mail.log.3,12,2,70,k1-70.1,"
            + "2026-11-20T23:04:05.120Z,mx1,dovecot,imap,failure,4,'=cmd,2001:db8::7,50123,PLAIN,unknown-user,s1,,,,,,\r\n");
        assertThat(written(layout, event(Outcome.FAILURE), KNOWN)).endsWith(
            ",s1,host.example.net,ok,NL,\"Den Haag, centrum\",64500,'@Example BV\r\n");
        assertThat(layout.header().split(",")).hasSize(23);
        assertThat(layout.header().split(",")[FullLayout.IP]).isEqualTo("ip");
        assertThat(layout.header().split(",")[FullLayout.NAME]).isEqualTo("name");
        assertThat(layout.fileOf(event(Outcome.SUCCESS))).isEqualTo("events-2026-11-20.csv");
        assertThat(FullLayout.single("all.csv", stream -> null).fileOf(event(Outcome.ABORTED))).isEqualTo("all.csv");
    }

    @Test
    void mailLogSentinelLayoutHasItsNineColumnsAndFailuresOnly() {
        CsvLayout layout = new MailLogSentinelLayout("m.csv", ZoneId.of("Europe/Berlin"), String::valueOf);

        assertThat(layout.header())
            .isEqualTo("server;date;ip;user;hostname;reverse_dns_status;country_code;asn;aso");
        assertThat(written(layout, event(Outcome.FAILURE)))
            .isEqualTo("mx1;21/11/2026 00:04;2001:db8::7;'=cmd;null;null;N/A;N/A;N/A\r\n");
        assertThat(written(layout, event(Outcome.FAILURE), KNOWN)).isEqualTo(
            "mx1;21/11/2026 00:04;2001:db8::7;'=cmd;host.example.net;OK;NL;64500;'@Example BV\r\n");
        assertThat(layout.fileOf(event(Outcome.FAILURE))).isEqualTo("m.csv");
        for (Outcome other : new Outcome[] {Outcome.SUCCESS, Outcome.ABORTED, Outcome.TEMPORARY}) {
            assertThat(layout.fileOf(event(other))).isNull();
        }
    }

    @Test
    void unknownLayoutIsRefusedWithTheKnownOnes() {
        assertThat(CsvConfig.Kind.of("maillogsentinel")).isEqualTo(CsvConfig.Kind.MAILLOGSENTINEL);
        assertThatThrownBy(() -> CsvConfig.Kind.of("weekly")).hasMessageContaining("daily, single or maillogsentinel");
    }

    private static AuthEvent event(Outcome outcome) {
        return new AuthEvent(new EventId(3, "k1", 70, 1), 12, 2, null, TIME, "mx1", "dovecot", "imap", outcome, 4,
            "=cmd", "2001:db8::7", 50123, "PLAIN", Reason.UNKNOWN_USER, "words", "s1", 0);
    }

    private static String written(CsvLayout layout, AuthEvent event) {
        return written(layout, event, AddressFacts.UNKNOWN);
    }

    private static String written(CsvLayout layout, AuthEvent event, AddressFacts facts) {
        CsvLine line = new CsvLine(layout.delimiter());
        layout.write(event, facts, line);
        return new String(line.take(), StandardCharsets.UTF_8);
    }
}
