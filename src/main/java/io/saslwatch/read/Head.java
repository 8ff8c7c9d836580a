package io.saslwatch.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The first bytes of a file, unpacked.
 *
 * @param bytes at most {@link Fingerprint#HEAD}
 * @param known hashes of its beginnings computed so far
 */
record Head(byte[] bytes, Map<Integer, Long> known) {

    Head(byte[] bytes) {
        this(bytes, new HashMap<>());
    }

    int length() {
        return bytes.length;
    }

    /** The hash of the first {@code length} bytes. */
    long hash(int length) {
        return known.computeIfAbsent(length, wanted -> ContentHash.of(bytes, 0, wanted));
    }

    /** Whether both are equal as far as both go. */
    boolean equalTo(Head other) {
        int both = Math.min(length(), other.length());
        return Arrays.equals(bytes, 0, both, other.bytes, 0, both);
    }

    /** Where the last complete line in it ends; its whole length when it is as long as a head can be. */
    int lineEnd() {
        if (bytes.length == Fingerprint.HEAD) {
            return bytes.length;
        }
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    /** Index of the first byte that is no NUL: logs cut short under a writer that did not notice begin with many. */
    int start() {
        int at = 0;
        while (at < bytes.length && bytes[at] == 0) {
            at++;
        }
        return at == bytes.length ? 0 : at;
    }

    /** Index behind the first line, without its line feed. */
    int firstLineEnd() {
        int at = start();
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    /** What a stream with this beginning is called: 16 hexadecimal digits made of its first line. */
    String key() {
        int start = start();
        return ContentHash.hex(ContentHash.of(bytes, start, firstLineEnd() - start));
    }
}
