package io.saslwatch.read;

import java.io.Closeable;
import java.io.IOException;

/** Unpacks compressed bytes one after the other. */
interface Unpacker extends Closeable {

    /**
     * Unpacks some bytes.
     *
     * @return how many; -1 behind the last one, when the data is complete
     * @throws java.io.EOFException when the stored bytes end too early
     * @throws DamagedException when they are wrong
     */
    int unpack(byte[] into, int at, int length) throws IOException;

    /** How many stored bytes were used. */
    long used();

    /** See {@link StreamInput#stamped()}. */
    default long stamped() {
        return 0;
    }
}
