package io.saslwatch.read;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Unpacks on a thread of its own, a few blocks ahead, so that unpacking, which is slower than all that follows, never
 * waits for it. A small file does not need the thread, and whoever only looks at a beginning does not either.
 */
final class ReadAhead implements Unpacker {

    private static final int BLOCK = 512 * 1024;
    private static final int BLOCKS = 4;
    private static final int DIRECTLY = 256 * 1024;

    /** Unpacked bytes, or how it ended: {@code length} is -1 at a clean end, else {@code failure} says why. */
    private record Block(byte[] bytes, int length, Exception failure, long used, long stamped) {
    }

    private final Unpacker unpacker;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS + 1);
    private long direct;
    private Thread thread;
    private Block block;
    private int at;
    private long used;
    private long stamped;

    ReadAhead(Unpacker unpacker) {
        this.unpacker = unpacker;
    }

    @Override
    public int unpack(byte[] into, int from, int length) throws IOException {
        if (thread == null) {
            if (direct < DIRECTLY) {
                int count = unpacker.unpack(into, from, length);
                direct += Math.max(0, count);
                return count;
            }
            start();
        }
        if (block == null) {
            block = next();
            at = 0;
            used = block.used();
            stamped = block.stamped();
        }
        if (block.failure() instanceof IOException failure) {
            throw failure;
        }
        if (block.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (block.length() < 0) {
            return -1;
        }
        int count = Math.min(length, block.length() - at);
        System.arraycopy(block.bytes(), at, into, from, count);
        at += count;
        if (at == block.length()) {
            free.add(block.bytes());
            block = null;
        }
        return count;
    }

    private Block next() throws IOException {
        try {
            return full.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("reading was stopped", stopped);
        }
    }

    private void start() {
        used = unpacker.used();
        stamped = unpacker.stamped();
        for (int blocks = 0; blocks < BLOCKS; blocks++) {
            free.add(new byte[BLOCK]);
        }
        thread = new Thread(this::work, "tail-unpack");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        try (unpacker) {
            boolean more = true;
            while (more) {
                more = fill(free.take());
            }
        } catch (InterruptedException | IOException closed) {
            // nobody wants the rest
        }
    }

    private boolean fill(byte[] bytes) throws InterruptedException {
        int length = 0;
        Exception failure = null;
        boolean ended = false;
        try {
            while (length < bytes.length && !ended) {
                int count = unpacker.unpack(bytes, length, bytes.length - length);
                ended = count < 0;
                length += Math.max(0, count);
            }
        } catch (IOException | RuntimeException wrong) {
            failure = wrong;
        }
        long used = unpacker.used();
        long stamped = unpacker.stamped();
        if (length > 0) {
            full.put(new Block(bytes, length, null, used, stamped));
        }
        if (ended || failure != null) {
            full.put(new Block(null, -1, failure, used, stamped));
            return false;
        }
        return true;
    }

    @Override
    public long used() {
        return thread == null ? unpacker.used() : used;
    }

    @Override
    public long stamped() {
        return thread == null ? unpacker.stamped() : stamped;
    }

    @Override
    public void close() throws IOException {
        if (thread == null) {
            unpacker.close();
        } else {
            thread.interrupt();
        }
    }
}
