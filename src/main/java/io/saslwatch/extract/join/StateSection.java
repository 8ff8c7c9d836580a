package io.saslwatch.extract.join;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A part of the extraction that remembers something between batches. Its memory is stored with each batch and read back
 * after a restart; what is read back must behave exactly as what was written.
 */
public interface StateSection {

    /** The section's name in the stored state; it never changes. */
    String name();

    /** Writes all that is remembered. */
    void write(DataOutput out) throws IOException;

    /** Replaces what is remembered by what {@link #write} wrote. */
    void read(DataInput in) throws IOException;

    /** Forgets everything. */
    void clear();
}
