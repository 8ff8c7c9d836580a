package io.saslwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverErrnoTest {

    @ParameterizedTest
    @CsvSource({"OK,OK", "NXDOMAIN,Errno 1", "NODATA,Errno 4", "SERVFAIL,Errno 2", "TIMEOUT,Errno 2", "REFUSED,Errno 2",
        "PRIVATE,Errno 1", "OFF,''"})
    void isTheNumberThatTheSystemsResolverGives(NameStatus status, String text) {
        assertThat(ResolverErrno.text(status)).isEqualTo(text);
    }
}
