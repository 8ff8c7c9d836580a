package io.saslwatch.event;

/**
 * Where an event stood, which is what it is called: the stream, the offset of its first line, and a number for the
 * rare line that tells of several attempts.
 *
 * @param stream number of the stream in the store
 * @param key    the stream's key, see {@link StreamRef}
 * @param offset offset in bytes of the line in the uncompressed stream
 * @param part   0 for the first event of a line, 1 for the second, and so on
 */
public record EventId(long stream, String key, long offset, int part) {

    /** The text form, {@code key-offset} or, for a further event of the same line, {@code key-offset.part}. */
    public String text() {
        return part == 0 ? key + '-' + offset : key + '-' + offset + '.' + part;
    }

    // Written out: those of a record are assembled at run time, and a start is slow enough
    @Override
    public boolean equals(Object other) {
        return other instanceof EventId id && stream == id.stream && offset == id.offset && part == id.part
            && key.equals(id.key);
    }

    @Override
    public int hashCode() {
        return (Long.hashCode(stream) * 31 + Long.hashCode(offset)) * 31 + part;
    }

    @Override
    public String toString() {
        return text();
    }
}
