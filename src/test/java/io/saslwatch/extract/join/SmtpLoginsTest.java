package io.saslwatch.extract.join;

import static io.saslwatch.extract.join.Line.disconnect;
import static io.saslwatch.extract.join.Line.message;
import static io.saslwatch.extract.join.Line.reject;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpLoginsTest {

    private final Joining joining = new Joining();

    @Test
    void countsTheMessagesOfAConnectionAsOneLogin() {
        joining.read(message(1, "7", "anna"), message(2, "7", "anna"), message(3, "7", "anna"));

        AuthEvent login = joining.only();
        assertThat(login.messages()).isEqualTo(3);
        assertThat(login.lines()).isEqualTo(3);
        assertThat(login.line()).isEqualTo(1);
        assertThat(login.evidence()).isEqualTo("k-200 k-300");
        assertThat(login.time()).isEqualTo("1970-01-01T00:00:01Z");
        assertThat(joining.settled()).isEmpty();
    }

    @Test
    void settlesALoginAtItsDisconnect() {
        joining.read(message(1, "7", "anna"), disconnect(2, "7"), message(3, "7", "anna"));

        assertThat(joining.settled()).hasSize(1);
        assertThat(joining.events()).extracting(AuthEvent::messages).containsExactly(1, 1);
    }

    @Test
    void keepsUsersAndClientsOfOneProcessApartWithoutADisconnect() {
        joining.read(message(1, "7", "anna"), message(2, "7", "bert"), message(3, "7", "bert").ip("192.0.2.2"));

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("anna", "bert", "bert");
        assertThat(joining.settled()).hasSize(2);
    }

    @Test
    void keepsProcessesApart() {
        joining.read(message(1, "7", "anna"), message(2, "8", "anna"), message(3, "7", "anna"));

        assertThat(joining.events()).extracting(AuthEvent::messages).containsExactly(2, 1);
    }

    @Test
    void takesALongSilenceForTheEnd() {
        joining.read(message(1, "7", "anna"), message(602, "7", "anna"));

        assertThat(joining.events()).hasSize(2);
        assertThat(joining.settled()).extracting(AuthEvent::line).containsExactly(1L);
    }

    @Test
    void settlesAnIdleLoginByTheClock() {
        joining.read(message(1, "7", "anna")).idle(Duration.ofMinutes(9));
        assertThat(joining.settled()).isEmpty();

        joining.idle(Duration.ofMinutes(11));
        assertThat(joining.settled()).hasSize(1);
    }

    @Test
    void findsALoginInARefusedRecipient() {
        joining.read(reject(1, "7", "anna"), message(2, "7", "anna"));

        AuthEvent login = joining.only();
        assertThat(login.outcome()).isEqualTo(Outcome.SUCCESS);
        assertThat(login.messages()).isEqualTo(1);
        assertThat(login.mechanism()).isEqualTo("PLAIN");
        assertThat(login.lines()).isEqualTo(2);
    }

    @Test
    void namesTheFirstSixteenFurtherLines() {
        for (int i = 0; i < 30; i++) {
            joining.read(message(i, "7", "anna"));
        }

        assertThat(joining.only().lines()).isEqualTo(30);
        assertThat(joining.only().evidence().split(" ")).hasSize(AuthEvent.EVIDENCE_LIMIT);
    }

    @Test
    void letsTheOldestConnectionGoWhenThereAreTooMany() {
        var few = new Joining(JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMinutes(10), 3));
        few.read(message(1, "1", "a"), message(2, "2", "b"), message(3, "3", "c"), message(4, "1", "a"),
            message(5, "4", "d"));

        assertThat(few.settled()).extracting(AuthEvent::user).containsExactly("b");
    }
}
