package io.saslwatch.enrich.geo;

import java.util.Arrays;

/** Ranges of IPv6 addresses in order, 36 bytes each. Filled by one thread, then only read. */
final class Ipv6Ranges {

    /** First address: upper half, lower half; last address: upper half, lower half; and so on. */
    private long[] ends = new long[4 * 1024];
    private int[] values = new int[1024];
    private int size;

    /** Adds a range behind all others; false when it begins before the end of the one before. */
    boolean add(IpNumber first, IpNumber last, int value) {
        if (size > 0 && compare(first.high(), first.low(), 4 * size - 2) <= 0) {
            return false;
        }
        if (size == values.length) {
            int more = size + (size >> 1);
            ends = Arrays.copyOf(ends, 4 * more);
            values = Arrays.copyOf(values, more);
        }
        ends[4 * size] = first.high();
        ends[4 * size + 1] = first.low();
        ends[4 * size + 2] = last.high();
        ends[4 * size + 3] = last.low();
        values[size++] = value;
        return true;
    }

    /** The value of the range that holds an address; -1 when none does. */
    int find(long upper, long lower) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (compare(upper, lower, 4 * middle) >= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && compare(upper, lower, 4 * high + 2) <= 0 ? values[high] : -1;
    }

    private int compare(long upper, long lower, int at) {
        int uppers = Long.compareUnsigned(upper, ends[at]);
        return uppers != 0 ? uppers : Long.compareUnsigned(lower, ends[at + 1]);
    }

    /** Gives back the memory that was kept for further ranges. */
    void trim() {
        ends = Arrays.copyOf(ends, 4 * size);
        values = Arrays.copyOf(values, size);
    }

    int size() {
        return size;
    }
}
