package io.saslwatch.extract.join;

import static io.saslwatch.extract.join.Line.auth;
import static io.saslwatch.extract.join.Line.end;
import static io.saslwatch.extract.join.Line.login;
import static io.saslwatch.extract.join.Line.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginSessionsTest {

    private final Joining joining = new Joining();

    @Test
    void tellsAFailureAtOnceAndCompletesItAtTheEndOfItsSession() {
        joining.read(auth(10, "anna", "s1"));
        assertThat(joining.only().service()).isEqualTo("auth");

        joining.read(end(12, 1, "anna", "s1"));
        AuthEvent attempt = joining.only();
        assertThat(attempt.service()).isEqualTo("imap");
        assertThat(attempt.mechanism()).isEqualTo("PLAIN");
        assertThat(attempt.reason()).isEqualTo(Reason.BAD_PASSWORD);
        assertThat(attempt.lines()).isEqualTo(2);
        assertThat(attempt.time()).isEqualTo("1970-01-01T00:00:10Z");
        assertThat(joining.end().settled()).containsExactly(attempt);
    }

    @Test
    void doesNotCountAgainWhatTheEndOfTheSessionCounts() {
        joining.read(auth(10, "anna", "s1"), auth(20, "anna", "s1"), auth(30, "bert", "s1"), end(32, 3, "bert", "s1"));

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("anna", "anna", "bert");
        assertThat(joining.events()).extracting(AuthEvent::mechanism).containsExactly(null, null, "PLAIN");
        assertThat(joining.events()).extracting(AuthEvent::service).containsOnly("imap");
    }

    @Test
    void countsAttemptsOfWhichOnlyTheEndOfTheSessionTells() {
        joining.read(end(32, 5, "bert", "s1")).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("bert", null);
        assertThat(joining.events()).extracting(AuthEvent::count).containsExactly(1, 4);
        assertThat(joining.events()).extracting(event -> event.id().text()).containsExactly("k-100", "k-100.1");
        assertThat(joining.settled()).hasSize(2);
    }

    @Test
    void takesAnAttemptThatWasNeverJudgedForAborted() {
        joining.read(auth(10, "anna", "s1"), end(12, 2, "anna", "s1")).end();

        assertThat(joining.events()).extracting(AuthEvent::outcome).containsExactly(Outcome.FAILURE, Outcome.ABORTED);
        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("anna", null);
    }

    @Test
    void tellsALoginAfterFailuresByItself() {
        joining.read(auth(10, "anna", "s1"), login(14, "anna", "s1"));

        assertThat(joining.events()).extracting(AuthEvent::outcome).containsExactly(Outcome.FAILURE, Outcome.SUCCESS);
        assertThat(joining.events()).extracting(AuthEvent::service).containsExactly("imap", "imap");
        assertThat(joining.settled()).hasSize(2);
    }

    @Test
    void countsARefusedAttemptOnceThoughTheEndTellsItToo() {
        joining.read(refusal(10, "s1"), end(12, 1, null, "s1").outcome(Outcome.ABORTED)).end();

        assertThat(joining.only().outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(joining.only().mechanism()).isEqualTo("LOGIN");
    }

    @Test
    void takesARefusalThatTheEndOvertookForTheSameAttempt() {
        joining.read(end(12, 1, null, "s1").outcome(Outcome.ABORTED), refusal(12, "s1")).end();

        assertThat(joining.only().lines()).isEqualTo(2);
    }

    @Test
    void waitsForTheWholeOfANameThatIsCut() {
        String name = "x".repeat(70);
        joining.read(auth(10, name.substring(0, 61) + "...", "s1"));
        assertThat(joining.events()).isEmpty();

        joining.read(end(12, 1, name, "s1"));
        assertThat(joining.only().user()).isEqualTo(name);
    }

    @Test
    void waitsNoLongerThanTheWindowForTheWholeName() {
        String cut = "x".repeat(61) + "...";
        joining.read(auth(10, cut, "s1"), auth(16, "bert", "s2"));

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly(cut, "bert");
    }

    @Test
    void keepsASessionIdThatComesAgainForAnotherClientApart() {
        joining.read(auth(10, "anna", "s1"), end(12, 1, "anna", "s1").ip("192.0.2.9")).end();

        assertThat(joining.events()).extracting(AuthEvent::ip).containsExactly("192.0.2.1", "192.0.2.9");
        assertThat(joining.events()).extracting(AuthEvent::lines).containsExactly(1, 1);
    }

    @Test
    void settlesASessionThatFellSilent() {
        joining.read(auth(10, "anna", "s1")).idle(Duration.ofMinutes(11));

        assertThat(joining.settled()).extracting(AuthEvent::service).containsExactly("auth");
    }
}
