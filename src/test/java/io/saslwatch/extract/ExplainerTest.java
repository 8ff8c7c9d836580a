package io.saslwatch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private final Explainer explainer = new Explainer(Lines.shipped(), ZoneId.of("UTC"),
        InstantSource.fixed(Lines.MODIFIED));

    @Test
    void namesFormatAndPatternAndWhatComesOut() {
        Explanation explanation = explainer.explain("Nov 20 18:25:08 mx1 postfix/smtpd[28]: warning:"
            + " unknown[192.0.2.250]: SASL LOGIN authentication failed: UGFzc3dvcmQ6");

        assertThat(explanation.format()).isEqualTo("postfix");
        assertThat(explanation.pattern()).isEqualTo("failed");
        assertThat(explanation.sighting().ip()).isEqualTo("192.0.2.250");
        assertThat(explanation.why()).contains("RFC 3164", "host mx1", "program postfix/smtpd", "pid 28", "failed",
            "smtp-attempt", "An attempt that failed");
    }

    @Test
    void saysThatAnUnderstoodLineIsOfNoUse() {
        Explanation explanation = explainer.explain("Nov 20 23:44:39 auth: Info: passwd-file(bob,192.0.2.8):"
            + " unknown user - trying the next passdb");

        assertThat(explanation.pattern()).isEqualTo("auth-next-database");
        assertThat(explanation.sighting()).isNull();
        assertThat(explanation.why()).contains("no host", "nothing", "the next one is asked");
    }

    @Test
    void saysThatNoFormatWantsTheProgram() {
        Explanation explanation = explainer.explain("Nov 20 18:25:08 mx1 sshd[28]: Failed password for bob");

        assertThat(explanation.format()).isNull();
        assertThat(explanation.why()).contains("program sshd", "No format wants that program",
            "postfix (smtpd, */smtpd)",
            "without a host auth");
    }

    @Test
    void saysForEachPatternWhyItDoesNotTakeTheMessage() {
        Explanation explanation = explainer.explain("Nov 20 18:25:08 mx1 postfix/smtpd[28]: warning: x: SASL LOGIN"
            + " authentication failed: y");

        assertThat(explanation.pattern()).isNull();
        assertThat(explanation.why()).contains("No pattern takes the message",
            "failed: its start and needles fit, its expression does not",
            "message: the message does not start with '*: client='",
            "aborted: the message does not end with ' authentication aborted'",
            "request-too-long: the message lacks ': request longer than '");
    }

    @Test
    void saysThatTheHeaderIsMissing() {
        assertThat(explainer.explain("warning: unknown[192.0.2.250]: SASL LOGIN authentication failed: x").why())
            .contains("no header");
    }

    @Test
    void showsNoPasswordThatTheLineLeaks() {
        for (String line : new String[] {
            "Nov 20 18:00:00 mx1 dovecot: auth: sql(bob,192.0.2.14): Password mismatch (given password: sEcReT)",
            "Nov 20 18:00:00 mx1 dovecot: auth: something new (given password: sEcReT)",
            "Nov 20 18:00:00 mx1 dovecot: auth: sql(bob,192.0.2.14): unknown user (given password: x,192.0.2.1): "
                + "Password mismatch (given password: sEcReT)",
            "Nov 20 18:00:00 mx1 dovecot: auth: passwd-file(bob,192.0.2.14): unknown user (given password: sEcReT) - "
                + "trying the next passdb",
            "Nov 20 18:00:00 mx1 dovecot: auth: Debug: client in: AUTH\t1\tPLAIN\tresp=sEcReT",
            "Nov 20 18:00:00 mx1 postfix/smtpd[1]: warning: x[192.0.2.1]: request longer than 2048: AUTH PLAIN sEcReT",
            "given password: sEcReT"}) {
            assertThat(explainer.explain(line).toString()).doesNotContain("sEcReT");
        }
    }
}
