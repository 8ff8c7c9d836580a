package io.saslwatch.store;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.EventId;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.SenderRejection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/** The order of the parameters of the statements in {@code routes/4-store/sql}. Stateless. */
final class StoreRows {

    private final String collector;
    private final InstantSource clock;
    private final ZoneId dayZone;

    StoreRows(String collector, InstantSource clock, ZoneId dayZone) {
        this.collector = collector;
        this.clock = clock;
        this.dayZone = dayZone;
    }

    /** The binders under the names that the route uses. */
    Map<String, RowBinder<?>> binders() {
        return Map.of(
            "storeRejectionRow", new RowBinder<>(SenderRejection.class, StoreRows::rejection),
            "storeEventRow", new RowBinder<>(AuthEvent.class, StoreRows::event),
            "storeChangeRow", new RowBinder<>(AuthEvent.class, StoreRows::change),
            "storeFigureRow", new RowBinder<>(Figure.class, StoreRows::figure),
            "storeHourRow", new RowBinder<>(HourFigure.class, StoreRows::hour),
            "storeUserAddressRow", new RowBinder<>(UserAddress.class, StoreRows::userAddress),
            "storeStreamDayRow", new RowBinder<>(EventBatch.class, this::streamDay),
            "storeLoginRow", new RowBinder<>(LastLogin.class, StoreRows::login),
            "storePositionRow", new RowBinder<>(EventBatch.class, this::position),
            "storeStateRow", new RowBinder<>(EventBatch.class, this::state));
    }

    private static void event(PreparedStatement row, AuthEvent event) throws SQLException {
        EventId id = event.id();
        row.setLong(1, id.stream());
        row.setLong(2, id.offset());
        row.setInt(3, id.part());
        row.setLong(4, event.line());
        row.setInt(5, event.lines());
        row.setString(6, StoreText.clean(event.evidence()));
        row.setLong(7, Micros.of(event.time()));
        row.setString(8, StoreText.clean(event.host()));
        row.setString(9, StoreText.clean(event.daemon()));
        row.setString(10, StoreText.clean(event.service()));
        row.setString(11, event.outcome().word());
        row.setInt(12, event.count());
        row.setString(13, StoreText.clean(event.user(), StoreText.USER_LIMIT));
        row.setString(14, StoreText.clean(event.ip(), StoreText.ADDRESS_LIMIT));
        number(row, 15, event.port());
        row.setString(16, StoreText.clean(event.mechanism()));
        row.setString(17, event.reason() == null ? null : event.reason().word());
        row.setString(18, StoreText.clean(event.detail()));
        row.setString(19, StoreText.clean(event.session()));
        row.setInt(20, event.messages());
    }

    private static void change(PreparedStatement row, AuthEvent event) throws SQLException {
        row.setInt(1, event.lines());
        row.setString(2, StoreText.clean(event.evidence()));
        row.setString(3, StoreText.clean(event.host()));
        row.setString(4, StoreText.clean(event.daemon()));
        row.setString(5, StoreText.clean(event.service()));
        number(row, 6, event.port());
        row.setString(7, StoreText.clean(event.mechanism()));
        row.setString(8, event.reason() == null ? null : event.reason().word());
        row.setString(9, StoreText.clean(event.detail()));
        row.setString(10, StoreText.clean(event.session()));
        row.setInt(11, event.messages());
        row.setLong(12, event.id().stream());
        row.setLong(13, event.id().offset());
        row.setInt(14, event.id().part());
    }

    private static void rejection(PreparedStatement row, SenderRejection rejection) throws SQLException {
        row.setLong(1, rejection.stream());
        row.setLong(2, rejection.offset());
        row.setLong(3, rejection.time());
        row.setString(4, StoreText.clean(rejection.sender(), StoreText.USER_LIMIT));
        row.setString(5, StoreText.clean(rejection.ip(), StoreText.ADDRESS_LIMIT));
        row.setLong(6, rejection.mails());
    }

    private static void figure(PreparedStatement row, Figure figure) throws SQLException {
        row.setLong(1, figure.key().day());
        row.setString(2, figure.key().username());
        row.setString(3, figure.key().ip());
        row.setLong(4, figure.attempts());
        row.setLong(5, figure.failures());
        row.setLong(6, figure.successes());
        row.setLong(7, figure.first());
        row.setLong(8, figure.last());
    }

    private static void login(PreparedStatement row, LastLogin login) throws SQLException {
        row.setString(1, login.username());
        row.setString(2, login.outcome());
        row.setLong(3, login.time());
        row.setString(4, login.ip());
        row.setString(5, login.service());
    }

    private static void hour(PreparedStatement row, HourFigure figure) throws SQLException {
        row.setLong(1, figure.key().hour());
        row.setLong(2, figure.key().stream());
        row.setString(3, figure.key().outcome().word());
        row.setLong(4, figure.attempts());
    }

    private static void userAddress(PreparedStatement row, UserAddress address) throws SQLException {
        row.setString(1, address.username());
        row.setString(2, address.ip());
        row.setLong(3, address.first());
    }

    private void streamDay(PreparedStatement row, EventBatch batch) throws SQLException {
        ReadPosition position = batch.position();
        row.setLong(1, LocalDate.ofInstant(clock.instant(), dayZone).toEpochDay());
        row.setLong(2, position.stream());
        row.setLong(3, batch.lines());
        row.setLong(4, position.to() - position.from());
        row.setLong(5, batch.facts().unparsed());
        row.setLong(6, position.lost());
    }

    private void position(PreparedStatement row, EventBatch batch) throws SQLException {
        ReadPosition position = batch.position();
        row.setLong(1, position.to());
        row.setLong(2, position.line());
        row.setString(3, StoreText.clean(position.fingerprint()));
        row.setString(4, StoreText.clean(position.file()));
        row.setString(5, StoreText.clean(position.path()));
        row.setLong(6, Micros.of(clock.instant()));
        row.setLong(7, position.stream());
        row.setLong(8, position.from());
    }

    private void state(PreparedStatement row, EventBatch batch) throws SQLException {
        row.setString(1, collector);
        row.setString(2, batch.group());
        row.setBytes(3, batch.state());
    }

    private static void number(PreparedStatement row, int index, Integer value) throws SQLException {
        if (value == null) {
            row.setNull(index, Types.INTEGER);
        } else {
            row.setInt(index, value);
        }
    }
}
