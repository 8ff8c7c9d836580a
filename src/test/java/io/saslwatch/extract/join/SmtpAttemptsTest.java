package io.saslwatch.extract.join;

import static io.saslwatch.extract.join.Line.auth;
import static io.saslwatch.extract.join.Line.authDown;
import static io.saslwatch.extract.join.Line.smtpAborted;
import static io.saslwatch.extract.join.Line.smtpFailure;
import static io.saslwatch.extract.join.Line.smtpLost;
import static io.saslwatch.extract.join.Line.timedOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.Outcome;
import io.saslwatch.event.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpAttemptsTest {

    private final Joining joining = new Joining();

    @Test
    void takesTheUserFromDovecotsLineTwoSecondsBefore() {
        joining.read(auth(10, "anna"), smtpFailure(12)).end();

        AuthEvent attempt = joining.only();
        assertThat(attempt.user()).isEqualTo("anna");
        assertThat(attempt.reason()).isEqualTo(Reason.BAD_PASSWORD);
        assertThat(attempt.service()).isEqualTo("submission");
        assertThat(attempt.time()).isEqualTo("1970-01-01T00:00:12Z");
        assertThat(attempt.line()).isEqualTo(1);
        assertThat(attempt.lines()).isEqualTo(2);
        assertThat(attempt.evidence()).isEqualTo("k-200");
        assertThat(joining.settled()).containsExactly(attempt);
    }

    @Test
    void guessesNoUserAmongSeveral() {
        joining.read(auth(10, "anna"), auth(10, "bert"), smtpFailure(12), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly(null, null);
    }

    @Test
    void tellsOfEveryAttemptOnceWhenUsersAreMixed() {
        joining.read(auth(10, "anna"), auth(10, "bert"), auth(10, "carl"), smtpFailure(12), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::service).containsExactly("submission", "submission", "auth");
    }

    @Test
    void neverTakesTheUserOfAnotherClient() {
        joining.read(auth(10, "anna").ip("192.0.2.9"), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly(null, "anna");
    }

    @Test
    void neverTakesTheUserOfAnotherMechanism() {
        joining.read(auth(10, "anna").mechanism("PLAIN"), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly(null, "anna");
    }

    @Test
    void looksNoFurtherBackThanDovecotsDelay() {
        joining.read(auth(10, "anna"), smtpFailure(14)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly((String) null);
    }

    @Test
    void looksWhereAnotherDelayOfDovecotPutsTheLine() {
        var slow = new Joining(JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(6),
            Duration.ofMinutes(10), 100));
        slow.read(auth(10, "anna"), auth(13, "bert"), smtpFailure(16), smtpFailure(19)).end();
        var quick = new Joining(JoinLimits.of(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMinutes(10), 100));
        quick.read(auth(10, "anna"), smtpFailure(10), auth(12, "bert"), smtpFailure(12)).end();

        assertThat(slow.events()).extracting(AuthEvent::user).containsExactly("anna", "bert");
        assertThat(quick.events()).extracting(AuthEvent::user).containsExactly("anna", "bert");
    }

    @Test
    void joinsTheSameUserTwiceInTheSameSecond() {
        joining.read(auth(10, "anna"), auth(10, "anna"), smtpFailure(12), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("anna", "anna");
        assertThat(joining.events()).extracting(AuthEvent::lines).containsExactly(2, 2);
    }

    @Test
    void addsTheReasonOfDovecotsLineWithTheSameUser() {
        joining.read(auth(10, "bert"), auth(10, "anna@example.org").reason(Reason.UNKNOWN_USER, "unknown user"),
            smtpFailure(12).user("Anna@example.org")).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("Anna@example.org", "bert");
        assertThat(joining.events().get(0).reason()).isEqualTo(Reason.UNKNOWN_USER);
    }

    @Test
    void takesNoUserFromDovecotWherePostfixNamesUsers() {
        joining.read(smtpFailure(1).user("carl"), auth(10, "anna"), smtpFailure(12)).end();

        assertThat(joining.events()).extracting(AuthEvent::user).containsExactly("carl", null);
    }

    @Test
    void makesOneAttemptOfTheLinesOfSeveralDatabases() {
        joining.read(auth(10, "anna").reason(Reason.DISABLED, "allow_nets check failed"), auth(10, "anna"),
            auth(10, "anna").reason(Reason.DISABLED, "allow_nets check failed"), smtpFailure(12)).end();

        assertThat(joining.only().lines()).isEqualTo(4);
        assertThat(joining.only().reason()).isEqualTo(Reason.DISABLED);
    }

    @Test
    void saysThatTheServiceWasDownWhenItCouldNotBeReachedJustBefore() {
        joining.read(authDown(10, "7"), smtpFailure(10), smtpFailure(11)).end();

        assertThat(joining.events()).extracting(AuthEvent::outcome)
            .containsExactly(Outcome.TEMPORARY, Outcome.FAILURE);
        assertThat(joining.events().get(0).line()).isEqualTo(1);
        assertThat(joining.events().get(0).lines()).isEqualTo(2);
    }

    @Test
    void swallowsDovecotsLateVerdictOnALostAttempt() {
        joining.read(smtpLost(10), auth(15, "anna")).end();

        assertThat(joining.only().outcome()).isEqualTo(Outcome.TEMPORARY);
        assertThat(joining.only().user()).isNull();
    }

    @Test
    void seesThatALostConnectionIsOnlyTheReasonLeftOverFromBefore() {
        joining.read(smtpLost(10), auth(11, "anna"), smtpLost(13)).end();

        assertThat(joining.events()).extracting(AuthEvent::outcome)
            .containsExactly(Outcome.TEMPORARY, Outcome.FAILURE);
        assertThat(joining.events().get(1).user()).isEqualTo("anna");
        assertThat(joining.events().get(1).reason()).isEqualTo(Reason.BAD_PASSWORD);
    }

    @Test
    void joinsWhatBothDaemonsSayOfBrokenBase64InAnyOrder() {
        Line before = auth(10.1, null).reason(Reason.PROTOCOL, "Invalid base64 data in initial response");
        Line after = auth(20.1, null).reason(Reason.PROTOCOL, "Invalid base64 data in initial response");
        joining.read(before, smtpFailure(10.2).reason(Reason.PROTOCOL, "Invalid base64 data in initial response"),
            smtpFailure(20).reason(Reason.PROTOCOL, "Invalid base64 data in initial response"), after).end();

        assertThat(joining.events()).extracting(AuthEvent::service).containsExactly("submission", "submission");
    }

    @Test
    void tellsALoneLineOfTheAuthProcessWhenNothingCanFollowAnyMore() {
        joining.read(auth(10, "anna"));
        assertThat(joining.events()).isEmpty();

        joining.idle(Duration.ofSeconds(6));
        assertThat(joining.only().service()).isEqualTo("auth");
        assertThat(joining.settled()).hasSize(1);
    }

    @Test
    void leavesOutTheTimeoutOfAnAttemptThatPostfixTold() {
        joining.read(smtpAborted(10), timedOut(160, null).mechanism("LOGIN")).end();

        assertThat(joining.only().service()).isEqualTo("submission");
    }

    @Test
    void tellsOfAnAttemptOfWhichNothingButItsTimeoutIsLeft() {
        joining.read(timedOut(160, "anna")).end();

        assertThat(joining.only().outcome()).isEqualTo(Outcome.ABORTED);
        assertThat(joining.only().time()).isEqualTo("1970-01-01T00:00:10Z");
    }

    @Test
    void leavesTheUserOfRepeatedMessagesOpen() {
        joining.read(auth(10, "anna"), smtpFailure(12).count(3)).end();

        assertThat(joining.only().count()).isEqualTo(3);
        assertThat(joining.only().user()).isNull();
    }
}
