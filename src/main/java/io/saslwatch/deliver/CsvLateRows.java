package io.saslwatch.deliver;

import io.saslwatch.event.AddressBook;
import io.saslwatch.event.StoredEvents;
import java.time.InstantSource;
import java.util.List;

/** Writes rows that have waited for a name: those of the table {@code csv_pending}. */
final class CsvLateRows implements CsvLate {

    private static final int MOST_AT_ONCE = 10_000;

    private final CsvFiles files;
    private final CsvChoice choice;
    private final CsvWaiting waiting;
    private final StoredEvents stored;
    private final AddressBook book;
    private final CsvEvents events;
    private final InstantSource clock;
    private boolean failing;

    CsvLateRows(CsvFiles files, CsvChoice choice, CsvWaiting waiting, StoredEvents stored, AddressBook book,
                CsvEvents events, InstantSource clock) {
        this.files = files;
        this.choice = choice;
        this.waiting = waiting;
        this.stored = stored;
        this.book = book;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public boolean mayHaveRows() {
        return choice.mayWait();
    }

    @Override
    public CsvDue due() {
        List<StoredEvents.Key> keys = waiting.ready(clock.instant(), MOST_AT_ONCE);
        if (keys.isEmpty() && waiting.count() == 0) {
            choice.nothingWaits();
        }
        CsvDue due = new CsvDue(keys, stored.find(keys));
        files.prepare(due.events());
        return due;
    }

    @Override
    public boolean hasRows(CsvDue due) {
        return !due.keys().isEmpty();
    }

    @Override
    public List<CsvSheet> sheets(CsvDue due) {
        return files.sheets(choice.waited(due.events(), book));
    }

    @Override
    public void written(CsvDue due) {
        waiting.remove(due.keys());
        failing = false;
    }

    @Override
    public void failed(Exception cause) {
        if (!failing) {
            failing = true;
            events.lateFailed(String.valueOf(cause.getMessage()));
        }
    }
}
