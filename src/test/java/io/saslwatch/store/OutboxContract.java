package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.saslwatch.event.Delivery;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Outbox;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SinkFilter;
import io.saslwatch.event.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deliveries as rows: what is due for whom, and what ends a delivery. */
abstract class OutboxContract extends ReportContract {

    private static final SinkFilter ALL = new SinkFilter(List.of("*"), Severity.INFO);
    private static final Duration AGE = Duration.ofDays(7);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private Outbox outbox;

    @BeforeEach
    void openOutbox() {
        outbox = store.outbox();
        sql.update("DELETE FROM delivery");
        sql.update("DELETE FROM sink");
        sql.update("DELETE FROM silence");
    }

    private void raise(String rule, Severity severity, String subject, int second) {
        Instant time = Batches.NOON.plusSeconds(second);
        Finding finding = new Finding(rule, severity, SubjectKind.USER, subject, time, "found", 1, time, time, List.of(), 0,
            List.of());
        Store.transactionOf(store.dataSource()).executeWithoutResult(status -> store.alerts().store(List.of(finding)));
    }

    private List<Delivery> take(String sink, Duration coolDown) {
        outbox.add(sink, ALL, AGE);
        return outbox.take(sink, coolDown, LEASE, 100);
    }

    private List<String> states() {
        return rows("SELECT sink, state FROM delivery ORDER BY id");
    }

    @Test
    void aNewSinkIsNotToldOfOldAlertsUntilTheyRise() {
        raise("spread", Severity.LOW, "old", 0);
        assertThat(outbox.open("mail")).isTrue();
        assertThat(outbox.open("mail")).isFalse();
        clock.forward(Duration.ofMinutes(1));

        raise("spread", Severity.LOW, "old", 0);
        assertThat(take("mail", Duration.ZERO)).as("found again").isEmpty();
        raise("spread", Severity.HIGH, "old", 0);
        raise("spread", Severity.LOW, "new", 0);

        assertThat(take("mail", Duration.ZERO)).extracting(each -> each.alert().finding().subject() + each.key().substring(32))
            .containsExactly("old-2", "new-1");
    }

    @Test
    void eachSinkHasItsOwnDeliveriesAndFilter() {
        outbox.open("mail");
        outbox.open("chat");
        raise("brute-force", Severity.LOW, "a", 0);
        raise("country-spread", Severity.HIGH, "b", 0);

        assertThat(outbox.add("mail", new SinkFilter(List.of("country-*", "x"), Severity.INFO), AGE)).isEqualTo(1);
        assertThat(outbox.add("chat", new SinkFilter(List.of("*"), Severity.MEDIUM), AGE)).isEqualTo(1);
        assertThat(outbox.add("mail", new SinkFilter(List.of("*"), Severity.LOW), AGE)).as("the rest").isEqualTo(1);
        assertThat(outbox.add("mail", ALL, AGE)).isZero();
        outbox.sent(outbox.take("mail", Duration.ZERO, LEASE, 100));

        assertThat(states()).containsExactly("mail|sent", "chat|waiting", "mail|sent");
        assertThat(outbox.lastSent("mail")).isEqualTo(clock.instant());
        assertThat(outbox.lastSent("chat")).isEqualTo(Instant.MIN);
    }

    @Test
    void whatFailedIsTriedAgainAtItsTimeAndKeptWhenItFailedForGood() {
        outbox.open("mail");
        raise("spread", Severity.LOW, "a", 0);
        List<Delivery> first = take("mail", Duration.ZERO);
        outbox.failed(first, "refused\u0000", clock.instant().plusSeconds(30));

        assertThat(outbox.next("mail")).contains(clock.instant().plusSeconds(30));
        assertThat(take("mail", Duration.ZERO)).isEmpty();
        clock.forward(Duration.ofSeconds(30));
        List<Delivery> second = take("mail", Duration.ZERO);
        assertThat(second).singleElement().matches(each -> each.attempts() == 1 && each.key().equals(first.get(0).key()));
        outbox.failed(second, "refused", null);

        assertThat(outbox.next("mail")).isEmpty();
        assertThat(rows("SELECT state, attempts, last_error FROM delivery")).containsExactly("failed|2|refused");
    }

    @Test
    void coolDownHoldsTheSameRuleAndSubjectButNoRise() {
        Duration hour = Duration.ofHours(1);
        outbox.open("mail");
        raise("spread", Severity.LOW, "a", 0);
        outbox.sent(take("mail", hour));
        clock.forward(Duration.ofMinutes(10));
        raise("spread", Severity.LOW, "a", 500);
        raise("spread", Severity.LOW, "a", 900);
        raise("spread", Severity.LOW, "b", 0);
        raise("guess", Severity.LOW, "a", 0);

        assertThat(take("mail", hour)).extracting(each -> each.alert().finding().rule()
            + each.alert().finding().subject()).containsExactlyInAnyOrder("spreadb", "guessa");
        assertThat(outbox.next("mail")).isNotEmpty();
        raise("spread", Severity.HIGH, "a", 900);
        assertThat(take("mail", hour)).filteredOn(each -> each.alert().finding().rule().equals("spread")
            && each.alert().finding().subject().equals("a")).singleElement()
            .matches(each -> each.alert().revision() == 2);
        assertThat(rows("SELECT last_error FROM delivery WHERE state = 'dropped'")).containsExactly(
            "a later revision took its place");
        clock.forward(Duration.ofMinutes(50));
        assertThat(take("mail", hour)).anyMatch(each -> each.alert().finding().first()
            .equals(Batches.NOON.plusSeconds(500)));
    }

    @Test
    void nothingIsToldOfWhatIsSilencedOrAcknowledged() {
        outbox.open("mail");
        raise("spread", Severity.LOW, "quiet", 0);
        raise("guess", Severity.LOW, "half", 0);
        raise("spread", Severity.LOW, "half", 0);
        raise("spread", Severity.LOW, "done", 0);
        raise("spread", Severity.LOW, "over", 0);
        long now = Micros.of(clock.instant());
        sql.update("INSERT INTO silence (subject, until, made) VALUES ('quiet', ?, 0)", now + 1);
        sql.update("INSERT INTO silence (rule, subject, until, made) VALUES ('spread', 'half', ?, 0)", now + 1);
        sql.update("INSERT INTO silence (subject, until, made) VALUES ('over', ?, 0)", now);
        sql.update("UPDATE alert SET acknowledged = 1 WHERE subject = 'done'");

        assertThat(take("mail", Duration.ZERO)).extracting(each -> each.alert().finding().rule()
            + each.alert().finding().subject()).containsExactlyInAnyOrder("guesshalf", "spreadover");
        assertThat(rows("SELECT state FROM delivery")).filteredOn("silenced"::equals).hasSize(3);
    }

    @Test
    void whatIsTooOldIsNoNews() {
        outbox.open("mail");
        raise("spread", Severity.LOW, "a", 0);
        clock.forward(AGE.plusSeconds(1));

        assertThat(outbox.add("mail", ALL, AGE)).isZero();
    }
}
