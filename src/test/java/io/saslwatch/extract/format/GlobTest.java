package io.saslwatch.extract.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({"smtpd, smtpd, true", "*/smtpd, smtpd, false", "*/smtpd, postfix/smtpd, true",
        "*/smtpd, postfix/submission/smtpd, true", "*/smtpd, postfix/smtp, false", "*/smtpd, postfix/smtpd2, false",
        "*, '', true", "a*b*c, aXbXc, true", "a*b*c, aXcXb, false", "a**, a, true", "dovecot-*, dovecot-, true"})
    void fits(String glob, String name, boolean fits) {
        assertThat(new Glob(glob).fits(name)).isEqualTo(fits);
    }

    @Test
    void isNotSlowedDownByManyStars() {
        assertTimeout(Duration.ofSeconds(1), () ->
            assertThat(new Glob("*a".repeat(50) + "b").fits("a".repeat(2_000))).isFalse());
    }
}
