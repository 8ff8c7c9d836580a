package io.saslwatch.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Password mismatch (given password: sEcReT)",
        "unknown user (SHA1 of given password: sEcReT)",
        "unknown user (given password: x) sEcReT", "request longer than 2048: AUTH PLAIN AGJvYgBsEcReT",
        "client in: AUTH\t1\tPLAIN\tresp=sEcReT", "user=bob pass=sEcReT", "password: sEcReT",
        "AUTH PLAIN AGJvYgBsEcReT",
        "A1 AUTHENTICATE PLAIN AGJvYgBsEcReT="})
    void cutsATextWhereASecretStarts(String text) {
        assertThat(Secrets.hide(text)).doesNotContain("sEcReT").doesNotContain("AGJvYg").endsWith(Secrets.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password mismatch", "lost connection after AUTH from unknown[192.0.2.1]", "UGFzc3dvcmQ6",
        "Connect to private/auth failed: Connection refused", "AUTH command rate limit exceeded: 3 from x[192.0.2.1]",
        "disconnect from x[192.0.2.1] ehlo=1 auth=0/1 commands=1/2"})
    void leavesOtherTextsAlone(String text) {
        assertThat(Secrets.hide(text)).isEqualTo(text);
    }
}
