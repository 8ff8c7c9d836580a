package io.saslwatch.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogNameTest {

    @ParameterizedTest
    @CsvSource({
        "mail.log, mail.log, PLAIN, 0, false",
        "mail.log.gz, mail.log, PLAIN, 0, true",
        "mail.log.1, mail.log, NUMBER, 1, false",
        "mail.log.0, mail.log, NUMBER, 0, false",
        "mail.log.12.gz, mail.log, NUMBER, 12, true",
        "mail.log.2.zst, mail.log, NUMBER, 2, true",
        "mail.1.log, mail.log, NUMBER, 1, false",
        "maillog-20261120, maillog, DATE, 202611200000000000, false",
        "mail.log-20261120.xz, mail.log, DATE, 202611200000000000, true",
        "mail.log-20261120-1795180000, mail.log, DATE, 202611201795180000, false",
        "mail.log-2026-11-20.bz2, mail.log, DATE, 202611200000000000, true",
        "mail-20261120.log, mail.log, DATE, 202611200000000000, false",
        "mail-20261120.log.gz, mail.log, DATE, 202611200000000000, true",
        "mail.log.20261120, mail.log, DATE, 202611200000000000, false",
        "mail.log-20261340, mail.log-20261340, PLAIN, 0, false",
        "mail.log.1.gz.tmp, mail.log.1.gz.tmp, PLAIN, 0, false",
        "10.log, 10.log, PLAIN, 0, false"})
    void tellsTheLogAndTheGeneration(String name, String base, LogName.Kind kind, long order, boolean packed) {
        assertThat(LogName.of(name)).isEqualTo(new LogName(base, kind, order, packed));
    }

    @Test
    void knowsTheSameGenerationPackedAndNot() {
        assertThat(LogName.of("mail.log.1").sameGeneration(LogName.of("mail.log.1.gz"))).isTrue();
        assertThat(LogName.of("mail.log.1").sameGeneration(LogName.of("mail.log.2.gz"))).isFalse();
        assertThat(LogName.of("mail.log.1").sameGeneration(LogName.of("mail.err.1"))).isFalse();
    }
}
