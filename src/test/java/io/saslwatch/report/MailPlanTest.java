package io.saslwatch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailPlanTest {

    private static final MailPlan PLAN = new MailPlan(List.of("a@example.org"), "b@example.org", LocalTime.of(6, 30),
        ZoneId.of("Europe/Berlin"), 3);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    @Test
    void theDayBeforeIsDueFromItsTimeOnInItsZone() {
        assertThat(PLAN.due(Instant.parse("2026-11-20T05:29:59Z"), Set.of(), null)).isEmpty();
        assertThat(PLAN.due(Instant.parse("2026-11-20T05:30:00Z"), Set.of(), null)).contains(THURSDAY);
        assertThat(PLAN.due(Instant.parse("2026-11-20T22:59:00Z"), Set.of(THURSDAY), THURSDAY)).isEmpty();
    }

    @Test
    void aReportThatFailedAllDayIsStillDueTheNextNight() {
        assertThat(PLAN.due(Instant.parse("2026-11-21T01:00:00Z"), Set.of(), THURSDAY)).contains(THURSDAY);
    }

    @Test
    void aGapIsFilledThoughALaterDayWasSentByHand() {
        assertThat(PLAN.due(Instant.parse("2026-11-22T12:00:00Z"), Set.of(THURSDAY, THURSDAY.plusDays(2)), THURSDAY))
            .contains(THURSDAY.plusDays(1));
    }

    @Test
    void whatIsOlderThanTheCatchUpIsLetGo() {
        assertThat(PLAN.due(Instant.parse("2026-12-01T12:00:00Z"), Set.of(), THURSDAY))
            .contains(LocalDate.of(2026, 11, 28));
    }

    @Test
    void nothingIsDueWithoutAnybodyToSendTo() {
        MailPlan nobody = new MailPlan(List.of(), "b@example.org", LocalTime.of(6, 30), ZoneId.of("UTC"), 3);
        assertThat(nobody.due(Instant.parse("2026-11-20T12:00:00Z"), Set.of(), THURSDAY)).isEmpty();
    }
}
