package io.saslwatch.extract.join;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.EventBatch;
import io.saslwatch.event.ReadPosition;
import java.util.ArrayList;
import java.util.List;

/** What one batch makes of the drafts. */
final class Journal {

    private final List<Draft> added = new ArrayList<>();
    private final List<Draft> changed = new ArrayList<>();
    private final List<AuthEvent> settled = new ArrayList<>();

    /** Hands out a new event. */
    void add(Draft draft) {
        draft.markStored();
        draft.listed(true);
        added.add(draft);
    }

    /** Says that more is known of an event; of no effect while it is still held back. */
    void change(Draft draft) {
        if (draft.stored() && !draft.listed()) {
            draft.listed(true);
            changed.add(draft);
        }
    }

    /** Says that an event will not change any more. */
    void settle(Draft draft) {
        if (!draft.stored()) {
            add(draft);
        }
        settled.add(draft.event());
    }

    /** Hands out an event that is complete as it is. */
    void single(Draft draft) {
        add(draft);
        settle(draft);
    }

    /** The batch's result; empties the journal. */
    EventBatch close(String group, ReadPosition position, byte[] state, long lines) {
        var batch = new EventBatch(group, events(added), events(changed), new ArrayList<>(settled), position,
            state, lines);
        added.clear();
        changed.clear();
        settled.clear();
        return batch;
    }

    private static List<AuthEvent> events(List<Draft> drafts) {
        List<AuthEvent> events = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            draft.listed(false);
            events.add(draft.event());
        }
        return events;
    }
}
