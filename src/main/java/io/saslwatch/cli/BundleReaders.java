package io.saslwatch.cli;

import io.saslwatch.config.Config;
import io.saslwatch.config.JournalSettings;
import io.saslwatch.config.ReadSettings;
import io.saslwatch.read.InboxReader;
import io.saslwatch.read.JournalOptions;
import io.saslwatch.read.JournalReader;
import io.saslwatch.read.LogReaders;
import io.saslwatch.read.ReadOptions;
import io.saslwatch.read.StandardInput;
import io.saslwatch.read.StdinReader;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/** What routes read with besides the component of logs: the inbox, a pipe, the journal. */
final class BundleReaders implements AutoCloseable {

    private static final String EXTRACT = "direct:extract";
    /** How many lines of a pipe may wait in memory. */
    private static final int PIPED_LINES = 2000;

    private final Map<String, Object> beans = new HashMap<>();
    private final LogReaders readers;
    private final InputStream standardInput = System.in;
    private final boolean readsPipe;
    private final StandardInput pipe;
    private final StdinReader stdin;
    private final JournalReader journal;

    BundleReaders(Config config, LogReaders readers) {
        this.readers = readers;
        int maxLine = (int) config.bytes(ReadSettings.MAX_LINE);
        beans.put("inboxReader", new InboxReader(readers, ReadOptions.once("inbox", (int) config.bytes(ReadSettings.BATCH),
            maxLine), EXTRACT));
        readsPipe = config.on(ReadSettings.STDIN);
        pipe = new StandardInput(standardInput, maxLine);
        stdin = new StdinReader(readers, maxLine, PIPED_LINES, EXTRACT, pipe);
        beans.put("stdinReader", stdin);
        journal = config.on(JournalSettings.ENABLED) ? idleJournal(config) : null;
        if (journal != null) {
            beans.put("journalReader", journal);
        }
    }

    /** By the names that routes use. */
    Map<String, Object> beans() {
        return beans;
    }

    /** A reader of the journal that was not started. */
    JournalReader idleJournal(Config config) {
        try {
            return new JournalReader(readers, JournalOptions.of(config), EXTRACT);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.usage(wrong.getMessage());
        }
    }

    /** Before the routes start. */
    void begin() {
        if (readsPipe) {
            // Camel's stream component knows no other way to be given one
            System.setIn(pipe);
        }
    }

    /** Before the routes stop: hands on what is in memory. */
    void end() {
        stdin.end();
    }

    /** After they stopped. */
    @Override
    public void close() {
        if (System.in == pipe) {
            System.setIn(standardInput);
        }
        if (journal != null) {
            journal.close();
        }
    }
}
