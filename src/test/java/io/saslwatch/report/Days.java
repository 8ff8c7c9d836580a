package io.saslwatch.report;

import io.saslwatch.event.Severity;
import io.saslwatch.report.DailyReport.AlertLine;
import io.saslwatch.report.DailyReport.Country;
import io.saslwatch.report.DailyReport.DeliveryCount;
import io.saslwatch.report.DailyReport.Failed;
import io.saslwatch.report.DailyReport.GeoData;
import io.saslwatch.report.DailyReport.Hour;
import io.saslwatch.report.DailyReport.Network;
import io.saslwatch.report.DailyReport.NewPlace;
import io.saslwatch.report.DailyReport.Place;
import io.saslwatch.report.DailyReport.Remark;
import io.saslwatch.report.DailyReport.Sizes;
import io.saslwatch.report.DailyReport.Source;
import io.saslwatch.report.DailyReport.Totals;
import io.saslwatch.report.DailyReport.User;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reports made by hand. */
public final class Days {

    /** The day they are of. */
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private Days() {
    }

    /** A day like many, on which one password was found. */
    public static DailyReport usual() {
        return of("carol@example.org", "host-9.dynamic.example.net");
    }

    /** The same day, with attackers' choices for a user's and a host's name. */
    public static DailyReport of(String user, String name) {
        List<Hour> hours = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            hours.add(new Hour(NOON.plusSeconds((i - 12) * 3_600L), new Totals(i < 6 ? 4 : 40 + 7 * (i % 9),
                i == 3 ? 700 : 30 + 11 * (i % 5), i % 4, i == 14 ? 25 : 0)));
        }
        Place far = new Place(name, "BR", 64_511L, "Far Away Broadband and Cable Television Company of the North");
        return new DailyReport(DAY, "UTC", NOON.plus(Duration.ofHours(18)), true, List.of(
            new Remark(Severity.HIGH, user + ": 130 failures and 1 success(es) from 203.0.113.9 (BR). A guessed password, "
                + "or its owner's old device?"),
            new Remark(Severity.MEDIUM, "1 open alert(s) of high severity: takeover " + user + ".")),
            new Totals(1_412, 1_905, 36, 25), new Totals(1_390, 610, 30, 0), new Totals(1_377, 640, 28, 1), 87, 412,
            hours,
            List.of(new Failed(user, "203.0.113.9", far, 130, 1, NOON, NOON.plusSeconds(60)),
                new Failed(null, "2001:db8:1234:5678:9abc:def0:1234:5678", far, 90, 0, NOON, NOON.plusSeconds(60))),
            List.of(new User(user, 133, 130, 3, 2), new User("ann", 60, 3, 57, 4)),
            List.of(new Country("DE", 1_300, 120, 1_180, 90), new Country("BR", 900, 890, 10, 210),
                new Country(null, 30, 30, 0, 12)),
            List.of(new Network(64_511L, far.organisation(), 900, 890, 10, 210), new Network(64_496L, null, 9, 1, 8, 2)),
            List.of(new Source("/var/log/mail.log", "mx1", new Totals(1_412, 1_905, 36, 25), 104_000L, 12_000_000L,
                NOON.plus(Duration.ofHours(18)), 0L, null, null)),
            List.of(new NewPlace(user, "203.0.113.9", far, NOON, true)), 3,
            Map.of("ok", 300L), List.of(new AlertLine("u1", Severity.HIGH, "takeover", user,
                "130 failures from 40 networks, then a success from BR, where " + user + " had never been", 131, NOON,
                NOON.plusSeconds(60), false)), 0, List.of(new DeliveryCount("mail", "sent", 1, null)),
            List.of(new GeoData("user-country.mmdb", NOON.minus(Duration.ofDays(3)))), new Sizes(70_000_000L, 9_000_000L));
    }
}
