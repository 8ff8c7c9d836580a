package io.saslwatch.read;

import java.io.IOException;
import java.io.InputStream;

/** "Unpacks" what is not packed, for input that can only be read forward. */
final class CopyUnpacker implements Unpacker {

    private final InputStream in;
    private long used;

    CopyUnpacker(InputStream in) {
        this.in = in;
    }

    @Override
    public int unpack(byte[] into, int at, int length) throws IOException {
        int count = in.read(into, at, length);
        used += Math.max(0, count);
        return count;
    }

    @Override
    public long used() {
        return used;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
