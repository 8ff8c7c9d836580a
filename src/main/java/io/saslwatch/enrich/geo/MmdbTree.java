package io.saslwatch.enrich.geo;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/**
 * The search tree of an MMDB file (MaxMind DB file format 2.0, "Binary Search Tree Section"). The reader library walks it
 * too, but does not tell which record it came to; that number is what decoded records are remembered by. Thread-safe.
 */
final class MmdbTree {

    /** No data for the address. */
    static final long NONE = -1;

    private static final int IPV4_BITS = 32;
    private static final int BITS_BEFORE_IPV4 = 96;
    private static final int SHORTCUT_BITS = 16;
    /** In a large file many networks lie deeper; 4 MB of shortcuts then save a third of a look-up. */
    private static final int LARGE_FILE_BITS = 20;
    private static final int LARGE_FILE_NODES = 1 << 18;
    /** A short run does not pay for shortcuts. */
    private static final int WALKS_BEFORE_SHORTCUTS = 4096;

    private final ByteBuffer file;
    private final long nodes;
    private final int recordSize;
    private final int nodeBytes;
    private final boolean ipv6;
    private final long ipv4Start;
    private final int shortcutBits;
    /** Where the first bits of an IPv4 address lead to; null until enough was asked for. */
    private volatile int[] shortcuts;
    private int walks;

    /**
     * @param file       the whole file; only read at given positions
     * @param nodes      number of nodes
     * @param recordSize bits of one record: 24, 28 or 32
     * @param ipVersion  4 or 6
     */
    MmdbTree(ByteBuffer file, long nodes, int recordSize, int ipVersion) {
        this.file = file;
        this.nodes = nodes;
        this.recordSize = recordSize;
        this.nodeBytes = recordSize / 4;
        this.ipv6 = ipVersion == 6;
        this.shortcutBits = nodes > LARGE_FILE_NODES ? LARGE_FILE_BITS : SHORTCUT_BITS;
        long start = 0;
        for (int i = 0; ipv6 && i < BITS_BEFORE_IPV4 && start < nodes; i++) {
            start = child(start, 0);
        }
        this.ipv4Start = start;
    }

    /** The number of the data record for an address, greater than the number of nodes; {@link #NONE} without data. */
    long find(byte[] address) {
        int bits = address.length * 8;
        if (bits > IPV4_BITS && !ipv6) {
            return NONE;
        }
        int[] shorter = bits == IPV4_BITS ? shortcuts() : null;
        long node = bits == IPV4_BITS ? ipv4Start : 0;
        int from = 0;
        if (shorter != null) {
            int first24 = (address[0] & 0xFF) << 16 | (address[1] & 0xFF) << 8 | address[2] & 0xFF;
            node = shorter[first24 >> 24 - shortcutBits] & 0xFFFF_FFFFL;
            from = shortcutBits;
        }
        for (int i = from; i < bits && node < nodes; i++) {
            node = child(node, address[i >> 3] >> (7 - (i & 7)) & 1);
        }
        return node > nodes ? node : NONE;
    }

    private int[] shortcuts() {
        int[] made = shortcuts;
        // counted loosely: it does not matter which look-up makes them, or whether two do
        if (made == null && ++walks > WALKS_BEFORE_SHORTCUTS) {
            made = new int[1 << shortcutBits];
            follow(ipv4Start, 0, 0, made);
            shortcuts = made;
        }
        return made;
    }

    private void follow(long node, int depth, int prefix, int[] into) {
        if (depth == shortcutBits || node >= nodes) {
            int first = prefix << shortcutBits - depth;
            java.util.Arrays.fill(into, first, first + (1 << shortcutBits - depth), (int) node);
        } else {
            follow(child(node, 0), depth + 1, prefix << 1, into);
            follow(child(node, 1), depth + 1, prefix << 1 | 1, into);
        }
    }

    /** An address that has data, found by turning at random; null when this way there was none. */
    byte[] anyAddress(RandomGenerator random) {
        boolean four = !ipv6 || random.nextBoolean();
        byte[] address = new byte[four ? 4 : 16];
        long node = four ? ipv4Start : 0;
        for (int i = 0; i < address.length * 8 && node < nodes; i++) {
            int bit = random.nextBoolean() ? 1 : 0;
            long next = child(node, bit);
            if (next == nodes) {
                bit = 1 - bit;
                next = child(node, bit);
            }
            address[i >> 3] |= (byte) (bit << (7 - (i & 7)));
            node = next;
        }
        return node > nodes ? address : null;
    }

    private long child(long node, int bit) {
        int at = (int) (node * nodeBytes);
        return switch (recordSize) {
            // the four bytes may end in the separator behind the tree, never behind the file
            case 24 -> file.getInt(at + 3 * bit) >>> 8;
            case 28 -> bit == 0 ? (file.get(at + 3) & 0xF0) << 20 | file.getInt(at) >>> 8
                : file.getInt(at + 3) & 0x0FFF_FFFF;
            default -> file.getInt(at + 4 * bit) & 0xFFFF_FFFFL;
        };
    }
}
