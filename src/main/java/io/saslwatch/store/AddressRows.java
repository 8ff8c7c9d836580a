package io.saslwatch.store;

import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AnsweredName;
import io.saslwatch.event.KnownName;
import io.saslwatch.event.NameStatus;
import io.saslwatch.event.PlacedAddress;
import io.saslwatch.event.SeenAddress;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;

/** The order of the parameters of the statements that write to the table {@code address}. Stateless. */
final class AddressRows {

    /** Longest city or organisation; look-up data is not ours. */
    private static final int TEXT_LIMIT = 300;
    private static final int NAME_LIMIT = 255;
    private static final int SOURCES_LIMIT = 1000;
    private static final int COUNTRY_LIMIT = 8;

    private AddressRows() {
    }

    /** The binders under the names that the routes use. */
    static Map<String, RowBinder<?>> binders() {
        return Map.of(
            "storeAddressRow", new RowBinder<>(SeenAddress.class, AddressRows::address),
            "storePlaceRow", new RowBinder<>(PlacedAddress.class, AddressRows::placed),
            "storeNameRow", new RowBinder<>(AnsweredName.class, AddressRows::name));
    }

    /** What the store holds as the key of an address, which is what it holds as the address of an event. */
    static String key(String ip) {
        return StoreText.clean(ip, StoreText.ADDRESS_LIMIT);
    }

    private static void address(PreparedStatement row, SeenAddress seen) throws SQLException {
        row.setString(1, key(seen.ip()));
        nameToAsk(row, 2, seen);
        place(row, 4, seen.place());
        time(row, 11, seen.checked());
        time(row, 12, seen.first());
        time(row, 13, seen.last());
    }

    private static void placed(PreparedStatement row, PlacedAddress placed) throws SQLException {
        place(row, 1, placed.place());
        time(row, 8, placed.checked());
        row.setString(9, key(placed.ip()));
    }

    private static void name(PreparedStatement row, AnsweredName answered) throws SQLException {
        KnownName name = answered.name();
        row.setString(1, StoreText.clean(name.name(), NAME_LIMIT));
        row.setString(2, word(name.status()));
        if (name.confirmed() == null) {
            row.setNull(3, Types.INTEGER);
        } else {
            row.setInt(3, name.confirmed() ? 1 : 0);
        }
        time(row, 4, name.asked());
        time(row, 5, name.due());
        row.setInt(6, name.failures());
        row.setString(7, key(answered.ip()));
    }

    /** The columns {@code name_status} and {@code name_due} of an address that nobody has asked for. */
    static void nameToAsk(PreparedStatement row, int index, SeenAddress seen) throws SQLException {
        row.setString(index, word(seen.status()));
        time(row, index + 1, seen.due());
    }

    /** The seven columns of a place, from {@code country} to {@code place_sources}. */
    static void place(PreparedStatement row, int index, AddressPlace place) throws SQLException {
        row.setString(index, StoreText.clean(place.country(), COUNTRY_LIMIT));
        row.setString(index + 1, StoreText.clean(place.city(), TEXT_LIMIT));
        degrees(row, index + 2, place.latitude());
        degrees(row, index + 3, place.longitude());
        if (place.asn() == null) {
            row.setNull(index + 4, Types.BIGINT);
        } else {
            row.setLong(index + 4, place.asn());
        }
        row.setString(index + 5, StoreText.clean(place.organisation(), TEXT_LIMIT));
        row.setString(index + 6, StoreText.clean(place.sources(), SOURCES_LIMIT));
    }

    private static void degrees(PreparedStatement row, int index, Double value) throws SQLException {
        if (value == null) {
            row.setNull(index, Types.DOUBLE);
        } else {
            row.setDouble(index, value);
        }
    }

    private static void time(PreparedStatement row, int index, Instant time) throws SQLException {
        if (time == null) {
            row.setNull(index, Types.BIGINT);
        } else {
            row.setLong(index, Micros.of(time));
        }
    }

    private static String word(NameStatus status) {
        return status == null ? null : status.word();
    }
}
