package io.saslwatch.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts line feeds eight bytes at a time, and notices NUL bytes on the way. */
final class LineCounter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW = 0x7F7F7F7F7F7F7F7FL;

    private LineCounter() {
    }

    /**
     * How many line feeds stand between {@code from} and {@code to}; when there is a NUL byte too, the complement
     * ({@code ~count}, negative) of that number.
     */
    static int count(byte[] bytes, int from, int to) {
        int lines = 0;
        long nul = 0;
        int at = from;
        for (int last = to - Long.BYTES; at <= last; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            // a byte of `other` is zero exactly where the word has a line feed; adding 7F to its low seven bits carries
            // into the high bit for every other value
            long other = word ^ LINE_FEEDS;
            lines += Long.bitCount(~((other & LOW) + LOW | other | LOW));
            nul |= word - ONES & ~word & ~LOW;
        }
        for (; at < to; at++) {
            if (bytes[at] == '\n') {
                lines++;
            } else if (bytes[at] == 0) {
                nul = 1;
            }
        }
        return nul == 0 ? lines : ~lines;
    }
}
