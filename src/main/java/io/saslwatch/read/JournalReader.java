package io.saslwatch.read;

import io.saslwatch.event.LineBatch;
import io.saslwatch.event.ReadPosition;
import io.saslwatch.event.ReadPositions.Known;
import io.saslwatch.event.StreamRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;

/**
 * Follows systemd's journal through a {@code journalctl} of its own. The journal is one stream. Its position is the
 * cursor of the last entry, committed like that of a file in the transaction that stores what follows; with it goes the
 * offset, the number of bytes of the lines that were made of entries so far. So an event's id is where its line would
 * stand in a file that a syslog daemon had written since the first entry that was read. After a crash journalctl goes on
 * behind the stored cursor, with the stored offset: each entry gets the id that it would have had.
 *
 * <p>Called by a timer. A call takes what is there and comes back, so that the route can be stopped at any time.
 * Thread-safe.
 */
public final class JournalReader implements AutoCloseable {

    private static final String NAME = "journal";
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int BATCHES = 200;
    // one that may not read ends at once
    private static final Duration STEADY = Duration.ofSeconds(10);

    private final LogReaders readers;
    private final JournalOptions options;
    private final String target;
    private final Patience store = new Patience();
    private final Patience journal = new Patience();
    private ProducerTemplate template;
    private JournalChild child;
    private StreamRef stream;
    private ReadPosition position;
    private Instant first;
    private Instant tickAt = Instant.MIN;
    private Instant begun = Instant.MIN;
    private String told = "";

    /**
     * Starts nothing yet.
     *
     * @param readers where positions are kept, who is told, what is counted
     * @param target  the endpoint that takes the batches, such as {@code direct:extract}
     */
    public JournalReader(LogReaders readers, JournalOptions options, String target) {
        this.readers = readers;
        this.options = options;
        this.target = target;
    }

    /** Hands on what the journal has now. */
    public synchronized void turn(CamelContext camel) {
        template = template == null ? camel.createProducerTemplate() : template;
        Instant now = readers.clock().instant();
        first = first == null ? now : first;
        if (store.left(now).compareTo(Duration.ZERO) > 0) {
            return;
        }
        try {
            if (child == null && journal.left(now).compareTo(Duration.ZERO) <= 0) {
                start();
            }
            if (child != null) {
                read();
            }
            tick();
            Duration down = store.worked(readers.clock().instant());
            if (down != null) {
                readers.events().recovered(NAME, down);
            }
        } catch (RuntimeException refused) {
            close();
            if (store.failed(readers.clock().instant())) {
                readers.events().failed(NAME, refused);
            }
        }
    }

    /** Starts journalctl where the store knows to have been. */
    private void start() {
        List<Known> known = readers.positions().of(NAME);
        if (!known.isEmpty()) {
            Known last = known.get(known.size() - 1);
            stream = last.ref();
            position = last.position();
        }
        try {
            begun = readers.clock().instant();
            child = new JournalChild(options.words(position == null ? "" : position.fingerprint(), first));
        } catch (IOException missing) {
            ended(missing.getMessage());
        }
    }

    private void read() {
        try {
            for (int i = 0; i < BATCHES && template.getCamelContext().isStarted() && batch(); i++) {
                journal.worked(readers.clock().instant());
            }
            String said = child.said();
            if (!child.alive()) {
                ended("status " + child.status() + (said.isEmpty() ? "" : ": " + said));
                close();
            } else if (!said.isEmpty()) {
                tell(said);
            } else if (!readers.clock().instant().isBefore(begun.plus(STEADY))) {
                works();
            }
        } catch (IOException broken) {
            ended(broken.getMessage());
            close();
        }
    }

    /** Reads and hands on one batch; false when there was nothing. */
    private boolean batch() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int[] lines = {0};
        String[] cursor = {null};
        child.lines(options.batch(), (json, from, to) -> JournalEntry.of(json, from, to, options.maxLine()).ifPresentOrElse(
            entry -> {
                bytes.writeBytes(entry.line());
                lines[0]++;
                cursor[0] = entry.cursor();
                readers.meters().cut(NAME, new Cut(0, 0, 0, 0, false, entry.cut(), false, 0, false));
            }, () -> readers.meters().noEntry(NAME)), () -> readers.meters().noEntry(NAME));
        if (lines[0] == 0) {
            return false;
        }
        send(bytes.toByteArray(), lines[0], cursor[0]);
        return true;
    }

    private void send(byte[] bytes, int lines, String cursor) {
        if (stream == null) {
            Known opened = readers.positions().open(NAME, key(bytes), new ReadPosition(0, 0, 0, 0, "", "", NAME));
            stream = opened.ref();
            position = opened.position();
        }
        ReadPosition next = new ReadPosition(stream.id(), position.to(), position.to() + bytes.length,
            position.line() + lines, cursor, "", NAME);
        Instant now = readers.clock().instant();
        deliver(new LineBatch(NAME, stream, next.from(), position.line() + 1, bytes, 0, bytes.length, now, now, true, next));
        position = next;
        tickAt = now.plus(TICK);
        readers.meters().taken(NAME, lines, bytes.length, next.to());
        works();
    }

    /** Made of the first line, as with files. */
    private static String key(byte[] bytes) {
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        return new Head(java.util.Arrays.copyOf(bytes, end + 1)).key();
    }

    /** Says that nothing more came until now, so that what waits for further lines is settled. */
    private void tick() {
        Instant now = readers.clock().instant();
        if (stream != null && !now.isBefore(tickAt)) {
            tickAt = now.plus(TICK);
            deliver(LineBatch.tick(NAME, now));
        }
    }

    private void deliver(LineBatch batch) {
        new ExchangeSink(template, target).send(batch, refused -> {
            if (refused != null) {
                throw new IllegalStateException(refused);
            }
        });
    }

    private void works() {
        if (!told.isEmpty()) {
            told = "";
            readers.events().journalReads();
        }
    }

    private void ended(String why) {
        if (journal.failed(readers.clock().instant())) {
            told = "";
        }
        tell("it ended, and is started again (" + why + ")");
    }

    /** Once for as long as it says the same. */
    private void tell(String said) {
        if (!said.equals(told)) {
            told = said;
            readers.events().journalSaid(said);
        }
    }

    /** Ends journalctl; the next call starts it again, behind what is stored. */
    @Override
    public synchronized void close() {
        if (child != null) {
            child.close();
            child = null;
        }
        stream = null;
        position = null;
    }
}
