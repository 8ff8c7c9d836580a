package io.saslwatch.deliver;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.AddressFacts;
import io.saslwatch.event.AddressPlace;
import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.NameStatus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which settled events become rows at once and which wait for the name of their address. With names off none
 * waits. To be used in the store's transaction, by one thread at a time.
 */
final class CsvChoice {

    private static final AddressFacts OFF = new AddressFacts(null, NameStatus.OFF, AddressPlace.UNKNOWN);

    private final CsvLayout layout;
    private final AddressBook book;
    private final CsvWaiting waiting;
    private final CsvUnanswered unanswered;
    private final CsvConfig.Names names;
    private final InstantSource clock;
    private volatile boolean rowsWait = true;

    CsvChoice(CsvLayout layout, AddressBook book, CsvWaiting waiting, CsvUnanswered unanswered, CsvConfig.Names names,
              InstantSource clock) {
        this.layout = layout;
        this.book = book;
        this.waiting = waiting;
        this.unanswered = unanswered;
        this.names = names;
        this.clock = clock;
    }

    /** The rows that can be written of events that settle now; the others are put down to wait. */
    List<CsvEntry> settled(List<AuthEvent> events) {
        Map<String, AddressFacts> facts = facts(events, book);
        List<CsvEntry> entries = new ArrayList<>(events.size());
        List<AuthEvent> later = new ArrayList<>();
        for (AuthEvent event : events) {
            if (layout.fileOf(event) != null) {
                AddressFacts known = event.ip() == null ? null : facts.get(event.ip());
                if (names.asked() && known != null && isUnasked(known)) {
                    later.add(event);
                } else {
                    entries.add(new CsvEntry(event, shown(known)));
                }
            }
        }
        if (!later.isEmpty()) {
            waiting.add(later, clock.instant().plus(names.patience()));
            rowsWait = true;
        }
        return entries;
    }

    /** The rows of events that have waited, whatever is known now. */
    List<CsvEntry> waited(List<AuthEvent> events, AddressBook now) {
        Map<String, AddressFacts> facts = facts(events, now);
        List<CsvEntry> entries = new ArrayList<>(events.size());
        events.forEach(event -> entries.add(new CsvEntry(event, shown(facts.get(event.ip())))));
        return entries;
    }

    /** A sheet's rows are appended: notes whose names are still to come. */
    void written(CsvSheet sheet) {
        if (names.asked() && CsvDays.isRecent(sheet.file(), names.lateDays(), clock.instant())) {
            Set<String> open = new HashSet<>();
            for (CsvEntry entry : sheet.entries()) {
                if (entry.event().ip() != null && !entry.facts().isAnswered()) {
                    open.add(entry.event().ip());
                }
            }
            if (!open.isEmpty()) {
                unanswered.add(sheet.file().toString(), open);
            }
        }
    }

    void deleted(Path file) {
        unanswered.forget(file.toString());
    }

    /** Whether rows may be waiting. */
    boolean mayWait() {
        return rowsWait;
    }

    /** No row waits at this moment; to be called while no other batch is stored. */
    void nothingWaits() {
        rowsWait = false;
    }

    private static Map<String, AddressFacts> facts(List<AuthEvent> events, AddressBook book) {
        Set<String> addresses = new HashSet<>();
        for (AuthEvent event : events) {
            if (event.ip() != null) {
                addresses.add(event.ip());
            }
        }
        return addresses.isEmpty() ? Map.of() : book.of(addresses);
    }

    private static boolean isUnasked(AddressFacts facts) {
        return facts.status() == null || facts.status() == NameStatus.OFF;
    }

    /** With names off, what nobody has asked for says so. */
    private AddressFacts shown(AddressFacts known) {
        if (known == null) {
            return names.asked() ? AddressFacts.UNKNOWN : OFF;
        }
        return names.asked() || known.status() != null ? known : new AddressFacts(null, NameStatus.OFF, known.place());
    }
}
