package io.saslwatch.extract.search;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line feeds, 32 bytes at a step. The trick with the lowest bits is from Hacker's Delight, section 6-1. */
public final class LineEnds {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FEEDS = 0x0A0A0A0A0A0A0A0AL;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private LineEnds() {
    }

    /** Index of the first line feed in {@code b[from, to)}; {@code to} when there is none. */
    public static int next(byte[] b, int from, int to) {
        int at = from;
        for (; at + 32 <= to; at += 32) {
            long first = feeds((long) LONGS.get(b, at));
            long second = feeds((long) LONGS.get(b, at + 8));
            long third = feeds((long) LONGS.get(b, at + 16));
            long fourth = feeds((long) LONGS.get(b, at + 24));
            if ((first | second | third | fourth) != 0) {
                if (first != 0) {
                    return at + firstByte(first);
                }
                if (second != 0) {
                    return at + 8 + firstByte(second);
                }
                return third != 0 ? at + 16 + firstByte(third)
                    : at + 24 + firstByte(fourth);
            }
        }
        while (at < to && b[at] != '\n') {
            at++;
        }
        return at;
    }

    /** The eight bytes from {@code at}, for comparing many at once. */
    public static long eightBytes(byte[] b, int at) {
        return (long) LONGS.get(b, at);
    }

    /**
     * Which byte holds the lowest set bit, a high bit of its byte. The bits below it leave one in each byte up to that
     * one, and the product sums them up; the quick compiler makes a dozen branches of {@code numberOfTrailingZeros}.
     */
    private static int firstByte(long feeds) {
        return (int) (((feeds & -feeds) - 1 & ONES) * ONES >>> 56) - 1;
    }

    /** A word whose lowest set bit lies in the first byte that is a line feed; 0 when none is. */
    private static long feeds(long word) {
        long zeroed = word ^ FEEDS;
        return (zeroed - ONES) & ~zeroed & HIGHS;
    }
}
