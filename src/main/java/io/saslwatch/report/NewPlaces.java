package io.saslwatch.report;

import io.saslwatch.report.DailyReport.NewPlace;
import io.saslwatch.report.DailyReport.Place;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * First successes from a country or network that is new for the user, by all that the store remembers. A user's very
 * first day is not new but the beginning, and an address whose place is not known cannot be new.
 */
final class NewPlaces {

    /** Grave ones first: a new country before a new network, then in the order of time. */
    private static final Comparator<NewPlace> ORDER = Comparator.comparing((NewPlace place) -> !place.newCountry())
        .thenComparing(NewPlace::time).thenComparing(NewPlace::user);

    private static final String EARLIER = "EXISTS (SELECT 1 FROM user_address p JOIN address b ON b.ip = p.ip "
        + "WHERE p.username = u.username AND p.first_time < ? AND ";

    private final List<NewPlace> all = new ArrayList<>();

    /** Reads those of a day. */
    NewPlaces(JdbcTemplate database, DayWindow window) {
        Set<List<Object>> told = new HashSet<>();
        database.query("SELECT u.username, u.ip, u.first_time, a.name, a.country, a.asn, a.aso, CASE WHEN a.country IS NULL "
                + "OR " + EARLIER + "b.country = a.country) THEN 0 ELSE 1 END, CASE WHEN a.asn IS NULL OR " + EARLIER
                + "b.asn = a.asn) THEN 0 ELSE 1 END FROM user_address u JOIN address a ON a.ip = u.ip "
                + "WHERE u.first_time >= ? AND u.first_time < ? AND EXISTS (SELECT 1 FROM user_address p "
                + "WHERE p.username = u.username AND p.first_time < ?) ORDER BY u.first_time", (ResultSet row) -> {
                    boolean country = row.getInt(8) == 1;
                    Place place = DayFigures.place(row, 4);
                    // one line for a place, however many addresses of it were used
                    if ((country || row.getInt(9) == 1) && told.add(List.of(row.getString(1),
                            country ? place.country() : place.asn()))) {
                        all.add(new NewPlace(row.getString(1), row.getString(2), place,
                            DayFigures.instant(row.getLong(3)), country));
                    }
                }, window.startMicros(), window.startMicros(), window.startMicros(), window.endMicros(),
            window.startMicros());
        all.sort(ORDER);
    }

    /** The gravest ones. */
    List<NewPlace> first(int limit) {
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /** How many there are. */
    int size() {
        return all.size();
    }
}
