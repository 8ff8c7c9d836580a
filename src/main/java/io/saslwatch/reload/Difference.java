package io.saslwatch.reload;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names of files, by what happened to them. A renamed file is one removed and one added.
 *
 * @param added   new ones
 * @param changed those whose text is another one
 * @param removed those that are gone
 */
public record Difference(SortedSet<String> added, SortedSet<String> changed, SortedSet<String> removed) {

    /** Copies the names. */
    public Difference {
        added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
        changed = Collections.unmodifiableSortedSet(new TreeSet<>(changed));
        removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    }

    /** Whether nothing happened. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** All names. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>(added);
        names.addAll(changed);
        names.addAll(removed);
        return names;
    }
}
