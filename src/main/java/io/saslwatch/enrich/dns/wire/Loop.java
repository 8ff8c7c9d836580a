package io.saslwatch.enrich.dns.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one thread that waits for everything: tasks, sockets, alarms. Only {@link #execute} and {@link #close} may be
 * called from other threads.
 */
final class Loop implements AutoCloseable {

    /** Something that waits for its sockets or its time. */
    interface Waiting {

        /** A socket can be used. */
        void ready(SelectionKey key);

        /** The time has come. */
        void due();

        /** Nothing will come any more: end now. */
        void abandon();
    }

    private record Alarm(long at, Waiting waiting) { }

    private static final int LARGEST_DATAGRAM = 4096;
    private static final long CLOSING_MILLIS = 2000;

    private final Selector selector;
    private final LongSupplier nanoTime;
    private final Consumer<Throwable> broken;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * Starts the thread, a daemon.
     *
     * @param nanoTime a clock that never goes back, such as {@code System::nanoTime}
     * @param broken   told what a task or a waiting one threw
     */
    Loop(String name, LongSupplier nanoTime, Consumer<Throwable> broken) throws IOException {
        this.selector = Selector.open();
        this.nanoTime = nanoTime;
        this.broken = broken;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Runs a task on the thread, soon; after closing, perhaps never. */
    void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            selector.wakeup();
        }
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /** For reading a datagram; belongs to whoever uses it until it returns. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    SelectionKey watch(SelectableChannel channel, int operations, Waiting waiting) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, waiting);
    }

    /** Calls {@link Waiting#due} at that time, and not at one that was set before. */
    void wake(Waiting waiting, long at) {
        forget(waiting);
        alarms.add(new Alarm(at, waiting));
    }

    void forget(Waiting waiting) {
        alarms.removeIf(alarm -> alarm.waiting() == waiting);
    }

    private void run() {
        while (!closed) {
            try {
                select();
            } catch (IOException failed) {
                broken.accept(failed);
            }
            // what has come is read before anything is given up: a pause of this thread makes nothing late
            for (SelectionKey key : selector.selectedKeys()) {
                guard(() -> ((Waiting) key.attachment()).ready(key), (Waiting) key.attachment());
            }
            selector.selectedKeys().clear();
            for (Alarm alarm = alarms.peek(); alarm != null && alarm.at() - now() <= 0; alarm = alarms.peek()) {
                Waiting waiting = alarms.poll().waiting();
                guard(waiting::due, waiting);
            }
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                guard(task, null);
            }
        }
        for (Alarm alarm = alarms.poll(); alarm != null; alarm = alarms.poll()) {
            guard(alarm.waiting()::abandon, null);
        }
        try {
            selector.close();
        } catch (IOException failed) {
            broken.accept(failed);
        }
    }

    private void select() throws IOException {
        Alarm next = alarms.peek();
        if (!tasks.isEmpty()) {
            selector.selectNow();
        } else if (next == null) {
            selector.select();
        } else {
            selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(next.at() - now() + 999_999)));
        }
    }

    private void guard(Runnable action, Waiting waiting) {
        try {
            action.run();
        } catch (RuntimeException | Error bug) {
            broken.accept(bug);
            if (waiting != null) {
                guard(waiting::abandon, null);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(CLOSING_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
