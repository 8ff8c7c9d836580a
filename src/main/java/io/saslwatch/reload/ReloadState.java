package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import java.time.Instant;
import java.util.List;

/**
 * How what runs compares with the files.
 *
 * @param applied  when a change was last put into force; null when none was since the start
 * @param changes  how many were since the start
 * @param refused  how many versions were refused since the start
 * @param pending  files that say something else than what runs
 * @param problems why that is not in force; empty when all is well
 * @param restart  keys of settings whose new value waits for a restart
 */
public record ReloadState(Instant applied, long changes, long refused, List<String> pending, List<Problem> problems,
                          List<String> restart) {

    /** At the start, when what runs is what the files say. */
    public static final ReloadState SAME = new ReloadState(null, 0, 0, List.of(), List.of(), List.of());

    /** Whether the files say something else than what runs. */
    public boolean differs() {
        return !pending.isEmpty() || !problems.isEmpty();
    }

    ReloadState wrong(List<String> names, List<Problem> found) {
        return new ReloadState(applied, changes, refused + 1, List.copyOf(names), List.copyOf(found), restart);
    }

    ReloadState applied(Instant now) {
        return new ReloadState(now, changes + 1, refused, List.of(), List.of(), restart);
    }

    ReloadState same() {
        return new ReloadState(applied, changes, refused, List.of(), List.of(), restart);
    }

    ReloadState restart(List<String> keys) {
        return new ReloadState(applied, changes, refused, pending, problems, List.copyOf(keys));
    }
}
