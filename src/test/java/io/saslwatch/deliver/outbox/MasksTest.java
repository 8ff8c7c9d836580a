package io.saslwatch.deliver.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Servers repeat what they were sent, in whole and in pieces. */
class MasksTest {

    private static final Masks MASKS = new Masks(List.of("https://hooks.example.org/services/T0AB1/s3cr3ttoken?key=k3ykeykey",
        "Authorization: Bearer t0kentoken", "pa ss", ""));

    @Test
    void piecesOfAnAddressAreSecretAndItsHostIsNot() {
        assertThat(MASKS.masked("Cannot POST /services/T0AB1/s3cr3ttoken on hooks.example.org"))
            .doesNotContain("s3cr3ttoken").contains("Cannot POST", "hooks.example.org");
        assertThat(MASKS.masked("no s3cr3ttoken, no k3ykeykey")).isEqualTo("no ***, no ***");
        assertThat(MASKS.masked("at https://hooks.example.org/services/T0AB1/s3cr3ttoken?key=k3ykeykey"))
            .doesNotContain("T0AB1", "k3ykeykey").contains("at ");
    }

    @Test
    void theValueOfAHeaderIsSecretAndItsNameIsNot() {
        assertThat(MASKS.masked("Authorization: t0kentoken is wrong, and pa ss too"))
            .isEqualTo("Authorization: *** is wrong, and *** too");
    }

    @Test
    void whatAServerSaysIsOneBoundedLine() {
        assertThat(MASKS.masked("a\r\nb\u001b[31m\u202ec")).isEqualTo("a b [31m c");
        assertThat(MASKS.masked("x".repeat(10_000))).hasSize(500).endsWith("…");
    }
}
