package io.saslwatch.event;

/**
 * How far a stream has been read, and what recognises it next time. It moves in the transaction that stores what was
 * read, and only from where it stood: a commit whose {@code from} is not the stored offset is refused.
 *
 * @param stream      number of the stream in the store
 * @param from        offset before the batch, in bytes of the uncompressed stream
 * @param to          offset behind the batch
 * @param line        number of lines before {@code to}
 * @param fingerprint of the stream's head and of the bytes before {@code to}, see the reading stage; opaque text of at
 *                    most 4,000 characters
 * @param file        what the file looked like; opaque text of at most 2,000 characters, a fast path only
 * @param path        where the file was found
 * @param lost        bytes that were seen but never read and are in no other file, since the position before
 */
public record ReadPosition(long stream, long from, long to, long line, String fingerprint, String file, String path,
                           long lost) {

    /** A position before which nothing was lost. */
    public ReadPosition(long stream, long from, long to, long line, String fingerprint, String file, String path) {
        this(stream, from, to, line, fingerprint, file, path, 0);
    }
}
