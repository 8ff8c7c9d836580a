package io.saslwatch.doctor;

import java.util.List;

/**
 * Whether there is anything to read at all.
 *
 * @param any a log, the journal, an inbox or a pipe is set
 */
public record SourcesCheck(boolean any) implements Check {

    @Override
    public List<Finding> look() {
        return any ? List.of() : List.of(Finding.fail("log", "nothing would be read: no log is named, and journal, inbox and "
            + "standard input are off", "set saslwatch.read.paths, or saslwatch.read.journal.enabled=true where daemons log "
            + "to the journal"));
    }
}
