package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AddressEvidence;
import io.saslwatch.event.Alert;
import io.saslwatch.event.Finding;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of findings: one alert for each episode, whatever is found how often. */
abstract class AlertContract extends LateCsvContract {

    private static final Instant NOON = Batches.NOON;

    private static AddressEvidence address(String ip) {
        return new AddressEvidence(ip, "host\u202e.example.net", "DE", null, 4294967295L, "Ex\"ample", NOON,
            NOON.plusSeconds(1), 3, 4, 5);
    }

    private static Finding finding(Severity severity, String subject, int from, int to, long count) {
        return new Finding("spread", severity, SubjectKind.USER, subject, NOON.plusSeconds(from), "count " + count, count,
            NOON.plusSeconds(from), NOON.plusSeconds(to), List.of(address("192.0.2." + count)), 7,
            List.of(new AddressEvidence("2001:db8::1", null, null, null, null, null, null, null, 1, 0, 1)));
    }

    private List<Alert> storeFindings(Finding... findings) {
        return Store.transactionOf(store.dataSource()).execute(status -> store.alerts().store(List.of(findings)));
    }

    @Test
    void keepsAFindingAsItWas() {
        Finding found = finding(Severity.MEDIUM, "bob\u0000 \uD83D\uDE00 O'Neil", 0, 60, 2);

        List<Alert> raised = storeFindings(found);

        assertThat(store.alerts().all()).isEqualTo(raised).singleElement().satisfies(alert -> {
            assertThat(alert.finding()).usingRecursiveComparison().ignoringFields("subject").isEqualTo(found);
            assertThat(alert.finding().subject()).as("storable").isEqualTo("bob\uFFFD \uD83D\uDE00 O'Neil");
            assertThat(alert.revision()).isEqualTo(1);
            assertThat(alert.raised()).isEqualTo(clock.instant()).isEqualTo(alert.updated());
            assertThat(alert.acknowledged()).isNull();
        });
        assertThat(rows("SELECT evidence FROM alert").get(0)).doesNotContain("null").contains("\"more\":7");
    }

    @Test
    void namesAnAlertByRuleSubjectAndWindow() {
        Alert alert = storeFindings(finding(Severity.LOW, "bob", 0, 60, 2)).get(0);

        // printf 'spread\0bob\0001795176000000000' | sha256sum
        assertThat(alert.uid()).isEqualTo(AlertRows.uid("spread", "bob", Micros.of(NOON))).hasSize(32)
            .isEqualTo("0890295e9a2f49ffeb3b2b40a80bbec1");
        assertThat(store.alerts().byUid(alert.uid())).contains(alert);
        assertThat(store.alerts().byUid(alert.uid().substring(0, 8))).contains(alert);
        assertThat(store.alerts().byUid("%")).isEmpty();
        assertThat(store.alerts().byId(alert.id())).contains(alert);
    }

    @Test
    void findsAnEpisodeAgainAsTheSameAlert() {
        Alert first = storeFindings(finding(Severity.MEDIUM, "bob", 0, 60, 2)).get(0);
        clock.forward(Duration.ofMinutes(1));

        assertThat(storeFindings(finding(Severity.LOW, "bob", 30, 90, 3))).as("nothing to tell").isEmpty();

        assertThat(store.alerts().all()).singleElement().satisfies(alert -> {
            assertThat(alert.uid()).isEqualTo(first.uid());
            assertThat(alert.finding().severity()).isEqualTo(Severity.MEDIUM);
            assertThat(alert.finding().count()).isEqualTo(3);
            assertThat(alert.finding().explanation()).isEqualTo("count 3");
            assertThat(alert.finding().first()).isEqualTo(NOON);
            assertThat(alert.finding().last()).isEqualTo(NOON.plusSeconds(90));
            assertThat(alert.finding().evidence()).extracting(AddressEvidence::ip).containsExactly("192.0.2.3");
            assertThat(alert.updated()).isEqualTo(clock.instant());
            assertThat(alert.revision()).isEqualTo(1);
        });
    }

    @Test
    void tellsARiseOnceAndNeverFalls() {
        storeFindings(finding(Severity.LOW, "bob", 0, 60, 2));

        assertThat(storeFindings(finding(Severity.HIGH, "bob", 0, 90, 3))).extracting(Alert::revision).containsExactly(2);
        assertThat(storeFindings(finding(Severity.HIGH, "bob", 0, 90, 3))).isEmpty();
        assertThat(storeFindings(finding(Severity.INFO, "bob", 60, 99, 3))).isEmpty();

        assertThat(store.alerts().all()).singleElement()
            .matches(alert -> alert.finding().severity() == Severity.HIGH && alert.revision() == 2);
    }

    @Test
    void doesNotPutBackWhatALaterWindowTold() {
        storeFindings(finding(Severity.LOW, "bob", 30, 90, 5));
        storeFindings(finding(Severity.LOW, "bob", 0, 60, 2));

        assertThat(store.alerts().all()).singleElement().satisfies(alert -> {
            assertThat(alert.finding().explanation()).isEqualTo("count 5");
            assertThat(alert.finding().last()).isEqualTo(NOON.plusSeconds(90));
            assertThat(alert.finding().first()).isEqualTo(NOON);
        });
    }

    @Test
    void beginsAnotherAlertForAnotherEpisodeSubjectOrRule() {
        storeFindings(finding(Severity.LOW, "bob", 0, 60, 2), finding(Severity.LOW, "Bob", 0, 60, 2));

        assertThat(storeFindings(finding(Severity.LOW, "bob", 61, 90, 2))).hasSize(1);
        assertThat(store.alerts().all()).hasSize(3).extracting(Alert::uid).doesNotHaveDuplicates();
    }

    @Test
    void listsWhatIsOpenAndWhatChanged() {
        Alert old = storeFindings(finding(Severity.LOW, "alice", 0, 60, 2)).get(0);
        sql.update("UPDATE alert SET acknowledged = 5 WHERE id = ?", old.id());
        clock.forward(Duration.ofMinutes(5));
        storeFindings(finding(Severity.LOW, "bob", 0, 60, 2));

        assertThat(store.alerts().open()).extracting(alert -> alert.finding().subject()).containsExactly("bob");
        assertThat(store.alerts().since(clock.instant())).extracting(alert -> alert.finding().subject())
            .containsExactly("bob");
        assertThat(store.alerts().all()).extracting(alert -> alert.finding().subject()).containsExactly("bob", "alice");
    }

    @Test
    void storesAllFindingsOrNone() {
        assertThatThrownBy(() -> Store.transactionOf(store.dataSource()).executeWithoutResult(status -> {
            store.alerts().store(List.of(finding(Severity.LOW, "bob", 0, 60, 2)));
            throw new IllegalStateException("killed");
        })).hasMessage("killed");

        assertThat(store.alerts().all()).isEmpty();
    }

    @Test
    void namesTheAlertThatSomebodyBroke() {
        storeFindings(finding(Severity.LOW, "bob", 0, 60, 2));
        sql.update("UPDATE alert SET evidence = '{\"evidence\":['");

        assertThatThrownBy(() -> store.alerts().all()).isInstanceOf(StoreException.class)
            .hasMessageContaining("evidence of an alert");
    }
}
