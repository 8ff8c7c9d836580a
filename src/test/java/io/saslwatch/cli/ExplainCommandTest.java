package io.saslwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

    private static final String LOGIN = "Nov 20 18:00:01 mx dovecot: imap-login: Login: user=<anna>, method=PLAIN, "
        + "rip=192.0.2.7, lip=198.51.100.1, mpid=4, TLS, session=<abcdefgh>";

    @Test
    void saysWhichPatternTakesALineAndWhatComesOut() {
        Typed explain = Typed.command("explain", LOGIN);

        assertThat(explain.status()).as(explain.err()).isZero();
        assertThat(explain.out()).containsPattern("format +dovecot").containsPattern("user +anna")
            .containsPattern("service +imap").containsPattern("outcome +success").containsPattern("why +Header RFC 3164");
    }

    @Test
    void explainsEveryLineOfStandardInputByItselfAsJson() throws IOException {
        Typed explain = Typed.piped("no log line\n" + LOGIN + "\r\n", "explain", "--json");

        assertThat(explain.status()).as(explain.err()).isZero();
        String[] lines = explain.out().split("\n");
        assertThat(lines).hasSize(2);
        JsonNode none = new ObjectMapper().readTree(lines[0]);
        assertThat(none.get("line").asInt()).isEqualTo(1);
        assertThat(none.get("format").isNull()).isTrue();
        assertThat(none.get("event").isNull()).isTrue();
        assertThat(none.get("why").asText()).contains("no header");
        JsonNode login = new ObjectMapper().readTree(lines[1]);
        assertThat(login.get("line").asInt()).isEqualTo(2);
        assertThat(login.get("format").asText()).isEqualTo("dovecot");
        assertThat(login.get("event").get("line").asInt()).isEqualTo(2);
        assertThat(login.get("event").get("user").asText()).isEqualTo("anna");
        assertThat(login.get("event").get("session").asText()).isEqualTo("abcdefgh");
    }

    @Test
    void neverShowsAPasswordThatALineLeaks() {
        Typed explain = Typed.command("explain", "Nov 20 18:00:01 mx dovecot: auth: passwd-file(anna,192.0.2.7): "
            + "Password mismatch (given password: hunter2)");

        assertThat(explain.out()).contains("anna").doesNotContain("hunter2");
    }
}
