package io.saslwatch.enrich.geo;

import java.nio.ByteBuffer;

/**
 * Looks over a record before the library decodes it (MaxMind DB file format 2.0, "Output Data Section"). A damaged or
 * hostile file can make a pointer point to itself or announce an array of millions, which would end the process.
 */
final class RecordGuard {

    private static final int MOST_VALUES = 5_000;
    private static final int DEEPEST = 24;
    private static final int EXTENDED = 0;
    private static final int POINTER = 1;
    private static final int MAP = 7;
    private static final int ARRAY = 11;
    private static final int BOOLEAN = 14;
    private static final int[] POINTER_BASE = {0, 2048, 526_336, 0};

    private final ByteBuffer file;
    private final int dataStart;
    private int values;

    private RecordGuard(ByteBuffer file, int dataStart) {
        this.file = file;
        this.dataStart = dataStart;
    }

    /**
     * Throws when decoding the value at a position would take unbounded time, memory or stack.
     *
     * @param file      the whole file
     * @param dataStart where the data section begins, which is where pointers count from
     * @param position  of the value
     * @throws DamagedDataException     when it would
     * @throws IndexOutOfBoundsException when the value lies outside of the file
     */
    static void check(ByteBuffer file, int dataStart, long position) throws DamagedDataException {
        new RecordGuard(file, dataStart).skip(position, 0);
    }

    /** Returns the position behind the value. */
    private long skip(long position, int depth) throws DamagedDataException {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new DamagedDataException("a record has too many values or is nested too deeply");
        }
        int control = unsigned(position);
        long next = position + 1;
        int type = control >>> 5;
        if (type == POINTER) {
            int size = control >>> 3 & 3;
            long pointer = size == 3 ? 0 : control & 7;
            for (int i = 0; i <= size; i++) {
                pointer = pointer << 8 | unsigned(next++);
            }
            skip(dataStart + pointer + POINTER_BASE[size], depth + 1);
            return next;
        }
        if (type == EXTENDED) {
            type = 7 + unsigned(next++);
        }
        long size = control & 31;
        if (size >= 29) {
            int bytes = (int) size - 28;
            size = bytes == 1 ? 29 : bytes == 2 ? 285 : 65_821;
            long more = 0;
            for (int i = 0; i < bytes; i++) {
                more = more << 8 | unsigned(next++);
            }
            size += more;
        }
        if (type == MAP || type == ARRAY) {
            for (long i = type == MAP ? 2 * size : size; i > 0; i--) {
                next = skip(next, depth + 1);
            }
            return next;
        }
        return type == BOOLEAN ? next : next + size;
    }

    private int unsigned(long position) {
        return file.get(Math.toIntExact(position)) & 0xFF;
    }
}
