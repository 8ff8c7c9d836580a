package io.saslwatch.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An uncompressed file. It is read, never mapped: a log can be cut short under our feet, and a mapping would then end
 * the process.
 */
final class PlainInput implements StreamInput {

    // small enough that the JDK's own copy between the kernel and the array stays in the processor's cache
    private static final int STEP = 256 * 1024;

    private final FileChannel channel;
    private long used;

    PlainInput(Path path) throws IOException {
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(long offset, byte[] into, int at, int length) throws IOException {
        int total = 0;
        while (total < length) {
            int count = channel.read(ByteBuffer.wrap(into, at + total, Math.min(STEP, length - total)), offset + total);
            if (count <= 0) {
                break;
            }
            total += count;
        }
        used = offset + total;
        return total;
    }

    @Override
    public void giveBack(byte[] bytes, int from, int length) {
        used -= length;
    }

    @Override
    public End end() {
        return End.OPEN;
    }

    @Override
    public long used() {
        return used;
    }

    @Override
    public boolean packed() {
        return false;
    }

    /** How long the open file is now, even when it has no name any more. */
    long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
