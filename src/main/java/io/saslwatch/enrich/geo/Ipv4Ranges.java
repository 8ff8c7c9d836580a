package io.saslwatch.enrich.geo;

import java.util.Arrays;

/** Ranges of IPv4 addresses in order, 12 bytes each. Filled by one thread, then only read. */
final class Ipv4Ranges {

    private int[] firsts = new int[1024];
    private int[] lasts = new int[1024];
    private int[] values = new int[1024];
    private int size;

    /** Adds a range behind all others; false when it begins before the end of the one before. */
    boolean add(long first, long last, int value) {
        if (size > 0 && first <= Integer.toUnsignedLong(lasts[size - 1])) {
            return false;
        }
        if (size == firsts.length) {
            int more = size + (size >> 1);
            firsts = Arrays.copyOf(firsts, more);
            lasts = Arrays.copyOf(lasts, more);
            values = Arrays.copyOf(values, more);
        }
        firsts[size] = (int) first;
        lasts[size] = (int) last;
        values[size++] = value;
        return true;
    }

    /** The value of the range that holds an address; -1 when none does. */
    int find(long address) {
        int low = 0;
        int high = size - 1;
        int key = (int) address;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Integer.compareUnsigned(firsts[middle], key) <= 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high >= 0 && Integer.compareUnsigned(key, lasts[high]) <= 0 ? values[high] : -1;
    }

    /** Gives back the memory that was kept for further ranges. */
    void trim() {
        firsts = Arrays.copyOf(firsts, size);
        lasts = Arrays.copyOf(lasts, size);
        values = Arrays.copyOf(values, size);
    }

    int size() {
        return size;
    }
}
