package io.saslwatch.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts line feeds eight bytes at a time, and notices NUL bytes on the way. */
final class LineCounter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;
    private static final long EVEN_ONES = 0x0001000100010001L;
    private static final int MOST_SUMMED = 255;
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
        while (to - at >= Long.BYTES) {
            // so many words that none of the eight sums in `sums` can overflow its byte
            int last = Math.min(to - Long.BYTES, at + (MOST_SUMMED - 1) * Long.BYTES);
            long sums = 0;
            for (; at <= last; at += Long.BYTES) {
                long word = (long) LONGS.get(bytes, at);
                // a byte of `other` is zero exactly where the word has a line feed; adding 7F to its low seven bits
                // carries into the high bit for every other value
                long other = word ^ LINE_FEEDS;
                sums += ~((other & LOW) + LOW | other | LOW) >>> 7;
                nul |= word - ONES & ~word & ~LOW;
            }
            lines += (int) (((sums & EVEN_BYTES) + (sums >>> 8 & EVEN_BYTES)) * EVEN_ONES >>> 48);
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
