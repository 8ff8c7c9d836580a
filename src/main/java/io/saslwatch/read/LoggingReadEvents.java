package io.saslwatch.read;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each event as one line: constant text, then {@code key=value}. */
public final class LoggingReadEvents implements ReadEvents {

    private static final Logger LOG = LoggerFactory.getLogger("io.saslwatch.read");

    @Override
    public void found(Path path) {
        LOG.info("Log found. path={}", path);
    }

    @Override
    public void resumed(Path path, long offset) {
        LOG.info("Log resumed. path={} offset={}", path, offset);
    }

    @Override
    public void cutShort(Path path, long was, long is, long lost) {
        LOG.warn("Log was truncated or replaced; lines written just before may be lost. path={} was={} is={} "
            + "possiblyLostBytes={}", path, was, is, lost);
    }

    @Override
    public void damaged(Path path, long offset, String cause) {
        LOG.warn("Archive is damaged; what comes before was read, other files are read on. path={} offset={} cause={}",
            path, offset, cause);
    }

    @Override
    public void unreadable(Path path, String cause) {
        LOG.warn("Log cannot be read; it is tried again. Check that it is there and that this user may read it. "
            + "path={} cause={}", path, cause);
    }

    @Override
    public void readableAgain(Path path) {
        LOG.info("Log can be read again. path={}", path);
    }

    @Override
    public void failed(String group, Throwable cause) {
        LOG.error("Lines were not taken; the read position stays, and reading tries again until it works. group={} "
            + "cause={}", group, Reasons.of(cause));
        // What an operator can mend needs no trace; who looks for a fault asks for it
        LOG.debug("Where the lines were not taken. group={}", group, cause);
    }

    @Override
    public void journalSaid(String what) {
        LOG.warn("The program that reads the journal complains; see saslwatch.read.journal.command, and whether this user "
            + "may read the journal (group systemd-journal). said={}", what);
    }

    @Override
    public void recovered(String group, Duration after) {
        LOG.info("Lines are taken again. group={} after={}s", group, after.toSeconds());
    }

    @Override
    public void finished(String group, List<Summary> sources) {
        LOG.debug("Reading ended. group={} sources={}", group, sources);
    }

    @Override
    public void gaveUp(String group, Throwable cause) {
        LOG.error("Reading gave up. group={} cause={}", group, Reasons.of(cause));
    }
}
