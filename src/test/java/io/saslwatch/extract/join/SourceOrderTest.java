package io.saslwatch.extract.join;

import static io.saslwatch.extract.join.Line.auth;
import static io.saslwatch.extract.join.Line.smtpFailure;
import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.AuthEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceOrderTest {

    private final Joining joining = new Joining();

    @Test
    void joinsLinesOfTwoLogsThoughTheSecondIsReadLater() {
        joining.readWhileOthersHold(9, smtpFailure(12).source("postfix.log"))
            .read(auth(10, "anna").source("dovecot.log")).end();

        assertThat(joining.only().user()).isEqualTo("anna");
        assertThat(joining.only().id().key()).isEqualTo("dovecot.log");
        assertThat(joining.only().evidence()).isEqualTo("postfix.log-100");
    }

    @Test
    void waitsForTheOtherLogNoLongerThanNeeded() {
        joining.readWhileOthersHold(12.5, smtpFailure(12).source("postfix.log"));

        assertThat(joining.events()).hasSize(1);
    }

    @Test
    void holdsALineWhileTheBatchsOwnLogMayHaveOlderOnes() {
        joining.readWhileOthersHold(5, smtpFailure(12).source("postfix.log"))
            .readWhileOthersHold(13, auth(8, "carl").ip("192.0.2.9").source("dovecot.log"));
        assertThat(joining.events()).isEmpty();

        joining.readWhileOthersHold(13, auth(10, "bert").source("dovecot.log")).idle(Duration.ZERO);
        assertThat(joining.only().user()).isEqualTo("bert");
    }

    @Test
    void letsTheOldestLineGoWhenTooManyWait() {
        var few = new Joining(JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofMinutes(10), 2));
        few.readWhileOthersHold(1, smtpFailure(12).source("a"))
            .readWhileOthersHold(1, smtpFailure(13).source("a"));
        assertThat(few.events()).isEmpty();

        few.readWhileOthersHold(1, smtpFailure(14).source("a"));
        assertThat(few.events()).extracting(AuthEvent::line).containsExactly(1L);
    }
}
