package io.saslwatch.read;

import java.io.Closeable;
import java.io.IOException;

/** The uncompressed bytes of one file, read forward. Used by one thread at a time. */
interface StreamInput extends Closeable {

    /** What it means that no more bytes came. */
    enum End {
        /** The file may grow. */
        OPEN,
        /** The compressed data is complete: nothing will follow. */
        COMPLETE,
        /** The file ends in the middle of its compressed data: still being written, or cut off. */
        SHORT,
        /** The compressed data is wrong from here on. */
        BROKEN
    }

    /**
     * Reads what is there now.
     *
     * @param offset where to read, in uncompressed bytes: behind the bytes read before, or before them by as many as
     *               were given back
     * @return how many bytes were read; fewer than {@code length} only when there is no more at present
     * @throws IOException when the file cannot be read; damaged data is no such error, see {@link #end()}
     */
    int read(long offset, byte[] into, int at, int length) throws IOException;

    /** Takes back bytes that the last {@link #read} gave and that were not used, to be read again next. */
    void giveBack(byte[] bytes, int from, int length);

    /** What the last read met when it gave fewer bytes than it was asked for. */
    End end();

    /** What is wrong with the data, once {@link #end()} is {@link End#SHORT} or {@link End#BROKEN}. */
    default String damage() {
        return "";
    }

    /** How many bytes of the stored file were used, for showing progress. */
    long used();

    /** Whether the bytes are stored compressed. */
    boolean packed();

    /** When the data was last changed as the archive itself has it, in seconds since 1970; 0 when it does not say. */
    default long stamped() {
        return 0;
    }
}
